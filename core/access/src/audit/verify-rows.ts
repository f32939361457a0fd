import type pg from 'pg';
import type { AuditSource, Erasure, SourceRow } from './audit-source.ts';
import { erasureAction } from './audit-source.ts';
import { isDigestOf } from './digest.ts';
import type { AuditFinding } from './finding.ts';
import { readInBatches } from './read-in-batches.ts';

/** Compares every row of every source with its entry, in both directions. Returns how many rows there were. */
export async function checkRows(
  client: pg.ClientBase,
  sources: readonly AuditSource[],
  report: (finding: AuditFinding) => void,
): Promise<number> {
  const erasures = await readErasures(client);
  let rows = 0;
  for (const source of sources)
    for await (const pair of readInBatches<Pair>(client, 'audit_rows_read', pairsSql(source))) {
      if (pair.subject !== null) rows += 1;
      for (const finding of findingsOf(source, pair, erasures)) report(finding);
    }
  return rows;
}

/** A row and its entry, in a link or still waiting; either may be missing. */
type Pair = Omit<SourceRow, 'subject'> & {
  readonly subject: string | null;
  readonly entry_subject: string | null;
  readonly entry_digest: string | null;
  readonly entry_link: number | null;
};

function pairsSql({ kind, select }: AuditSource): string {
  return `select rows.*, entries.subject as entry_subject, entries.digest as entry_digest, entries.link as entry_link
    from (${select}) as rows
    full join (
      select subject, digest, number::float8 as link from audit_links where kind = '${kind}'
      union all select subject, digest, null from audit_queue where kind = '${kind}'
    ) as entries on entries.subject = rows.subject`;
}

function findingsOf(source: AuditSource, pair: Pair, erasures: ReadonlyMap<string, Erasure>): readonly AuditFinding[] {
  const { kind } = source;
  const place = pair.entry_link === null ? {} : { link: pair.entry_link };
  if (pair.subject === null) return [{ code: 'row-missing', kind, subject: pair.entry_subject ?? '', ...place }];
  const { subject } = pair;
  if (pair.entry_digest === null) return [{ code: 'row-unsealed', kind, subject }];
  // `subject` was just seen not to be null.
  const row = pair as unknown as SourceRow;
  const erasure = erasures.get(subject);
  const isEdited = !isDigestOf(pair.entry_digest, source.textOf(row, erasure));
  const faults = source.faultsOf?.(row, erasure) ?? [];
  return [
    ...(isEdited ? [{ code: 'row-edited' as const, kind, subject, ...place }] : []),
    ...faults.map((code) => ({ code, kind, subject, ...place })),
  ];
}

/** What was erased, by whose payload it was. There are few. An erasure that somebody forged is found as a foreign event. */
export async function readErasures(client: pg.ClientBase): Promise<ReadonlyMap<string, Erasure>> {
  const { rows } = await client.query<{ resource: string; details: Erasure | null }>(
    'select resource, details from audit_events where action = $1 and resource is not null order by at',
    [erasureAction],
  );
  const erasures = new Map<string, Erasure>();
  for (const { resource, details } of rows) erasures.set(resource, { ...erasures.get(resource), ...details });
  return erasures;
}
