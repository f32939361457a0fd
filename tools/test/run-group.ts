import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestGroup } from './find-tests.ts';
import { tallyOf } from './tally.ts';
import type { Tally } from './tally.ts';
import type { TestRecord } from './test-record.ts';

interface Way {
  readonly args: readonly string[];
  /** The whole group ends after this; something hangs then. */
  readonly limitMs: number;
}

const ways: Readonly<Record<TestGroup['name'], Way>> = {
  unit: { args: ['--test-isolation=none', '--test-timeout=60000'], limitMs: 3 * 60_000 },
  system: { args: ['--test-isolation=process', '--test-concurrency=3', '--test-timeout=300000'], limitMs: 25 * 60_000 },
};

/** Runs the files of a group and counts what came of them. Failures are shown as they happen. */
export async function runGroup(root: string, { name, files }: TestGroup, limitMs = ways[name].limitMs): Promise<Tally> {
  const folder = mkdtempSync(path.join(tmpdir(), 'yuzhi-tests-'));
  const records = path.join(folder, 'records');
  try {
    const ended = await runNode(root, [...ways[name].args, ...files], records, limitMs);
    const tally = tallyOf(readRecords(records), files);
    const isExplained = ended === null || tally.failures.length > 0;
    return isExplained ? tally : { ...tally, failures: [`${name} tests: ${ended}`] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Returns `null` when the process ended well, otherwise how it ended. */
async function runNode(
  root: string,
  args: readonly string[],
  records: string,
  limitMs: number,
): Promise<string | null> {
  const reporter = [
    '--test-reporter',
    path.join(import.meta.dirname, 'reporter.ts'),
    '--test-reporter-destination=stdout',
  ];
  const child = spawn(process.execPath, ['--test', ...reporter, ...args], {
    cwd: root,
    env: {
      ...withoutSettings(process.env),
      YUZHI_TEST_RECORDS: records,
      // Hundreds of processes start the same code; see apps/cli/bin/yuzhi.mjs.
      NODE_COMPILE_CACHE: path.join(root, 'node_modules', '.cache', 'compiled'),
    },
    stdio: ['ignore', 'inherit', 'inherit'],
    // A group of its own, so that a test that hangs can be ended with everything that it started.
    detached: true,
  });
  const pass = (signal: NodeJS.Signals): void => endGroup(child.pid, signal);
  process.on('SIGINT', pass).on('SIGTERM', pass);
  let isOver = false;
  const timer = setTimeout(() => {
    isOver = true;
    pass('SIGTERM');
    setTimeout(() => pass('SIGKILL'), 10_000).unref();
  }, limitMs);
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  clearTimeout(timer);
  process.off('SIGINT', pass).off('SIGTERM', pass);
  endGroup(child.pid, 'SIGKILL');
  if (isOver) return `not over after ${limitMs / 1000} s; something is left open`;
  return code === 0 ? null : `the process ended with ${code ?? signal}`;
}

function endGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch {}
}

/** Settings of whoever runs the tests must not reach what is tested; those made for tests may. */
function withoutSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const isSetting = (name: string): boolean =>
    (name.startsWith('YUZHI_') && !name.startsWith('YUZHI_TEST_')) ||
    ['DATABASE_URL', 'NODE_ENV', 'NODE_TEST_CONTEXT'].includes(name);
  return Object.fromEntries(Object.entries(env).filter(([name]) => !isSetting(name)));
}

function readRecords(file: string): readonly TestRecord[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line.endsWith('}')).map((line) => JSON.parse(line) as TestRecord);
}
