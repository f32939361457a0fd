import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Backend } from './base.ts';
import { runCli } from './cli.ts';
import type { Io } from './io.ts';

export interface Invocation extends Partial<Pick<Io, 'env' | 'cwd' | 'isTTY' | 'columns' | 'onStop'>> {
  readonly stdin?: string;
  readonly backend?: Backend;
}

export interface Answer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program in this process, as a shell would: streams in, streams and an exit code out. */
export async function runYuzhi(argv: readonly string[], invocation: Invocation = {}): Promise<Answer> {
  const { stdin = '', backend, ...given } = invocation;
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const io: Io = {
    stdin: Readable.from([stdin]),
    stdout,
    stderr,
    env: {},
    cwd: process.cwd(),
    isTTY: { stdin: false, stdout: false, stderr: false },
    ...given,
  };
  const told = Promise.all([text(stdout), text(stderr)]);
  const code = await runCli(argv, io, backend);
  stdout.end();
  stderr.end();
  const [out, err] = await told;
  return { code, stdout: out, stderr: err };
}
