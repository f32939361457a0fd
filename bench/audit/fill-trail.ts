import { Audit } from '@yuzhi/access';
import { runSource } from '@yuzhi/kernel';
import { migrations } from '@yuzhi/server';
import { openStore } from '@yuzhi/store';
import type { Store } from '@yuzhi/store';
import type { BenchHarness } from '../../tools/harness/bench-harness.ts';

/** A store of its own with a trail that nobody seals. */
export async function openTrailStore(harness: BenchHarness): Promise<{ store: Store; audit: Audit }> {
  const store = harness.use(await openStore({ dataFolder: `${await harness.folder()}/data`, migrations }));
  harness.tookPart(store.serverVersion);
  const audit = new Audit(store);
  audit.addSource(runSource);
  return { store, audit };
}

/** Adds `count` runs as a server would have left them, each with its entry in the queue. */
export async function addRuns(store: Store, audit: Audit, count: number): Promise<void> {
  await store.pool.query(
    `insert into runs (id, operation, pack_version, state, actor, rule, process, started_at, finished_at, duration_ms,
       input_sha256, output_sha256, input, output, labels)
     select gen_random_uuid(), 'programme/work-calendar/add', '1.0.0', 'done',
       '{"kind":"person","id":"p","unit":"u","door":"http"}', 'r', 1, date_trunc('milliseconds', clock_timestamp()),
       date_trunc('milliseconds', clock_timestamp()), n::float8 / 7, encode(sha256(convert_to(payload, 'UTF8')), 'hex'),
       encode(sha256(convert_to(payload, 'UTF8')), 'hex'), payload::json, payload::json, '[]'
     from generate_series(1, $1) n, lateral (select '{"n":' || n || ',"text":"' || repeat('x', 200) || '"}' as payload) p`,
    [count],
  );
  const client = await store.pool.connect();
  try {
    const { rows } = await client.query<{ subject: string }>(
      `select rows.* from (${runSource.select}) as rows
       where not exists (select from audit_queue q where q.subject = rows.subject)
         and not exists (select from audit_links l where l.subject = rows.subject)`,
    );
    for (let at = 0; at < rows.length; at += 5_000)
      await audit.enqueue(
        client,
        rows.slice(at, at + 5_000).map((row) => audit.entryFor('run', row.subject, runSource.textOf(row, undefined))),
      );
  } finally {
    client.release();
  }
}
