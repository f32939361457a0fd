import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** The system calls of one server that send its write-ahead log to disk, seen from outside of it. */
export interface SyncTrace extends AsyncDisposable {
  /** When each ended, in milliseconds since 1970. */
  readonly syncs: readonly number[];
}

/**
 * Watches every process of the server whose postmaster is `postmaster`, those that it starts later too, for fdatasync,
 * which is how PostgreSQL on Linux syncs its log (`wal_sync_method`). Takes strace and the right to use it.
 */
export async function traceSyncs(postmaster: number): Promise<SyncTrace> {
  const pids = [postmaster, ...childrenOf(postmaster)].flatMap((pid) => ['-p', String(pid)]);
  const strace = spawn('strace', ['-f', '-ttt', '-T', '-y', '-e', 'trace=fdatasync', ...pids], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const failed = once(strace, 'error').then(([error]) => {
    throw new Error('This proof counts with strace, which does not run here', { cause: error });
  });
  const syncs: number[] = [];
  let rest = '';
  let attached = 0;
  strace.stderr.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line.includes(' attached')) attached += 1;
      const at = endOfSync(line);
      if (at !== null) syncs.push(at);
    }
  });
  await Promise.race([failed, until(() => attached > 0)]);
  failed.catch(() => {});
  return {
    syncs,
    async [Symbol.asyncDispose]() {
      strace.kill('SIGINT');
      if (strace.exitCode === null) await once(strace, 'exit');
    },
  };
}

/** `1795621341.5 fdatasync(5</…/pg_wal/0001>) = 0 <0.0012>`, or `… <... fdatasync resumed>) = 0 <0.0012>`, which is told at its end. */
export function endOfSync(line: string): number | null {
  const whole = /(\d+\.\d+) fdatasync\(\d+<[^>]*\/pg_wal\/[^>]*>\)\s+= 0 <([\d.]+)>/.exec(line);
  if (whole) return (Number(whole[1]) + Number(whole[2])) * 1000;
  const resumed = /(\d+\.\d+) <\.\.\. fdatasync resumed>\)\s+= 0 <[\d.]+>/.exec(line);
  return resumed ? Number(resumed[1]) * 1000 : null;
}

function childrenOf(parent: number): readonly number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && parentOf(pid) === parent);
}

function parentOf(pid: number): number | null {
  try {
    return Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return null;
  }
}

async function until(isSo: () => boolean): Promise<void> {
  for (const end = Date.now() + 30_000; !isSo(); await wait(20))
    if (Date.now() > end) throw new Error('strace did not attach within 30 s');
}
