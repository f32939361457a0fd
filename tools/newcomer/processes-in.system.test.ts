import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { listeningAddresses, processesIn } from './processes-in.ts';

const skip = process.platform === 'linux' ? false : 'there is no /proc';

async function listenIn(folder: string, host: string) {
  const script = `require('net').createServer().listen(0, '${host}', () => console.log('up'))`;
  const child = spawn(process.execPath, ['-e', script], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

for (const host of ['127.0.0.1', '0.0.0.0', '::1'])
  test(`listeningAddresses() sees that a process in a folder listens on ${host}`, { skip }, async (t) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'yuzhi-listen-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const child = await listenIn(folder, host).catch(() => null);
    if (child === null) return t.skip(`this machine has no ${host}`);
    const pids = processesIn([folder]);
    assert.deepEqual(pids, [child.pid]);
    assert.deepEqual(listeningAddresses(pids), [host]);
    child.kill();
    await once(child, 'exit');
    assert.deepEqual(processesIn([folder]), []);
  });
