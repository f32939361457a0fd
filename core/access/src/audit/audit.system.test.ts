import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor } from '@yuzhi/sdk';
import type { Store } from '@yuzhi/store';
import { openTestStore } from '@yuzhi/store/testing';
import { accessMigrations, Audit, AuditKey } from '../index.ts';
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
