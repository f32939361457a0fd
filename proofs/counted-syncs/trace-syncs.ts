import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

const attachMs = 5_000;

/** The system calls of one server that send its write-ahead log to disk, seen from outside of it. */
export interface SyncTrace extends AsyncDisposable {
  /** When each ended, in milliseconds since 1970. */
  readonly syncs: readonly number[];
  /** Whether no process of the server escapes it; waits a little for those that it is about to take. */
  isWhole(): Promise<boolean>;
}

/**
 * Watches every process of the server whose postmaster is `postmaster`, those that it starts later too, for fdatasync,
 * which is how PostgreSQL on Linux syncs its log (`wal_sync_method`). Takes strace and the right to use it.
 */
export async function traceSyncs(postmaster: number): Promise<SyncTrace> {
  for (let tries = 0; tries < 5; tries += 1) {
    const trace = startTrace(postmaster);
    if (await trace.isWhole()) return trace;
    // A process that came into being while strace attached itself is not seen.
    await trace[Symbol.asyncDispose]();
  }
  throw new Error('This proof counts with strace, which does not see every process of the server here');
}

function startTrace(postmaster: number): SyncTrace {
  const pids = [postmaster, ...childrenOf(postmaster)].flatMap((pid) => ['-p', String(pid)]);
  // -q: what it says of a process that it takes would stand in the midst of a line, and the call of that line be missed.
  const strace = spawn('strace', ['-q', '-f', '-ttt', '-T', '-y', '-e', 'trace=fdatasync', ...pids], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let isMissing = false;
  strace.once('error', () => (isMissing = true));
  const syncs: number[] = [];
  let rest = '';
  strace.stderr.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const at = endOfSync(line);
      if (at !== null) syncs.push(at);
    }
  });
  const isTraced = (pid: number): boolean => numberOf(pid, 'TracerPid') === strace.pid;
  return {
    syncs,
    async isWhole() {
      // Twice in a row: the first look may miss a process that was started just before the postmaster was traced.
      const until = Date.now() + attachMs;
      for (let inRow = 0; inRow < 2;) {
        if (Date.now() > until || isMissing) return false;
        inRow = [postmaster, ...childrenOf(postmaster)].every(isTraced) ? inRow + 1 : 0;
        await wait(20);
      }
      return true;
    },
    async [Symbol.asyncDispose]() {
      if (isMissing || strace.exitCode !== null) return;
      strace.kill('SIGINT');
      await once(strace, 'exit');
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
    .filter((pid) => Number.isInteger(pid) && numberOf(pid, 'PPid') === parent);
}

function numberOf(pid: number, field: 'PPid' | 'TracerPid'): number | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(new RegExp(`^${field}:\\s+(\\d+)$`, 'm').exec(status)?.[1]);
  } catch {
    return null;
  }
}
