import type pg from 'pg';
import type { Actor } from '@yuzhi/sdk';
import { instantSql, instantText } from './instant.ts';
import type { Origin } from './link.ts';

/** A link as people read it; of events with who did what. Instants are ISO 8601 in UTC. */
export interface ListedLink {
  readonly number: number;
  readonly kind: string;
  readonly subject: string;
  readonly origin: Origin;
  readonly digest: string;
  readonly sealedAt: string | null;
  /** Of events; `null` for every other kind. */
  readonly event: ListedEvent | null;
}

export interface ListedEvent {
  readonly at: string;
  readonly action: string;
  readonly actor: Actor;
  readonly resource: string | null;
  readonly outcome: string;
  readonly reason: string | null;
  /** `null` where there are none or they were erased. */
  readonly details: unknown;
}

export interface LinkFilter {
  readonly kind?: string;
  /** Id of the run, approval or event, or the resource of an event. */
  readonly subject?: string;
  /** Action of an event. */
  readonly action?: string;
  /** Only links before this number. */
  readonly before?: number;
  /** At most this many, newest first. Default 50, at most 500. */
  readonly limit?: number;
}

interface Row extends Omit<ListedLink, 'event'> {
  readonly at: string | null;
  readonly action: string;
  readonly actor: Actor;
  readonly resource: string | null;
  readonly outcome: string;
  readonly reason: string | null;
  readonly details: unknown;
}

/** The links, newest first. */
export async function listLinks(client: pg.Pool | pg.ClientBase, filter: LinkFilter): Promise<readonly ListedLink[]> {
  const { kind = null, subject = null, action = null, before = null, limit = 50 } = filter;
  const { rows } = await client.query<Row>(
    `select l.number::float8 as number, l.kind, l.subject, l.origin, l.digest,
       (select ${instantSql('s.sealed_at')} from audit_seals s
        where s.last_link >= l.number order by s.number limit 1) as "sealedAt",
       ${instantSql('e.at')} as at, e.action, e.actor, e.resource, e.outcome, e.reason, e.details
     from audit_links l left join audit_events e on l.kind = 'event' and e.id::text = l.subject
     where ($1::text is null or l.kind = $1) and ($2::text is null or l.subject = $2 or e.resource = $2)
       and ($3::text is null or e.action = $3) and ($4::bigint is null or l.number < $4)
     order by l.number desc limit $5`,
    [kind, subject, action, before, Math.min(limit, 500)],
  );
  return rows.map((row) => ({
    number: row.number,
    kind: row.kind,
    subject: row.subject,
    origin: row.origin,
    digest: row.digest,
    sealedAt: instantText(row.sealedAt),
    event: row.at === null ? null : eventOf(row, instantText(row.at)),
  }));
}

function eventOf({ action, actor, resource, outcome, reason, details }: Row, at: string): ListedEvent {
  return { at, action, actor, resource, outcome, reason, details };
}
