import type { Readable, Writable } from 'node:stream';

/** Everything that the program takes from the process that it runs in. */
export interface Io {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly env: NodeJS.ProcessEnv;
  /** Folder against which file names are read. */
  readonly cwd: string;
  /** Which of the three is a terminal with a person before it. */
  readonly isTTY: { readonly stdin: boolean; readonly stdout: boolean; readonly stderr: boolean };
  /** Width of the terminal, when there is one. */
  readonly columns?: number;
  /** Calls back for each wish to stop (Ctrl-C, SIGTERM); returns how to stop listening. */
  readonly onStop?: (listener: () => void) => () => void;
}
