export { runCli } from './cli.ts';
export { exitCodeOfKind } from './exit-codes.ts';
export { cliError } from './errors.ts';
export type { Backend } from './base.ts';
export type { Io } from './io.ts';
