import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What a long measurement or proof may use; everything that was opened through it is closed when it ends. */
export interface BenchHarness {
  /** Fires when the time of the run is over. */
  readonly signal: AbortSignal;
  say(line: string): void;
  /** A new folder that is removed at the end. Others may look into it: the embedded database runs as another user. */
  folder(): Promise<string>;
  /** Closes `resource` at the end, last opened first. */
  use<T extends AsyncDisposable>(resource: T): T;
  /** Notes the version of the database that took part. */
  tookPart(postgresVersion: string): void;
}

export interface OpenHarness extends BenchHarness, AsyncDisposable {
  readonly postgresVersion: string | null;
}

/** A harness whose signal fires after `limitMs`. */
export function openHarness(limitMs: number): OpenHarness {
  const stack = new AsyncDisposableStack();
  let postgresVersion: string | null = null;
  return {
    signal: AbortSignal.timeout(limitMs),
    get postgresVersion() {
      return postgresVersion;
    },
    say: (line) => void process.stdout.write(`${line}\n`),
    async folder() {
      const folder = await mkdtemp(path.join(tmpdir(), 'yuzhi-measure-'));
      await chmod(folder, 0o755);
      stack.defer(() => rm(folder, { recursive: true, force: true }));
      return folder;
    },
    use: (resource) => stack.use(resource),
    tookPart(version) {
      postgresVersion = version;
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

/** `work`, or an error as soon as the time of the run is over. */
export async function withinTime<T>(harness: BenchHarness, work: Promise<T>): Promise<T> {
  work.catch(() => {});
  return Promise.race([
    work,
    new Promise<never>((_resolve, reject) => {
      harness.signal.addEventListener('abort', () => reject(new Error('The time of this run is over')), { once: true });
    }),
  ]);
}
