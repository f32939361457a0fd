import type pg from 'pg';
import type { Checkpoint } from './checkpoint.ts';
import { instantSql, instantText } from './instant.ts';
import type { Link } from './link.ts';
import type { Seal } from './seal.ts';

/** Columns of a seal as they are read. Big integers come as numbers: a trail stays below 2^53 links. */
export const sealColumns = `number::float8 as number, chain::text as chain, first_link::float8 as "firstLink",
  last_link::float8 as "lastLink", head, previous, ${instantSql('sealed_at')} as "sealedAt", key_id as "keyId", signature`;

export const linkColumns = 'number::float8 as number, kind, subject, digest, origin, hash';

const checkpointColumns = `number::float8 as number, chain::text as chain, seal::float8 as seal, link::float8 as link,
  head, previous, ${instantSql('sealed_at')} as "sealedAt", ${instantSql('cut_at')} as "cutAt", reason, key_id as "keyId", signature`;

export function sealOf(row: Seal): Seal {
  return { ...row, sealedAt: instantText(row.sealedAt) };
}

/** The newest seal, or `null` while nothing is sealed. */
export async function lastSeal(client: pg.ClientBase): Promise<Seal | null> {
  const { rows } = await client.query<Seal>({
    name: 'audit-last-seal',
    text: `select ${sealColumns} from audit_seals order by audit_seals.number desc limit 1`,
  });
  return rows[0] ? sealOf(rows[0]) : null;
}

/** Where the chain begins when its oldest links were trimmed. */
export async function lastCheckpoint(client: pg.ClientBase): Promise<Checkpoint | null> {
  const { rows } = await client.query<Checkpoint>(
    `select ${checkpointColumns} from audit_checkpoints order by audit_checkpoints.number desc limit 1`,
  );
  const [row] = rows;
  if (!row) return null;
  return { ...row, sealedAt: instantText(row.sealedAt), cutAt: instantText(row.cutAt) };
}

export async function insertLinks(client: pg.ClientBase, links: readonly Link[]): Promise<void> {
  await client.query({
    name: 'audit-links',
    text: `insert into audit_links (number, kind, subject, digest, origin, hash)
      select * from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])`,
    values: [
      links.map(({ number }) => number),
      links.map(({ kind }) => kind),
      links.map(({ subject }) => subject),
      links.map(({ digest }) => digest),
      links.map(({ origin }) => origin),
      links.map(({ hash }) => hash),
    ],
  });
}

export async function insertSeal(client: pg.ClientBase, seal: Seal): Promise<void> {
  const { number, chain, firstLink, lastLink, head, previous, sealedAt, keyId, signature } = seal;
  await client.query({
    name: 'audit-seal',
    text: `insert into audit_seals
      (number, chain, first_link, last_link, head, previous, sealed_at, key_id, signature)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [number, chain, firstLink, lastLink, head, previous, sealedAt, keyId, signature],
  });
}

export async function insertCheckpoint(client: pg.ClientBase, checkpoint: Checkpoint): Promise<void> {
  const { number, chain, seal, link, head, previous, sealedAt, cutAt, reason, keyId, signature } = checkpoint;
  await client.query(
    `insert into audit_checkpoints
      (number, chain, seal, link, head, previous, sealed_at, cut_at, reason, key_id, signature)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [number, chain, seal, link, head, previous, sealedAt, cutAt, reason, keyId, signature],
  );
}
