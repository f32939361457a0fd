import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { makeFolders } from './make-folders.ts';

test('makeFolders() makes what is missing, takes what is there, and says what is in the way', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'yuzhi-folders-'));
  try {
    const deep = path.join(folder, 'a', 'b', 'c');
    await makeFolders(deep, 0o700);
    await makeFolders(deep, 0o700);
    assert.equal((await stat(deep)).mode & 0o777, 0o700);
    await writeFile(path.join(folder, 'file'), '');
    for (const place of ['file', 'file/x', 'file/x/y'])
      await assert.rejects(makeFolders(path.join(folder, place), 0o700), { code: 'ENOTDIR' }, place);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test(
  'makeFolders() gives up where no folder can be made',
  { skip: !existsSync('/proc/self') && 'there is no /proc' },
  async () => {
    for (const place of ['/proc/yuzhi', '/proc/yuzhi/backups/deep', '/proc/self/yuzhi/x'])
      await assert.rejects(makeFolders(place, 0o700), { code: 'ENOENT' }, place);
  },
);
