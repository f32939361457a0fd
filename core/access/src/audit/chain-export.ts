import type pg from 'pg';
import type { AuditSource, Erasure, SourceRow } from './audit-source.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { Link } from './link.ts';
import { readInBatches } from './read-in-batches.ts';
import { lastCheckpoint, linkColumns, sealColumns, sealOf } from './seal-rows.ts';
import type { Seal } from './seal.ts';
import { readErasures } from './verify-rows.ts';

/** First line of an export. */
export const exportFormat = 'yuzhi-audit-export-1';

export interface ExportOptions {
  /** Up to the end of this seal. Default: the newest one. */
  readonly toSeal?: number;
  /** Adds to each link of these kinds the record that its digest was made of: who did what, without any payload. */
  readonly records?: readonly AuditSource[];
}

/**
 * The chain as lines of JSON, to be checked without the database: a head line, the checkpoint if there is one, then
 * links and seals in order. Without `records` it holds digests only. The transaction of `client` must see one instant.
 */
export async function* exportChain(
  client: pg.ClientBase,
  { toSeal, records = [] }: ExportOptions = {},
): AsyncGenerator<string, void, undefined> {
  const checkpoint = await lastCheckpoint(client);
  yield line({ format: exportFormat });
  if (checkpoint) yield line({ checkpoint } satisfies { checkpoint: Checkpoint });
  const until = toSeal === undefined ? '' : `where number <= ${toSeal}`;
  const seals = readInBatches<Seal>(
    client,
    'audit_seals_export',
    `select ${sealColumns} from audit_seals ${until} order by audit_seals.number`,
  );
  const links = readInBatches<Link>(
    client,
    'audit_links_export',
    `select ${linkColumns} from audit_links
     where number <= (select coalesce(max(last_link), 0) from audit_seals ${until}) order by audit_links.number`,
  );
  const recordOf = await recordReader(client, records);
  let next = await seals.next();
  for await (const link of links) {
    const record = await recordOf(link);
    yield line(record === undefined ? { link } : { link, record });
    while (!next.done && next.value.lastLink <= link.number) {
      yield line({ seal: sealOf(next.value) });
      next = await seals.next();
    }
  }
}

/** Reads the records in the order of the links, each source by a cursor of its own. */
async function recordReader(
  client: pg.ClientBase,
  sources: readonly AuditSource[],
): Promise<(link: Link) => Promise<string | undefined>> {
  const erasures = sources.length === 0 ? new Map<string, Erasure>() : await readErasures(client);
  const readers = new Map(
    sources.map((source, index) => [source.kind, recordsOf(client, source, `audit_records_${index}`, erasures)]),
  );
  const next = new Map<string, IteratorResult<NumberedRecord, void>>();
  return async ({ kind, number }) => {
    const reader = readers.get(kind);
    if (!reader) return undefined;
    let current = next.get(kind) ?? (await reader.next());
    while (!current.done && current.value.number < number) current = await reader.next();
    next.set(kind, current);
    return current.done || current.value.number !== number ? undefined : current.value.text;
  };
}

interface NumberedRecord {
  readonly number: number;
  readonly text: string;
}

async function* recordsOf(
  client: pg.ClientBase,
  { kind, select, textOf }: AuditSource,
  cursor: string,
  erasures: ReadonlyMap<string, Erasure>,
): AsyncGenerator<NumberedRecord, void, undefined> {
  const statement = `select rows.*, audit_links.number::float8 as link_number from (${select}) as rows
    join audit_links on audit_links.kind = '${kind}' and audit_links.subject = rows.subject order by audit_links.number`;
  for await (const row of readInBatches<SourceRow & { link_number: number }>(client, cursor, statement))
    yield { number: row.link_number, text: textOf(row, erasures.get(row.subject)) };
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
