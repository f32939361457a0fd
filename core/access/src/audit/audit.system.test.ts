import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import type { Actor } from '@yuzhi/sdk';
import type { Store } from '@yuzhi/store';
import { openTestStore } from '@yuzhi/store/testing';
import { accessMigrations, Audit, AuditKey, fileAnchor, openAccess, verifyExport } from '../index.ts';
import type { AuditFinding, AuditOptions } from '../index.ts';

const actor: Actor = { kind: 'person', id: 'p1', unit: 'u1', door: 'http' };

interface World extends AsyncDisposable {
  readonly store: Store;
  readonly audit: Audit;
  readonly key: AuditKey;
  /** The codes of what a verification finds. */
  codes(): Promise<readonly string[]>;
}

async function aTrail(events: number, options: AuditOptions = {}): Promise<World> {
  const store = await openTestStore({ migrations: [accessMigrations] });
  const key = options.key ?? AuditKey.generate();
  const audit = new Audit(store, { ...options, key });
  for (let index = 0; index < events; index += 1)
    await audit.record({
      actor,
      action: 'grant.change',
      resource: `g${index}`,
      outcome: 'done',
      reason: null,
      details: { from: index, to: index + 1 },
    });
  return {
    store,
    audit,
    key,
    codes: async () => (await audit.verify()).findings.map(({ code }: AuditFinding) => code),
    [Symbol.asyncDispose]: () => store.close(),
  };
}

test('record() writes what a verification finds intact, before and after it is sealed', async () => {
  await using world = await aTrail(5);
  const before = await world.audit.verify();
  assert.deepEqual([before.isIntact, before.links, before.waiting, before.rows], [true, 0, 5, 5]);
  assert.equal(await world.audit.seal(), 5);
  const after = await world.audit.verify();
  assert.deepEqual([after.isIntact, after.links, after.seals, after.waiting], [true, 5, 1, 0]);
});

test('record() within a transaction that is rolled back leaves nothing', async () => {
  await using world = await aTrail(1);
  const client = await world.store.pool.connect();
  await client.query('begin');
  await world.audit.record({ actor, action: 'x', resource: null, outcome: 'done', reason: null }, client);
  await client.query('rollback');
  client.release();
  assert.equal(await world.audit.seal(), 1);
  assert.equal((await world.audit.verify()).rows, 1);
});

test('seal() skips no row whose transaction commits late', async () => {
  await using world = await aTrail(0);
  const late = await world.store.pool.connect();
  await late.query('begin');
  await world.audit.record({ actor, action: 'late', resource: null, outcome: 'done', reason: null }, late);
  await world.audit.record({ actor, action: 'early', resource: null, outcome: 'done', reason: null });
  assert.equal(await world.audit.seal(), 1);
  assert.deepEqual(await world.codes(), []);
  await late.query('commit');
  late.release();
  assert.equal(await world.audit.seal(), 1);
  const actions = (await world.audit.list({})).map(({ event }) => event?.action);
  assert.deepEqual(actions, ['late', 'early']);
  assert.deepEqual(await world.codes(), []);
});

test('seal() of two processes at the same time makes one chain without a gap', async () => {
  await using world = await aTrail(0);
  const other = new Audit(world.store, { key: world.key });
  for (let round = 0; round < 10; round += 1) {
    await Promise.all([
      world.audit.record({ actor, action: 'a', resource: null, outcome: 'done', reason: null }),
      other.record({ actor, action: 'b', resource: null, outcome: 'done', reason: null }),
      world.audit.seal(),
      other.seal(),
    ]);
  }
  await world.audit.seal();
  const report = await world.audit.verify();
  assert.deepEqual([report.findings, report.links], [[], 20]);
});

test('verify() names what was done to an event', async (t) => {
  const cases: readonly [name: string, sql: string, code: string][] = [
    ['an edit', "update audit_events set outcome = 'denied' where resource = 'g2'", 'row-edited'],
    [
      'an edit of its details',
      `update audit_events set details = '{"from":9}' where resource = 'g2'`,
      'payload-edited',
    ],
    ['details that are gone', "update audit_events set details = null where resource = 'g2'", 'payload-gone'],
    ['a deletion', "delete from audit_events where resource = 'g2'", 'row-missing'],
    [
      'an insertion',
      "insert into audit_events (id, at, action, actor, outcome) values (gen_random_uuid(), now(), 'x', '{}', 'done')",
      'row-unsealed',
    ],
    ['a link that is gone', 'delete from audit_links where number = 3', 'links-missing'],
    ['an edited link', "update audit_links set subject = 'x' where number = 3", 'link-broken'],
    ['a link at the end', "insert into audit_links values (7, 'event', 'x', 'y', 'written', 'z')", 'links-unsealed'],
    ['an edited seal', "update audit_seals set sealed_at = sealed_at - interval '1 day'", 'seal-forged'],
    ['a seal that is gone', 'delete from audit_seals', 'links-unsealed'],
  ];
  await using world = await aTrail(6);
  await world.audit.seal();
  for (const table of ['audit_events', 'audit_links', 'audit_seals'])
    await world.store.pool.query(`create table copy_of_${table} as table ${table}`);
  for (const [name, sql, code] of cases)
    await t.test(name, async () => {
      const client = await world.store.pool.connect();
      try {
        await client.query('begin');
        await client.query(sql);
        await client.query('commit');
        assert.ok((await world.codes()).includes(code), `${name}: ${(await world.codes()).join()}`);
      } finally {
        client.release();
        await restore(world.store);
      }
    });

  /** Puts the trail back as it was, by a copy that was taken when it was whole. */
  async function restore(store: Store): Promise<void> {
    for (const table of ['audit_events', 'audit_links', 'audit_seals'])
      await store.pool.query(`truncate ${table}; insert into ${table} select * from copy_of_${table}`);
    assert.deepEqual(await world.codes(), []);
  }
});

test('seal() takes up what somebody put into the queue by hand, and says so', async () => {
  await using world = await aTrail(2);
  await world.store.pool.query(
    `insert into audit_events (id, at, action, actor, outcome)
     values ('019ab000-0000-7000-8000-000000000001', now(), 'x', '{}', 'done');
     insert into audit_queue (kind, subject, digest, mark)
     values ('event', '019ab000-0000-7000-8000-000000000001', 'sha256:00', '00')`,
  );
  assert.ok((await world.codes()).includes('waiting-foreign'));
  await world.audit.seal();
  assert.ok((await world.codes()).includes('row-foreign'));
});

test('every column of an event and of an approval is part of a digest', async () => {
  await using world = await aTrail(0);
  const columnsOf = async (table: string): Promise<readonly string[]> =>
    (
      await world.store.pool.query<{ name: string }>(
        'select column_name as name from information_schema.columns where table_name = $1',
        [table],
      )
    ).rows.map(({ name }) => name);
  const { eventSource } = await import('./event-source.ts');
  const { approvalDecisionSource, approvalRequestSource } = await import('./approval-source.ts');
  for (const [table, text] of [
    ['audit_events', eventSource.select],
    ['approvals', approvalRequestSource.select + approvalDecisionSource.select],
  ] as const)
    for (const column of await columnsOf(table))
      assert.match(text, new RegExp(`\\b${column}\\b`), `${table}.${column}`);
});

test('an approval is chained when it is asked for and when it is decided, and any later change is found', async () => {
  await using world = await aTrail(0);
  const { approvals } = openAccess(world.store, { audit: world.audit });
  const id = '019ab000-0000-7000-8000-000000000002';
  const preview = { summary: { zh: '下达', en: 'Order' }, changes: [] };
  const requestedAt = new Date('2026-11-25T08:00:00.123Z');
  await approvals.request({
    id,
    operation: 'a/b/c',
    input: { x: 1 },
    preview,
    purpose: null,
    requestedBy: actor,
    requestedAt,
    deadline: '2026-12-09',
    person: null,
    needed: 2,
  });
  await world.audit.seal();
  assert.deepEqual(await world.codes(), []);
  await approvals.decide({
    id,
    state: 'rejected',
    reason: '理由不充分',
    decidedBy: actor,
    person: null,
    decidedAt: requestedAt,
    runId: null,
  });
  assert.deepEqual(await world.codes(), []);
  await world.audit.seal();
  assert.deepEqual(
    (await world.audit.list({})).map(({ kind }) => kind),
    ['approval-decision', 'approval-request'],
  );
  await world.store.pool.query("update approvals set reason = '同意'");
  assert.deepEqual(await world.codes(), ['row-edited']);
});

test('export() gives a file that verifies without the database, given a pin, and no longer when a letter is changed', async () => {
  await using world = await aTrail(5);
  await world.audit.seal();
  const folder = await mkdtemp(path.join(tmpdir(), 'yuzhi-audit-export-'));
  const file = path.join(folder, 'trail.jsonl');
  const lines = await Array.fromAsync(world.audit.export({ withRecords: true }));
  const pins = [await world.audit.pin()];
  const check = async (text: string): Promise<readonly string[]> => {
    await writeFile(file, text);
    const report = await verifyExport(file, { pins, publicKeys: [] });
    return report.findings.map(({ code }) => code);
  };
  const text = lines.join('');
  assert.deepEqual(await check(text), []);
  assert.ok((await check(text.replace('grant.change', 'grant.revoke'))).includes('row-edited'));
  assert.ok((await check(lines.toSpliced(2, 1).join(''))).includes('links-missing'));
  assert.ok((await check(lines.slice(0, -1).join(''))).includes('links-unsealed'));
  assert.ok((await check(lines[0] ?? '')).includes('chain-cut'));
  await writeFile(file, text);
  assert.equal((await verifyExport(file, { pins: [], publicKeys: [] })).findings[0]?.code, 'key-unknown');
  for (const wrong of ['', '{}', `${lines[0]}{"link":1}`])
    await assert.rejects(check(wrong), { code: 'AUDIT_FILE_WRONG' });
  await assert.rejects(verifyExport(path.join(folder, 'none'), { pins, publicKeys: [] }), {
    code: 'AUDIT_FILE_MISSING',
  });
  await rm(folder, { recursive: true });
});

test('trim() cuts off what is old, keeps it in a file, and leaves a chain that verifies from old and new pins', async () => {
  const clock = { now: new Date('2025-06-01T00:00:00Z') };
  await using world = await aTrail(3, { now: () => clock.now });
  const folder = await mkdtemp(path.join(tmpdir(), 'yuzhi-audit-trim-'));
  const file = path.join(folder, 'old.jsonl');
  await world.audit.seal();
  const oldPin = await world.audit.pin();
  clock.now = new Date('2026-11-25T00:00:00Z');
  await world.audit.record({ actor, action: 'new', resource: null, outcome: 'done', reason: null });
  await world.audit.seal();
  const newPin = await world.audit.pin();
  const soon = world.audit.trim({ before: new Date('2026-05-26T00:00:00Z'), file, actor });
  await assert.rejects(soon, { code: 'AUDIT_TERM_TOO_SHORT' });
  const checkpoint = await world.audit.trim({ file, actor });
  assert.equal(checkpoint.link, 3);
  assert.match(checkpoint.reason, /网络安全法（2025年修正） 第二十三条第（三）项/);
  await world.audit.seal();
  const report = await world.audit.verify({ pins: [oldPin, newPin] });
  assert.deepEqual([report.findings, report.links, report.rows, report.trimmedTo], [[], 2, 2, 3]);
  assert.equal((await verifyExport(file, { pins: [oldPin], publicKeys: [] })).isIntact, true);
  assert.match(await readFile(file, 'utf8'), /grant\.change/);
  await assert.rejects(world.audit.trim({ file, actor }), { code: 'AUDIT_NOTHING_TO_TRIM' });
  await world.store.pool.query("update audit_checkpoints set cut_at = cut_at - interval '1 s'");
  assert.deepEqual(await world.codes(), ['checkpoint-forged']);
  await rm(folder, { recursive: true });
});

test('trim() stops before a request that waits for its decision', async () => {
  const clock = { now: new Date('2025-06-01T00:00:00Z') };
  await using world = await aTrail(2, { now: () => clock.now });
  await world.audit.seal();
  const { approvals } = openAccess(world.store, { audit: world.audit });
  await approvals.request({
    id: '019ab000-0000-7000-8000-000000000003',
    operation: 'a/b/c',
    input: {},
    preview: { summary: { zh: '下达', en: 'Order' }, changes: [] },
    purpose: null,
    requestedBy: actor,
    requestedAt: clock.now,
    deadline: '2025-06-15',
    person: null,
    needed: 1,
  });
  await world.audit.seal();
  clock.now = new Date('2026-11-25T00:00:00Z');
  const folder = await mkdtemp(path.join(tmpdir(), 'yuzhi-audit-trim-'));
  assert.equal((await world.audit.trim({ file: path.join(folder, 'old'), actor })).link, 2);
  assert.deepEqual(await world.codes(), []);
  await rm(folder, { recursive: true });
});

test('seal() pins the head after it is committed, and never writes over a pin that the chain does not hold', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'yuzhi-audit-anchor-'));
  const anchor = fileAnchor(path.join(folder, 'head.json'));
  const said: string[] = [];
  await using world = await aTrail(2, { anchors: [anchor], log: { warn: (message) => void said.push(message) } });
  await world.audit.seal();
  const kept = await anchor.read();
  assert.deepEqual(kept, await world.audit.pin());
  await world.store.pool.query('truncate audit_links, audit_seals, audit_events');
  await world.audit.record({ actor, action: 'x', resource: null, outcome: 'done', reason: null });
  await world.audit.seal();
  assert.deepEqual(await anchor.read(), kept);
  assert.match(said.join(), /does not hold what was pinned/);
  assert.deepEqual([...(await world.codes())].sort(), ['chain-cut', 'chain-other']);
  await rm(folder, { recursive: true });
});

test('a process with another key waits, takes over when nobody else seals, and is not believed without being told', async () => {
  await using world = await aTrail(2);
  await world.audit.seal();
  const other = new Audit(world.store, { key: AuditKey.generate() });
  await other.record({ actor, action: 'x', resource: null, outcome: 'done', reason: null });
  assert.equal(await other.seal(), 0);
  await world.store.pool.query("update audit_queue set queued_at = queued_at - interval '2 minutes'");
  assert.equal(await other.seal(), 1);
  assert.deepEqual(await world.codes(), ['key-unknown']);
  await assert.rejects(world.audit.pin(), { code: 'AUDIT_KEY_FOREIGN' });
  const pin = await other.pin();
  assert.deepEqual((await world.audit.verify({ publicKeys: [pin.publicKey] })).findings, []);
});
