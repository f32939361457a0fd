import type { Command } from 'commander';

/** A command as completion sees it. */
export interface CommandTree {
  readonly name: string;
  readonly about: string;
  readonly commands: readonly CommandTree[];
  readonly options: readonly { readonly word: string; readonly about: string }[];
  /** Values that its arguments can have. */
  readonly choices: readonly string[];
}

/** The commands under one, without those that are not for people. */
export function treeOf(command: Command): readonly CommandTree[] {
  return command
    .createHelp()
    .visibleCommands(command)
    .map((one) => ({
      name: one.name(),
      about: one.description(),
      commands: treeOf(one),
      options: one.options.map(({ long, description }) => ({ word: long ?? '', about: description })),
      choices: one.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []),
    }));
}
