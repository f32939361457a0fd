import type { Backend } from './base.ts';
import type { Terminal } from './terminal.ts';

/** What every command is given. */
export interface Setting {
  readonly terminal: Terminal;
  readonly backend: Backend;
}

/** A command that has run: its exit code. */
export type ExitCode = Promise<number>;
