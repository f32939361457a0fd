import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { isSm2, signSm2, verifySm2 } from './sm2-key.ts';

/** Made with OpenSSL 3.0.19: `pkeyutl -sign -rawin -digest sm3 -pkeyopt distid:1234567812345678`. The key serves no other end. */
const golden = {
  text: '渝智审计链',
  publicKey: `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoEcz1UBgi0DQgAEvdeFK1Kg5xDJb0JOr7X3agG6ihYD
1i9dHgpDq86qw2KhsjmurnWSv/C39TdFwVH+zT5DSFSn4kiQ6EsK4U5KuQ==
-----END PUBLIC KEY-----`,
  signature: 'MEUCIEsdweDHaMo3eLj8oTlRRz9MvLooTxHp53dlipz8p/QYAiEAqB2ksb0FUbFpP8nl6PvYbhYy5M5BGahShIiR6pPk7XY=',
};

test('verifySm2() accepts what OpenSSL signed with the default identifier', () => {
  const key = createPublicKey(golden.publicKey);
  const signature = Buffer.from(golden.signature, 'base64');
  assert.ok(verifySm2(key, golden.text, signature));
  assert.ok(!verifySm2(key, `${golden.text}。`, signature));
  assert.ok(!verifySm2(key, golden.text, Buffer.from('no signature')));
});

test('signSm2() makes what OpenSSL accepts', (t) => {
  const version = opensslVersion();
  if (version === null || !version.startsWith('OpenSSL 3.'))
    return t.skip(`needs OpenSSL 3, found ${version ?? 'none'}`);
  const folder = mkdtempSync(path.join(tmpdir(), 'yuzhi-sm2-'));
  const { privateKey, publicKey } = pair();
  const files = { text: path.join(folder, 'text'), key: path.join(folder, 'key'), signature: path.join(folder, 'sig') };
  writeFileSync(files.text, golden.text);
  writeFileSync(files.key, publicKey.export({ type: 'spki', format: 'pem' }));
  writeFileSync(files.signature, signSm2(privateKey, golden.text));
  const args = ['pkeyutl', '-verify', '-rawin', '-digest', 'sm3', '-pubin', '-inkey', files.key, '-in', files.text];
  const said = execFileSync('openssl', [...args, '-sigfile', files.signature, '-pkeyopt', 'distid:1234567812345678']);
  assert.match(said.toString(), /Verified Successfully/);
  rmSync(folder, { recursive: true });
});

test("Node's own SM2 signs with another identifier, which is why it is not used", () => {
  const { privateKey, publicKey } = pair();
  assert.ok(!verifySm2(publicKey, golden.text, sign('sm3', Buffer.from(golden.text), privateKey)));
});

test('isSm2() knows the curve from others', () => {
  const { privateKey, publicKey } = pair();
  assert.deepEqual([isSm2(privateKey), isSm2(publicKey)], [true, true]);
  for (const other of [generateKeyPairSync('ed25519'), generateKeyPairSync('ec', { namedCurve: 'P-256' })])
    assert.deepEqual([isSm2(other.privateKey), isSm2(other.publicKey)], [false, false]);
});

/** Read from PEM, as keys of the base always are. */
function pair(): { privateKey: ReturnType<typeof createPrivateKey>; publicKey: ReturnType<typeof createPublicKey> } {
  const made = generateKeyPairSync('ec', { namedCurve: 'SM2' });
  const privateKey = createPrivateKey(made.privateKey.export({ type: 'pkcs8', format: 'pem' }));
  return { privateKey, publicKey: createPublicKey(privateKey) };
}

function opensslVersion(): string | null {
  try {
    return execFileSync('openssl', ['version'], { stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .trim();
  } catch {
    return null;
  }
}
