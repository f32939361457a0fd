import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { projectRoot } from '@yuzhi/server';

const folder = await mkdtemp(path.join(tmpdir(), 'yuzhi-mcp-'));
await chmod(folder, 0o755);

after(async () => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

function start(env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, ['apps/cli/src/main.ts', 'mcp'], {
    cwd: projectRoot,
    env: { ...process.env, YUZHI_DATA: folder, ...env },
  });
  const told = Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return {
    child,
    ended: told.then(([stdout, stderr, [code]]) => ({ stdout, stderr, code: code as number | null })),
  };
}

test('stdout holds messages of the protocol and nothing else, also when a client sends none', async () => {
  const { child, ended } = start();
  child.stdin.write('hello\n{"jsonrpc":"2.0","id":1,"method":"tools/list"}\n');
  await once(child.stdout, 'data');
  child.stdin.end();
  const { stdout, stderr, code } = await ended;
  assert.equal(code, 0, stderr);
  for (const line of stdout.trim().split('\n')) assert.equal((JSON.parse(line) as { jsonrpc: string }).jsonrpc, '2.0');
  assert.match(stdout, /"tools":\[\{/);
});

test('a wish to stop ends it', async () => {
  const { child, ended } = start();
  child.stdin.write('{"jsonrpc":"2.0","id":1,"method":"tools/list"}\n');
  await once(child.stdout, 'data');
  child.kill('SIGTERM');
  assert.equal((await ended).code, 0);
});

test('what keeps it from starting is told on stderr', async () => {
  const { ended } = start({ DATABASE_URL: 'postgres://127.0.0.1:1/none' });
  const { stdout, stderr, code } = await ended;
  assert.equal(stdout, '');
  assert.match(stderr, /STORE_/);
  assert.equal(code, 8);
});
