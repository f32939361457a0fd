import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** What a server in a process of its own tells when it is asked. */
export interface ChildReading {
  /** CPU of that process alone, user and system, in seconds. */
  readonly cpuSeconds: number;
  readonly rssBytes: number;
  /** After a collection, where the process was started with `--expose-gc`. */
  readonly heapBytes: number;
}

export interface ChildServer extends AsyncDisposable {
  readonly address: string;
  readonly pid: number;
  /** Milliseconds from the start of the process to the moment at which it said that it listens. */
  readonly startMs: number;
  /** Everything that it has written to its outputs. */
  written(): string;
  isAlive(): boolean;
  read(): Promise<ChildReading>;
  /** Asks it to stop and waits. Returns its exit code, `null` when it had to be killed. */
  stop(): Promise<number | null>;
}

export interface ChildServerOptions {
  readonly script: URL;
  readonly env: Readonly<Record<string, string>>;
  readonly nodeArgs?: readonly string[];
  /** Time to begin to listen and time to stop, each, in milliseconds. Default 60,000. */
  readonly patienceMs?: number;
}

/** What passes between the two processes. */
export type ChildMessage = { readonly listens: string } | { readonly reading: ChildReading };
export type ParentMessage = 'read' | 'stop';

/**
 * Starts a script that serves and ends with `answerParent` in a process of its own. The environment of this process
 * is not passed on, so that no setting of whoever measures reaches the server.
 */
export async function startChildServer(options: ChildServerOptions): Promise<ChildServer> {
  const { script, env, nodeArgs = [], patienceMs = 60_000 } = options;
  const begun = performance.now();
  const child = fork(script, {
    // It counts requests as ever, and no load reaches the limit.
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], YUZHI_RATE_LIMIT: '100000000', ...env },
    execArgv: [...nodeArgs],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const output = outputOf(child);
  const address = await listening(child, output, patienceMs);
  const startMs = performance.now() - begun;
  const stop = (): Promise<number | null> => stopped(child, patienceMs);
  return {
    address,
    startMs,
    pid: child.pid ?? 0,
    written: output,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    read: () => reading(child),
    stop,
    [Symbol.asyncDispose]: () => stop().then(() => {}),
  };
}

function outputOf(child: ChildProcess): () => string {
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString();
}

async function listening(child: ChildProcess, output: () => string, patienceMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => {
      child.kill('SIGKILL');
      reject(new Error(`The server did not start: ${why}\n${output()}`));
    };
    const timer = setTimeout(() => fail(`no word within ${patienceMs} ms`), patienceMs);
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`it ended with ${code}`);
    });
    child.once('message', (message: ChildMessage) => {
      clearTimeout(timer);
      child.removeAllListeners('exit');
      if ('listens' in message) resolve(message.listens);
      else fail('its first word was not that it listens');
    });
  });
}

async function reading(child: ChildProcess): Promise<ChildReading> {
  const answer = once(child, 'message', { signal: AbortSignal.timeout(30_000) });
  send(child, 'read');
  const [message] = (await answer) as [ChildMessage];
  if (!('reading' in message)) throw new TypeError('The server answered something else than a reading');
  return message.reading;
}

async function stopped(child: ChildProcess, patienceMs: number): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    const ended = once(child, 'exit');
    if (child.connected) send(child, 'stop');
    await ended;
    clearTimeout(timer);
  }
  return child.exitCode;
}

function send(child: ChildProcess, message: ParentMessage): void {
  child.send(message);
}
