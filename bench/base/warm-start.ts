import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectRoot } from '@yuzhi/server';
import { freePort } from '@yuzhi/store/testing';
import { alternate } from '../../tools/harness/alternate.ts';
import type { BenchHarness } from '../../tools/harness/bench-harness.ts';
import type { Finding } from '../../tools/harness/define-bench.ts';
import { median, spreadOf } from '../../tools/harness/median.ts';
import { openLedgerEyes } from './ledger-eyes.ts';

const rounds = 5;

/**
 * Seconds from `npm start` to a ready server, everything being installed and the data folder being there. Beside it
 * the same without npm, and without npm while the database already runs: their differences are the share of each.
 */
export async function warmStart(harness: BenchHarness): Promise<Finding[]> {
  const dataFolder = `${await harness.folder()}/data`;
  const npm = ['npm', 'start'];
  const direct = [process.execPath, path.join('apps', 'cli', 'src', 'main.ts'), 'serve'];
  const { whole, withoutNpm, withoutBoth } = await alternate(
    {
      whole: () => start(harness, npm, dataFolder),
      withoutNpm: () => start(harness, direct, dataFolder),
      async withoutBoth() {
        await using _held = await openLedgerEyes(dataFolder);
        return await start(harness, direct, dataFolder, ', database running');
      },
    },
    { rounds },
  );
  const [all, noNpm, neither] = [median(whole), median(withoutNpm), median(withoutBoth)];
  const share = (id: string, value: number): Finding => ({
    id,
    value,
    unit: 's',
    against: `the whole start: ${all.toFixed(2)} s`,
    ratio: value / all,
    spread: null,
  });
  return [
    { id: 'base.warm_start_s', value: all, unit: 's', against: null, ratio: null, spread: spreadOf(whole) },
    share('base.warm_start_npm_s', all - noNpm),
    share('base.warm_start_database_s', noNpm - neither),
    share('base.warm_start_base_s', neither),
  ];
}

async function start(
  harness: BenchHarness,
  command: readonly string[],
  dataFolder: string,
  note = '',
): Promise<number> {
  const port = await freePort();
  const [program = '', ...args] = command;
  const begun = performance.now();
  // A group of its own: npm, its shell and the server are stopped together.
  const child = spawn(program, args, {
    cwd: projectRoot,
    detached: true,
    stdio: 'ignore',
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], YUZHI_DATA: dataFolder, YUZHI_PORT: String(port) },
  });
  try {
    await ready(child, `http://127.0.0.1:${port}/readyz`, harness.signal);
    const seconds = (performance.now() - begun) / 1_000;
    harness.say(`${program === 'npm' ? 'npm start' : 'without npm'}${note}: ready after ${seconds.toFixed(2)} s`);
    return seconds;
  } finally {
    await stopGroup(child, port);
  }
}

async function ready(child: ChildProcess, url: string, signal: AbortSignal): Promise<void> {
  const patience = AbortSignal.any([signal, AbortSignal.timeout(60_000)]);
  while (!patience.aborted) {
    if (child.exitCode !== null) throw new Error(`The start ended with ${child.exitCode} before it was ready`);
    const status = await fetch(url).then(
      async (response) => (await response.arrayBuffer(), response.status),
      () => 0,
    );
    if (status === 200) return;
    await sleep(10);
  }
  throw new Error('The server was not ready within a minute');
}

async function stopGroup(child: ChildProcess, port: number): Promise<void> {
  const ended = child.exitCode === null ? once(child, 'exit') : null;
  signalGroup(child, 'SIGTERM');
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), 20_000);
  await ended;
  // npm may be gone before the server is; the next reading must not meet it.
  while (await isTaken(port)) await sleep(20);
  clearTimeout(timer);
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    process.kill(-(child.pid ?? 0), signal);
  } catch {
    // The group is gone, which is what was wanted.
  }
}

function isTaken(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/healthz`).then(
    () => true,
    () => false,
  );
}
