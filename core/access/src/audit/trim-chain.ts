import type pg from 'pg';
import type { AuditKey } from './audit-key.ts';
import type { AuditSource } from './audit-source.ts';
import { makeCheckpoint } from './checkpoint.ts';
import type { Checkpoint } from './checkpoint.ts';
import { auditError } from './errors.ts';
import { insertCheckpoint, lastCheckpoint, lastSeal, sealColumns, sealOf } from './seal-rows.ts';
import { sealDigest } from './seal.ts';
import type { Seal } from './seal.ts';

/** The seal up to which may be trimmed: everything under it is older than `before` and has come to its end. */
export async function sealToTrim(
  client: pg.ClientBase,
  before: Date,
  sources: readonly AuditSource[],
): Promise<Seal | null> {
  let seal = await newestSeal(client, 'sealed_at < $1', before);
  while (seal) {
    const held = await firstHeld(client, seal.lastLink, sources);
    if (held === null) return seal;
    seal = await newestSeal(client, 'last_link < $1', held);
  }
  return null;
}

/** The first link up to `lastLink` of a row whose end comes later: a request that waits for its decision. */
async function firstHeld(
  client: pg.ClientBase,
  lastLink: number,
  sources: readonly AuditSource[],
): Promise<number | null> {
  const firsts: number[] = [];
  for (const { kind, endsWith } of sources) {
    if (endsWith === undefined) continue;
    const { rows } = await client.query<{ first: number | null }>(
      `select min(l.number)::float8 as first from audit_links l where l.kind = $1 and l.number <= $3 and not exists (
         select from audit_links e where e.kind = $2 and e.subject = l.subject and e.number <= $3)`,
      [kind, endsWith, lastLink],
    );
    const first = rows[0]?.first ?? null;
    if (first !== null) firsts.push(first);
  }
  return firsts.length === 0 ? null : Math.min(...firsts);
}

async function newestSeal(client: pg.ClientBase, where: string, value: Date | number): Promise<Seal | null> {
  const { rows } = await client.query<Seal>(
    `select ${sealColumns} from audit_seals where ${where} order by audit_seals.number desc limit 1`,
    [value],
  );
  return rows[0] ? sealOf(rows[0]) : null;
}

export interface TrimOptions {
  readonly key: AuditKey;
  readonly seal: Seal;
  readonly sources: readonly AuditSource[];
  readonly reason: string;
  readonly now: Date;
}

/**
 * Cuts off every link up to `seal` together with the rows that they stand for, and signs where the chain now begins.
 * In the transaction of `client`, whose holder has the lock of the sealer.
 */
export async function trimChain(client: pg.ClientBase, options: TrimOptions): Promise<Checkpoint> {
  const { key, seal, sources, reason, now } = options;
  const newest = await lastSeal(client);
  if (newest?.keyId !== key.id) throw auditError('AUDIT_KEY_FOREIGN');
  const checkpoint = makeCheckpoint(key, {
    number: ((await lastCheckpoint(client))?.number ?? 0) + 1,
    chain: seal.chain,
    seal: seal.number,
    link: seal.lastLink,
    head: seal.head,
    previous: sealDigest(key, seal),
    sealedAt: seal.sealedAt,
    cutAt: now.toISOString(),
    reason,
  });
  await insertCheckpoint(client, checkpoint);
  for (const { kind, trim } of sources) {
    if (trim === null) continue;
    const { rows } = await client.query<{ subject: string }>(
      'select subject from audit_links where kind = $1 and number <= $2',
      [kind, seal.lastLink],
    );
    for (let at = 0; at < rows.length; at += 5_000)
      await client.query(trim, [rows.slice(at, at + 5_000).map(({ subject }) => subject)]);
  }
  await client.query('delete from audit_links where number <= $1', [seal.lastLink]);
  await client.query('delete from audit_seals where number <= $1', [seal.number]);
  return checkpoint;
}
