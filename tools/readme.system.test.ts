import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { freePort } from '@yuzhi/store/testing';
import { processesIn } from './newcomer/processes-in.ts';
import { readmeSteps } from './readme/readme-steps.ts';
import type { ReadmeStep } from './readme/readme-steps.ts';

/**
 * Does what the README tells a newcomer to do, in its order, with a data folder and a port of its own. What it starts in
 * the first terminal keeps running until the last command.
 */

const root = path.resolve(import.meta.dirname, '..');
const steps = readmeSteps(readFileSync(path.join(root, 'README.md'), 'utf8'));
const patienceMs = 120_000;

const data = await mkdtemp(path.join(tmpdir(), 'yuzhi-readme-'));
await chmod(data, 0o755);
const port = await freePort();
const env = { ...process.env, YUZHI_DATA: data, YUZHI_PORT: String(port) };
const serving: Serving[] = [];

after(async () => {
  for (const pid of processesIn([data])) process.kill(pid, 'SIGKILL');
  await rm(data, { recursive: true, force: true, maxRetries: 5 });
});

test('README.md tells how to start and what to run then', () => {
  assert.ok(steps.some(({ kind }) => kind === 'serve'));
  assert.ok(steps.some(({ kind }) => kind === 'run'));
});

for (const step of steps)
  test(`README.md:${step.line} works: ${step.command}`, { skip: reasonToSkip(step) }, async () => {
    const command = withPort(step.command);
    if (step.kind === 'serve') serving.push(await serve(command));
    else assert.equal(await exitOf(command), null);
  });

test('README.md keeps its word: Ctrl+C stops what it started, in order and altogether', async () => {
  for (const { stop } of serving) await stop();
});

function reasonToSkip(step: ReadmeStep): string | false {
  if (step.kind === 'skip') return step.reason;
  const [program = ''] = step.command.split(' ');
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0 ? false : `${program} is not installed`;
}

/** The README names the default port, which may be taken here. */
function withPort(command: string): string {
  return command.replace(/\b(127\.0\.0\.1|localhost):7300\b/g, `$1:${port}`);
}

interface Serving {
  stop(): Promise<void>;
}

/** Starts it and waits until it tells its address. */
async function serve(command: string): Promise<Serving> {
  const child = spawn('sh', ['-c', command], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const ended = Promise.withResolvers<string>();
  child.once('close', (code, signal) => ended.resolve(`it ended with ${code ?? signal}`));
  const listening = Promise.withResolvers<null>();
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes(`127.0.0.1:${port}`)) listening.resolve(null);
    });
  const wrong = await Promise.race([listening.promise, ended.promise, timeOver()]);
  assert.equal(wrong, null, said);
  return {
    async stop() {
      // A terminal sends Ctrl+C to all of them at once.
      process.kill(-(child.pid ?? 0), 'SIGINT');
      assert.match(await Promise.race([ended.promise, timeOver()]), /^it ended/, said);
      assert.deepEqual(processesIn([data]), [], `it left processes behind\n${said}`);
    },
  };
}

/** `null` for a command that succeeds, otherwise all that it said. */
async function exitOf(command: string): Promise<string | null> {
  const child = spawn('sh', ['-c', command], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => void (said += chunk.toString()));
  const ended = new Promise<string | null>((resolve) => {
    child.once('close', (code) => resolve(code === 0 ? null : `${code}: ${said}`));
  });
  const how = await Promise.race([ended, timeOver()]);
  // curl succeeds whatever the server answers.
  return how === null && /"(code|type)": ?"(urn:yuzhi:error|[A-Z]+_)/.test(said) ? said : how;
}

async function timeOver(): Promise<string> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(`not over after ${patienceMs / 1000} s`), patienceMs).unref();
  });
}
