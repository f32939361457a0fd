import type { OperationDescription, PackEntry } from '@yuzhi/kernel';
import type { Text } from '@yuzhi/sdk';
import { commandName } from '../command-name.ts';
import { flagsOfInput } from '../flags/flags-of-input.ts';
import type { FlagSet } from '../flags/flags-of-schema.ts';
import { shellWord } from '../flags/shell-word.ts';
import { pairLines } from '../render/table.ts';
import type { Terminal } from '../terminal.ts';
import { fill } from '../fill.ts';
import { words } from '../words.ts';
import { flagLines, ownFlagLines } from './flag-help.ts';

/** Longer than this, an example is better run by its number. */
const longestCommand = 400;

/** What one operation does, its flags and its examples as command lines. */
export function operationHelp(operation: OperationDescription, flags: FlagSet, terminal: Terminal): readonly string[] {
  const yuzhi = commandName(terminal.io.env);
  const examples = operation.examples.flatMap(({ title }, index) => [
    '',
    `  # ${terminal.say(title)}`,
    `  ${exampleCommand(operation, index, flags, yuzhi)}`,
  ]);
  return [
    `${terminal.strong(terminal.say(operation.title))}  ${terminal.faint(operation.id)}`,
    terminal.say(operation.summary),
    ...facts(operation).map((fact) => terminal.say(fact)),
    '',
    `${terminal.say(words.usage)}  ${yuzhi} run ${operation.id} [--flag value …]`,
    ...(flags.flags.length === 0
      ? []
      : ['', terminal.strong(terminal.say(words.flags)), ...flagLines(flags, terminal)]),
    '',
    terminal.strong(terminal.say(words.ownFlags)),
    ...ownFlagLines(terminal),
    ...(examples.length === 0 ? [] : ['', terminal.strong(terminal.say(words.examples)), ...examples.slice(1)]),
  ];
}

/** What `run` does and what can be run. */
export function runHelp(packs: readonly PackEntry[], terminal: Terminal): readonly string[] {
  const operations = packs.flatMap((pack) => pack.operations);
  return [
    terminal.say(words.runAbout),
    '',
    `${terminal.say(words.usage)}  ${commandName(terminal.io.env)} run domain/pack/operation [--flag value …]`,
    '',
    terminal.strong(terminal.say(words.ownFlags)),
    ...ownFlagLines(terminal),
    '',
    terminal.strong(terminal.say(words.operations)),
    ...pairLines(operations.map(({ id, definition }) => [id, terminal.say(definition.title)])).map(
      (line) => `  ${line}`,
    ),
  ];
}

/** The command line that runs an example. */
export function exampleCommand(operation: OperationDescription, index: number, flags: FlagSet, yuzhi: string): string {
  const tokens = flagsOfInput(operation.examples[index]?.input, flags);
  const command = [yuzhi, 'run', operation.id, ...tokens.map(shellWord)].join(' ');
  return command.length <= longestCommand ? command : `${yuzhi} run ${operation.id} --example ${index + 1}`;
}

function facts({ effect, concerns, recourse }: OperationDescription): readonly Text[] {
  return [
    ...(effect === 'act' ? [words.actsAfterApproval] : []),
    ...(effect === 'advise' ? [words.advises] : []),
    ...(concerns === 'nobody' || recourse === null ? [] : [fill(words.recourse, { recourse })]),
  ];
}
