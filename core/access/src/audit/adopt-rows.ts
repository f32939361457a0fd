import type pg from 'pg';
import type { AuditKey } from './audit-key.ts';
import type { AuditSource, SourceRow } from './audit-source.ts';
import { makeEntry } from './entry.ts';
import type { Entry } from './entry.ts';
import { enqueue } from './queue.ts';
import { readInBatches } from './read-in-batches.ts';

/**
 * Puts the rows into the queue that were there before there was a trail. Only while nothing has been sealed: later on a
 * row without an entry is one that somebody wrote by hand. Whoever calls holds the lock of the sealer and a transaction.
 *
 * @returns how many rows were taken over
 */
export async function adoptRows(
  client: pg.ClientBase,
  key: AuditKey,
  sources: readonly AuditSource[],
): Promise<number> {
  const { rows } = await client.query<{ begun: boolean }>(
    'select exists (select from audit_seals) or exists (select from audit_checkpoints) as begun',
  );
  if (rows[0]?.begun !== false) return 0;
  let adopted = 0;
  for (const source of sources) {
    let entries: Entry[] = [];
    for await (const row of readInBatches<SourceRow>(client, 'audit_adopt', unqueuedSql(source))) {
      entries.push(makeEntry(key, source.kind, row.subject, source.textOf(row, undefined), true));
      adopted += 1;
      if (entries.length < 1_000) continue;
      await enqueue(client, entries);
      entries = [];
    }
    await enqueue(client, entries);
  }
  return adopted;
}

function unqueuedSql({ kind, select }: AuditSource): string {
  return `select rows.* from (${select}) as rows
    where not exists (select from audit_queue where kind = '${kind}' and audit_queue.subject = rows.subject)`;
}
