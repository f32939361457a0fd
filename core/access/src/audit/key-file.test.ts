import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { AuditKey, PublicKey } from './audit-key.ts';
import { keyFromFile } from './key-file.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'yuzhi-audit-key-'));
});
after(() => rm(folder, { recursive: true, force: true }));

test('keyFromFile() makes one key for all that ask at the same time, for its owner alone', async () => {
  const file = path.join(folder, 'new', 'key.pem');
  const keys = await Promise.all(Array.from({ length: 8 }, () => keyFromFile(file, 'ed25519-sha256')));
  assert.equal(new Set(keys.map(({ id }) => id)).size, 1);
  assert.equal((await stat(file)).mode & 0o777, 0o600);
  assert.deepEqual(await readdir(path.dirname(file)), ['key.pem']);
});

test('keyFromFile() takes the suite of a key that is there', async () => {
  const file = path.join(folder, 'sm2.pem');
  const made = await keyFromFile(file, 'sm2-sm3');
  const read = await keyFromFile(file, 'ed25519-sha256');
  assert.deepEqual([read.id, read.suite], [made.id, 'sm2-sm3']);
});

test('keyFromFile() refuses a key that others can read', async () => {
  const file = path.join(folder, 'open.pem');
  await keyFromFile(file, 'ed25519-sha256');
  await chmod(file, 0o640);
  await assert.rejects(keyFromFile(file, 'ed25519-sha256'), { code: 'AUDIT_KEY_OPEN' });
});

test('keyFromFile() refuses what is no key of ours, without repeating it', async () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  for (const text of ['', 'SECRET', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()]) {
    const file = path.join(folder, 'wrong.pem');
    await writeFile(file, text, { mode: 0o600 });
    await assert.rejects(keyFromFile(file, 'ed25519-sha256'), (error: { code: string; message: string }) => {
      assert.equal(error.code, 'AUDIT_KEY_WRONG');
      assert.doesNotMatch(error.message, /SECRET/);
      return true;
    });
  }
});

test('a signature holds for its text, its key and no other spelling', () => {
  for (const suite of ['ed25519-sha256', 'sm2-sm3'] as const) {
    const key = AuditKey.generate(suite);
    const publicKey = new PublicKey(key.publicKeyPem);
    const signature = key.sign('链头');
    assert.equal(publicKey.id, key.id);
    assert.ok(publicKey.isSignatureOf('链头', signature), suite);
    assert.ok(!publicKey.isSignatureOf('链尾', signature), suite);
    assert.ok(!publicKey.isSignatureOf('链头', `${signature} `), suite);
    assert.ok(!publicKey.isSignatureOf('链头', ''), suite);
    assert.ok(!new PublicKey(AuditKey.generate(suite).publicKeyPem).isSignatureOf('链头', signature), suite);
  }
});

test('a mark is the same in every process that holds the key and in no other', () => {
  const key = AuditKey.generate();
  assert.equal(key.mark('a'), key.mark('a'));
  assert.notEqual(key.mark('a'), key.mark('b'));
  assert.notEqual(key.mark('a'), AuditKey.generate().mark('a'));
});
