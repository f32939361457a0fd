import type { Text } from '@yuzhi/sdk';
import { Command, Option } from 'commander';
import type { Setting } from './command.ts';
import { inLanguage } from './help-words.ts';
import { projectVersion } from './version.ts';
import { words } from './words.ts';

/** Makes commands that speak the reader's language and keep their exit code. */
export class CommandBuilder {
  readonly root: Command;
  readonly setting: Setting;
  code = 0;

  constructor(setting: Setting) {
    this.setting = setting;
    const { terminal } = setting;
    this.root = this.#prepared(new Command('yuzhi'), words.about)
      .version(projectVersion(), '-V, --version', terminal.say(words.versionAbout))
      .enablePositionalOptions();
  }

  command(parent: Command, usage: string, about: Text): Command {
    return this.#prepared(parent.command(usage), about);
  }

  option(flags: string, about: Text): Option {
    return new Option(flags, this.setting.terminal.say(about));
  }

  /** Runs a command of a module that is loaded only now, and keeps its exit code. */
  async call<M>(module: Promise<M>, run: (module: M, setting: Setting) => Promise<number>): Promise<void> {
    this.code = await run(await module, this.setting);
  }

  #prepared(command: Command, about: Text): Command {
    const { terminal } = this.setting;
    return inLanguage(command, terminal)
      .description(terminal.say(about))
      .exitOverride()
      .helpCommand(false)
      .showSuggestionAfterError(false)
      .configureOutput({
        writeOut: (text) => terminal.io.stdout.write(text),
        writeErr: (text) => terminal.io.stderr.write(text),
        // What is wrong is told by whoever catches the error.
        outputError() {},
      });
  }
}
