import type { ErrorKind } from '@yuzhi/sdk';
import type { Command } from 'commander';
import { exitCheckFailed, exitCodeOfKind, exitWaiting } from './exit-codes.ts';
import { pairLines } from './render/table.ts';
import type { Terminal } from './terminal.ts';
import { words } from './words.ts';

/** Puts the words that commander itself says into the reader's language. */
export function inLanguage(command: Command, terminal: Terminal): Command {
  const titles: Readonly<Record<string, string>> = {
    'Usage:': terminal.say(words.usage),
    'Arguments:': terminal.say(words.arguments),
    'Options:': terminal.say(words.options),
    'Commands:': terminal.say(words.commands),
  };
  return command.helpOption('-h, --help', terminal.say(words.helpAbout)).configureHelp({
    styleTitle: (title) => titles[title] ?? title,
    optionDescription: ({ description, argChoices, defaultValue }) => {
      const choices = argChoices === undefined ? '' : `  ${argChoices.join(' | ')}`;
      const initial =
        defaultValue === undefined ? '' : `  ${terminal.say(words.byDefault, { value: String(defaultValue) })}`;
      return `${description}${choices}${initial}`;
    },
    ...(terminal.io.columns === undefined ? {} : { helpWidth: terminal.io.columns }),
  });
}

/** After the list of commands: the language, how to go on, and what the shell gets. */
export function addExitCodes(root: Command, terminal: Terminal): void {
  const codes = [
    ['0', terminal.say(words.exitDone)],
    [String(exitCheckFailed), terminal.say(words.exitCheckFailed)],
    ...Object.entries(exitCodeOfKind).map(([kind, code]) => [
      String(code),
      terminal.say(words[`kind_${kind as ErrorKind}`]),
    ]),
    [String(exitWaiting), terminal.say(words.exitWaiting)],
  ] as [string, string][];
  const ordered = codes.sort(([a], [b]) => Number(a) - Number(b));
  root.addHelpText('after', () =>
    [
      '',
      terminal.say(words.helpMore),
      terminal.say(words.helpLanguage),
      '',
      terminal.say(words.exitCodes),
      ...pairLines(ordered).map((line) => `  ${line}`),
      '',
    ].join('\n'),
  );
}
