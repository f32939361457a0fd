import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { checkDataFolder, checkDisk, checkNode } from './check-machine.ts';

const gibibyte = 1_073_741_824;

test('checkNode() takes the Node.js that runs our TypeScript, and later ones', () => {
  for (const [version, state] of [
    ['v24.0.0', 'ok'],
    ['v26.1.0', 'ok'],
    ['v22.9.0', 'fail'],
    ['v9.0.0', 'fail'],
  ] as const)
    assert.equal(checkNode(version).state, state, version);
});

test('checkDisk() warns below 5 GiB and fails below half a gibibyte', async () => {
  for (const [free, state] of [
    [80 * gibibyte, 'ok'],
    [5 * gibibyte, 'ok'],
    [5 * gibibyte - 1, 'warn'],
    [gibibyte / 2, 'warn'],
    [gibibyte / 2 - 1, 'fail'],
  ] as const)
    assert.equal((await checkDisk('/', async () => free)).state, state, String(free));
});

test('checkDisk() asks about the nearest folder that is there', async () => {
  const asked: string[] = [];
  await checkDisk(path.join(tmpdir(), 'no-such-folder', 'data'), async (folder) => {
    asked.push(folder);
    return gibibyte;
  });
  assert.deepEqual(asked, [tmpdir()]);
});

test('checkDataFolder() takes a folder that is there or can be made, and no file in its place', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'yuzhi-doctor-'));
  try {
    assert.deepEqual(checkDataFolder(folder).text.zh, folder);
    assert.match(checkDataFolder(path.join(folder, 'a', 'b')).text.en, /made at the first start/);
    const file = path.join(folder, 'file');
    await writeFile(file, '');
    assert.equal(checkDataFolder(file).state, 'fail');
    assert.equal(checkDataFolder(path.join(file, 'data')).state, 'fail');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
