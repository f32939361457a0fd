import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { AuditKey, PublicKey } from './audit-key.ts';
import type { AuditSuite } from './audit-key.ts';
import { ChainCheck } from './chain-check.ts';
import { makeCheckpoint } from './checkpoint.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { AuditFinding } from './finding.ts';
import { chainStart, makeLink } from './link.ts';
import type { Link } from './link.ts';
import { pinOf } from './pin.ts';
import type { Pin } from './pin.ts';
import { makeSeal, sealDigest } from './seal.ts';
import type { Seal } from './seal.ts';

const key = AuditKey.generate();
const chain = '7c9f2f0e-5d3c-4a6e-9d0e-2f1f0a6b7c8d';

interface Chain {
  readonly links: readonly Link[];
  readonly seals: readonly Seal[];
}

/** A chain with so many links in each of its batches. */
function aChain(batches: readonly number[], by = key): Chain {
  const links: Link[] = [];
  const seals: Seal[] = [];
  for (const count of batches) {
    const firstLink = links.length + 1;
    for (let index = 0; index < count; index += 1) {
      const number = links.length + 1;
      const content = { number, kind: 'event', subject: `s${number}`, digest: `sha256:${number}` } as const;
      links.push(makeLink(by.hashAlgorithm, links.at(-1)?.hash ?? chainStart, { ...content, origin: 'written' }));
    }
    const last = seals.at(-1);
    seals.push(
      makeSeal(by, {
        number: seals.length + 1,
        chain,
        firstLink,
        lastLink: links.length,
        head: links.at(-1)?.hash ?? '',
        previous: last ? sealDigest(by, last) : chainStart,
        sealedAt: '2026-11-25T08:00:00.000Z',
      }),
    );
  }
  return { links, seals };
}

function findingsIn(
  { links, seals }: Chain,
  {
    pins = [],
    checkpoint = null,
    by = key,
  }: { pins?: readonly Pin[]; checkpoint?: Checkpoint | null; by?: AuditKey } = {},
): readonly AuditFinding[] {
  const findings: AuditFinding[] = [];
  const keys = [new PublicKey(by.publicKeyPem)];
  const check = new ChainCheck({ keys, pins, checkpoint, onFinding: (finding) => findings.push(finding) });
  const left = [...seals];
  for (const link of links) {
    while (left[0] && left[0].lastLink < link.number) check.seal(left.shift() as Seal);
    check.link(link);
  }
  for (const seal of left) check.seal(seal);
  check.end();
  return findings;
}

function pinAt({ seals }: Chain, number: number): Pin {
  const seal = seals[number - 1];
  assert.ok(seal);
  return pinOf(seal, key);
}

const batches = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 6 });

test('ChainCheck finds nothing in a chain as it was made, with any of its heads as a pin', () => {
  fc.assert(
    fc.property(batches, fc.nat(), (sizes, which) => {
      const made = aChain(sizes);
      assert.deepEqual(findingsIn(made, { pins: [pinAt(made, (which % sizes.length) + 1)] }), []);
    }),
    { numRuns: 30 },
  );
});

test('ChainCheck finds nothing in a chain of SM2 and SM3', () => {
  const suite: AuditSuite = 'sm2-sm3';
  const national = AuditKey.generate(suite);
  const made = aChain([2, 3], national);
  assert.match(made.links[0]?.hash ?? '', /^sm3:[0-9a-f]{64}$/);
  assert.deepEqual(findingsIn(made, { by: national }), []);
});

test('ChainCheck finds any one letter of any link or seal that is another one', () => {
  fc.assert(
    fc.property(batches, fc.nat(), fc.nat(), fc.nat(), fc.boolean(), (sizes, which, field, place, isLink) => {
      const made = aChain(sizes);
      const rows: Record<string, unknown>[] = structuredClone(isLink ? [...made.links] : [...made.seals]) as never;
      const row = rows[which % rows.length] ?? {};
      const name = Object.keys(row)[field % Object.keys(row).length] ?? '';
      const before = String(row[name]);
      const at = place % before.length;
      const letter = before[at] === '1' ? '2' : '1';
      const after = `${before.slice(0, at)}${letter}${before.slice(at + 1)}`;
      row[name] = typeof row[name] === 'number' ? Number(after) : after;
      const changed = (isLink ? { ...made, links: rows } : { ...made, seals: rows }) as unknown as Chain;
      assert.notDeepEqual(findingsIn(changed), [], `${name} ${before} → ${after}`);
    }),
    { numRuns: 150 },
  );
});

test('ChainCheck finds links and seals that are gone, twice or in another order', () => {
  const made = aChain([2, 3, 2, 3]);
  for (let index = 0; index < made.links.length; index += 1) {
    const without = made.links.toSpliced(index, 1);
    const twice = made.links.toSpliced(index, 0, made.links[index] as Link);
    for (const links of [without, twice]) assert.notDeepEqual(findingsIn({ ...made, links }), []);
  }
  for (let index = 0; index < made.seals.length; index += 1)
    assert.notDeepEqual(findingsIn({ ...made, seals: made.seals.toSpliced(index, 1) }), []);
});

test('ChainCheck needs a pin to see that the tail was cut off, and sees it with one', () => {
  const made = aChain([2, 3, 2]);
  const cut = { links: made.links.slice(0, 5), seals: made.seals.slice(0, 2) };
  assert.deepEqual(findingsIn(cut), []);
  assert.deepEqual(findingsIn(cut, { pins: [pinAt(made, 3)] }), [{ code: 'chain-cut', from: 6, to: 7 }]);
  assert.deepEqual(findingsIn({ links: [], seals: [] }, { pins: [pinAt(made, 1)] }), [
    { code: 'chain-cut', from: 1, to: 2 },
  ]);
});

test('ChainCheck sees a chain that was made anew with the true key only by the pin', () => {
  const made = aChain([2, 3, 2]);
  const anew = aChain([3, 2, 2]);
  const links = anew.links.map((link) => link);
  assert.deepEqual(findingsIn({ ...anew, links }), []);
  const other = aChain([2, 5]);
  const forged = { ...other, seals: other.seals };
  const pin = { ...pinAt(made, 2), head: 'sha256:00' };
  assert.ok(findingsIn(forged, { pins: [pin] }).some(({ code }) => code === 'chain-rewritten'));
});

test('ChainCheck goes on from a signed checkpoint, and says when it is not signed', () => {
  const made = aChain([2, 3, 2]);
  const cut = made.seals[1];
  assert.ok(cut);
  const checkpoint = makeCheckpoint(key, {
    number: 1,
    chain,
    seal: cut.number,
    link: cut.lastLink,
    head: cut.head,
    previous: sealDigest(key, cut),
    sealedAt: cut.sealedAt,
    cutAt: '2026-11-25T09:00:00.000Z',
    reason: 'log-retention',
  });
  const rest = { links: made.links.slice(5), seals: made.seals.slice(2) };
  assert.deepEqual(findingsIn(rest, { checkpoint, pins: [pinAt(made, 1), pinAt(made, 2), pinAt(made, 3)] }), []);
  const moved = { ...checkpoint, cutAt: '2026-11-24T09:00:00.000Z' };
  assert.deepEqual(findingsIn(rest, { checkpoint: moved }), [{ code: 'checkpoint-forged', checkpoint: 1 }]);
  assert.notDeepEqual(findingsIn(rest), []);
});

test('ChainCheck believes no key that it was not given', () => {
  const made = aChain([2], AuditKey.generate());
  assert.deepEqual(
    findingsIn(made).map(({ code }) => code),
    ['key-unknown'],
  );
});
