import assert from 'node:assert/strict';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileAnchor, streamAnchor } from './anchor.ts';
import { AuditKey } from './audit-key.ts';
import { isPinSigned, parsePin, pinOf } from './pin.ts';
import { makeSeal } from './seal.ts';

const key = AuditKey.generate();
const pin = pinOf(
  makeSeal(key, {
    number: 1,
    chain: '7c9f2f0e-5d3c-4a6e-9d0e-2f1f0a6b7c8d',
    firstLink: 1,
    lastLink: 3,
    head: 'sha256:00',
    previous: 'yuzhi-audit-1',
    sealedAt: '2026-11-25T08:00:00.000Z',
  }),
  key,
);

test('fileAnchor() gives back what it was given, from a file for its owner alone', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'yuzhi-audit-pin-'));
  const file = path.join(folder, 'deep', 'head.json');
  const anchor = fileAnchor(file);
  assert.equal(await anchor.read(), null);
  await anchor.publish(pin);
  assert.deepEqual(await anchor.read(), pin);
  assert.equal((await stat(file)).mode & 0o777, 0o600);
  await writeFile(file, '{');
  await assert.rejects(anchor.read(), { code: 'AUDIT_FILE_WRONG' });
  await rm(folder, { recursive: true });
});

test('streamAnchor() writes each head as a line', async () => {
  const lines: string[] = [];
  const anchor = streamAnchor({ write: (text: string) => lines.push(text) }, 'stdout');
  await anchor.publish(pin);
  assert.deepEqual([lines.length, await anchor.read()], [1, null]);
  assert.deepEqual(parsePin(lines[0] ?? ''), pin);
});

test('isPinSigned() refuses a pin in which anything was changed', () => {
  assert.ok(isPinSigned(pin));
  for (const change of [
    { head: 'sha256:01' },
    { lastLink: 2 },
    { publicKey: AuditKey.generate().publicKeyPem },
    { keyId: 'x' },
  ])
    assert.ok(!isPinSigned({ ...pin, ...change }), JSON.stringify(change));
});

test('parsePin() takes nothing else for a pin', () => {
  for (const text of ['', '{}', '[]', JSON.stringify({ ...pin, more: 1 }), JSON.stringify({ ...pin, format: 'x' })])
    assert.equal(parsePin(text), null);
});
