import type pg from 'pg';
import type { Entry } from './entry.ts';

/** Puts entries into the queue, in the transaction of the rows that they stand for. */
export async function enqueue(client: pg.ClientBase, entries: readonly Entry[]): Promise<void> {
  await client.query(
    `insert into audit_queue (kind, subject, digest, is_adopted, mark)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::boolean[], $5::text[])`,
    [
      entries.map(({ kind }) => kind),
      entries.map(({ subject }) => subject),
      entries.map(({ digest }) => digest),
      entries.map(({ isAdopted }) => isAdopted),
      entries.map(({ mark }) => mark),
    ],
  );
}

interface QueueRow {
  readonly kind: string;
  readonly subject: string;
  readonly digest: string;
  readonly is_adopted: boolean;
  readonly mark: string;
}

/** Takes the oldest entries that are visible out of the queue, in the order in which they were written. */
export async function takeEntries(client: pg.ClientBase, limit: number): Promise<readonly Entry[]> {
  const { rows } = await client.query<QueueRow>({
    name: 'audit-take',
    // `any(array(…))` is a walk of the index whatever the statistics say of a table that is empty most of the time.
    text: `with taken as (
        delete from audit_queue where id = any(array(select id from audit_queue order by id limit $1))
        returning id, kind, subject, digest, is_adopted, mark)
      select kind, subject, digest, is_adopted, mark from taken order by id`,
    values: [limit],
  });
  return rows.map(({ is_adopted: isAdopted, ...row }) => ({ ...row, isAdopted }));
}
