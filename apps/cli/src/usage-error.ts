import type { CommanderError } from 'commander';
import type { YuzhiError } from '@yuzhi/sdk';
import type { CommandTree } from './command-tree.ts';
import { cliError } from './errors.ts';
import { nearest } from './nearest.ts';

/** An error of ours for what the argument parser refused. */
export function usageError(
  { code, message }: CommanderError,
  argv: readonly string[],
  tree: readonly CommandTree[],
): YuzhiError {
  // Its messages quote the name that they are about.
  const name = /'([^']*)'/.exec(message)?.[1] ?? '';
  // `-p, --port <number>` is known to people by its long name.
  const option = /--[\w-]+/.exec(name)?.[0] ?? name;
  switch (code) {
    case 'commander.unknownCommand':
      return cliError('CLI_COMMAND_UNKNOWN', { name, near: nearestCommands(name, argv, tree) });
    case 'commander.unknownOption':
      return cliError('CLI_OPTION_UNKNOWN', { name: option });
    case 'commander.optionMissingArgument':
      return cliError('CLI_OPTION_VALUE_MISSING', { name: option });
    case 'commander.missingMandatoryOptionValue':
      return cliError('CLI_OPTION_MISSING', { name: option });
    case 'commander.missingArgument':
      return cliError('CLI_ARGUMENT_MISSING', { name });
    case 'commander.invalidArgument':
      return cliError('CLI_OPTION_VALUE_WRONG', invalidChoice(message));
    case 'commander.excessArguments':
      return cliError('CLI_ARGUMENT_UNEXPECTED');
    default:
      return cliError('CLI_ARGUMENT_UNEXPECTED', { reason: message });
  }
}

/** Commands that may have been meant, as they are called in full. */
function nearestCommands(name: string, argv: readonly string[], tree: readonly CommandTree[]): readonly string[] {
  const group = tree.find((command) => command.name === argv[0]);
  const names = (group?.commands ?? tree).map((command) => command.name);
  return nearest(name, names).map((near) => (group === undefined ? near : `${group.name} ${near}`));
}

/** From: option '--state <state>' argument 'x' is invalid. Allowed choices are a, b. */
function invalidChoice(message: string): { name: string; value: string; choices: string } {
  const [, name = '', value = ''] = /'([^']*)'[^']*'([^']*)'/.exec(message) ?? [];
  const choices = /choices are (.*)\.$/.exec(message)?.[1] ?? '';
  const isOption = message.includes("option '");
  return isOption
    ? { name: /--[\w-]+/.exec(name)?.[0] ?? name, value, choices }
    : { name: value, value: name, choices };
}
