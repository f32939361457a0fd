import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { sm2 } from 'sm-crypto-v2';
import { goldenFile, sampleLabel } from './golden-files.ts';
import { readLabel } from './read-label.ts';
import { signLabel, verifyLabel } from './sign-label.ts';
import type { LabelSigner, LabelVerifier, SignatureAlgorithm } from './sign-label.ts';
import { writeLabel } from './write-label.ts';

interface Pair {
  readonly signer: LabelSigner;
  readonly verifier: LabelVerifier;
}

function pairOf(algorithm: SignatureAlgorithm): Pair {
  const keyId = 'key-1';
  if (algorithm === 'sm2-sm3') {
    const { privateKey, publicKey } = sm2.generateKeyPairHex();
    return { signer: { algorithm, keyId, privateKey }, verifier: { algorithm, keyId, publicKey } };
  }
  const { privateKey, publicKey } = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  return { signer: { algorithm, keyId, privateKey }, verifier: { algorithm, keyId, publicKey } };
}

for (const algorithm of ['sm2-sm3', 'ed25519-sha256'] as const) {
  test(`a label signed with ${algorithm} verifies in the file it was written into`, () => {
    const { signer, verifier } = pairOf(algorithm);
    for (const name of ['plain.png', 'plain.mp4', 'plain.pdf', 'plain.docx', 'plain.wav']) {
      const data = goldenFile(name);
      const label = signLabel(data, sampleLabel, signer, { name });
      const { bytes } = writeLabel(data, label, name);
      assert.equal(readLabel(bytes, name).verdict, 'compliant');
      assert.equal(verifyLabel(bytes, label, verifier, { name }), 'valid', name);
    }
  });

  test(`a signature with ${algorithm} does not hold once content, label or key are others`, () => {
    const { signer, verifier } = pairOf(algorithm);
    const data = goldenFile('plain.png');
    const label = signLabel(data, sampleLabel, signer);
    const changed = Buffer.from(data);
    changed[data.indexOf('IDAT') + 20] = (changed[data.indexOf('IDAT') + 20] ?? 0) ^ 1;
    assert.equal(verifyLabel(changed, label, verifier), 'invalid');
    assert.equal(verifyLabel(data, { ...label, ProduceID: 'SAMPLE-000002' }, verifier), 'invalid');
    assert.equal(verifyLabel(data, label, pairOf(algorithm).verifier), 'invalid');
    assert.equal(verifyLabel(data, label, { ...verifier, keyId: 'key-2' }), 'other-key');
    assert.equal(verifyLabel(data, sampleLabel, verifier), 'unsigned');
  });
}

test('who spreads a file adds keys and a signature, and that of the producer still holds', () => {
  const [producer, propagator] = [pairOf('sm2-sm3'), pairOf('ed25519-sha256')];
  const data = goldenFile('plain.jpg');
  const produced = signLabel(data, sampleLabel, producer.signer);
  const spread = { ...produced, ContentPropagator: '001191500000YYYYYY029X20000', PropagateID: 'P-1' };
  const label = signLabel(data, spread, propagator.signer, { field: 'ReservedCode2' });
  const { bytes } = writeLabel(data, label);
  assert.equal(verifyLabel(bytes, label, producer.verifier), 'valid');
  assert.equal(verifyLabel(bytes, label, propagator.verifier, { field: 'ReservedCode2' }), 'valid');
});

test('signLabel() refuses what is no key, and does not repeat it', () => {
  const signer = { algorithm: 'sm2-sm3', keyId: 'k', privateKey: 'secret words' } as const;
  assert.throws(
    () => signLabel(goldenFile('plain.png'), sampleLabel, signer),
    (error: Error) =>
      (error as unknown as { code: string }).code === 'LABEL_KEY_INVALID' && !JSON.stringify(error).includes('secret'),
  );
});

test('signLabel() refuses a file whose content cannot be told from its metadata', () => {
  const { signer } = pairOf('sm2-sm3');
  assert.throws(() => signLabel(Buffer.from('text'), sampleLabel, signer), { code: 'LABEL_CONTENT_UNSIGNABLE' });
});
