import { createPrivateKey, createPublicKey, generateKeyPairSync, hash, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Client, Mutation } from '../mutation.ts';

/**
 * The chain is made anew from some link on, so that within the database everything follows again. Written without the
 * code of the base, as somebody would who has read how it works.
 */
export const rewritings: Readonly<Record<string, Mutation>> = {
  async 'rewrite the chain without a key'({ client, prey, chance }) {
    const number = await falsifyLink(client, chance.upTo(prey.links), chance.hex(64));
    await rehash(client, null);
    return { what: `link ${number} and all hashes after it`, names: isAboutTheSeals };
  },
  async 'rewrite the chain and sign it with a key of their own'({ client, prey, chance }) {
    const number = await falsifyLink(client, chance.upTo(prey.links), chance.hex(64));
    await rehash(client, generateKeyPairSync('ed25519').privateKey);
    return { what: `link ${number}, signed with another key`, names: ({ code }) => code === 'key-unknown' };
  },
  async 'rewrite the chain with the stolen key'({ client, prey, chance, stolenKey }) {
    const number = await falsifyLink(client, chance.upTo(prey.links), chance.hex(64));
    await rehash(client, createPrivateKey(stolenKey));
    return { what: `link ${number}, signed with the true key`, names: ({ code }) => code === 'chain-rewritten' };
  },
  async 'drop a row and rewrite the chain with the stolen key'({ client, prey, chance, stolenKey }) {
    const number = chance.upTo(prey.links - 1);
    const { rows } = await client.query<{ subject: string }>(
      'delete from audit_links where number = $1 returning subject',
      [number],
    );
    for (const table of ['runs', 'approvals', 'audit_events'])
      await client.query(`delete from ${table} where id::text = $1`, [rows[0]?.subject]);
    await client.query('delete from audit_links where subject = $1', [rows[0]?.subject]);
    await renumber(client);
    await rehash(client, createPrivateKey(stolenKey));
    return {
      what: `link ${number} dropped, all signed with the true key`,
      names: ({ code }) => code === 'chain-rewritten' || code === 'chain-cut',
    };
  },
};

function isAboutTheSeals({ code }: { readonly code: string }): boolean {
  return code === 'seal-forged' || code === 'chain-rewritten';
}

async function falsifyLink(client: Client, number: number, digest: string): Promise<number> {
  await client.query('update audit_links set digest = $2 where number = $1', [number, `sha256:${digest}`]);
  return number;
}

/** Numbers without a gap, and seals that fit them. */
async function renumber(client: Client): Promise<void> {
  await client.query(
    `update audit_links l set number = -n.new from (select number, row_number() over (order by number) as new from audit_links) n
     where n.number = l.number`,
  );
  await client.query('update audit_links set number = -number');
  await client.query(
    `update audit_seals s set last_link = least(s.last_link, (select max(number) from audit_links)),
       first_link = least(s.first_link, (select max(number) from audit_links))`,
  );
}

interface LinkRow {
  readonly number: number;
  readonly kind: string;
  readonly subject: string;
  readonly digest: string;
  readonly origin: string;
}

interface SealRow {
  readonly number: number;
  readonly chain: string;
  readonly first: number;
  readonly last: number;
  readonly at: string;
  readonly key: string;
  readonly signature: string;
}

/** Makes every hash anew, and every seal; signed with `key`, or with the old signatures when there is none. */
async function rehash(client: Client, key: KeyObject | null): Promise<void> {
  const { rows: links } = await client.query<LinkRow>(
    'select number::float8 as number, kind, subject, digest, origin from audit_links order by audit_links.number',
  );
  const hashes = new Map<number, string>();
  let previous = 'yuzhi-audit-1';
  for (const { number, kind, subject, digest, origin } of links) {
    previous = sha256(`${previous}\n${JSON.stringify([number, kind, subject, digest, origin])}`);
    hashes.set(number, previous);
  }
  await client.query(
    'update audit_links l set hash = n.hash from unnest($1::bigint[], $2::text[]) as n(number, hash) where n.number = l.number',
    [[...hashes.keys()], [...hashes.values()]],
  );
  await reseal(client, hashes, key);
}

async function reseal(client: Client, hashes: ReadonlyMap<number, string>, key: KeyObject | null): Promise<void> {
  const { rows: seals } = await client.query<SealRow>(
    `select number::float8 as number, chain::text as chain, first_link::float8 as first, last_link::float8 as last,
       to_char(sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, key_id as key, signature
     from audit_seals order by audit_seals.number`,
  );
  let previous = 'yuzhi-audit-1';
  for (const { number, chain, first, last, at, key: oldKey, signature: old } of seals) {
    const head = hashes.get(last) ?? '';
    const keyId = key ? keyIdOf(key) : oldKey;
    const text = JSON.stringify(['yuzhi-audit-seal-1', chain, number, first, last, head, previous, at, keyId]);
    const signature = key ? sign(null, Buffer.from(text), key).toString('base64') : old;
    await client.query(
      'update audit_seals set head = $2, previous = $3, key_id = $4, signature = $5 where number = $1',
      [number, head, previous, keyId, signature],
    );
    previous = sha256(`${text}\n${signature}`);
  }
}

function keyIdOf(key: KeyObject): string {
  return hash('sha256', createPublicKey(key).export({ type: 'spki', format: 'der' })).slice(0, 16);
}

function sha256(text: string): string {
  return `sha256:${hash('sha256', text)}`;
}
