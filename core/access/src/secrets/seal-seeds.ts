import type pg from 'pg';
import { accessError } from '../errors.ts';
import { keyIdOf } from './key-ring.ts';
import type { SecretBox } from './secret-box.ts';

/** Where a seed stands, so that it opens nowhere else. */
export function placeOfCode(person: string): string {
  return `one-time code of ${person}`;
}

export function placeOfLink(digest: Buffer): string {
  return `one-time link ${digest.toString('hex')}`;
}

/**
 * A seed of one-time codes in clear. One from before there were sealed ones is taken as it stands.
 *
 * @throws YuzhiError ACCESS_KEY_MISSING
 */
export async function openSeed(secrets: SecretBox, stored: string, place: string): Promise<string> {
  if (keyIdOf(stored) === null) return stored;
  const seed = await secrets.open(stored, place);
  if (seed === null) throw accessError('ACCESS_KEY_MISSING');
  return seed;
}

interface Row {
  readonly key: string | Buffer;
  readonly secret: string;
}

/** Seals every seed that is not sealed with the newest key. Those whose key is not there stay as they are. */
export async function sealSeeds(client: pg.ClientBase, secrets: SecretBox): Promise<number> {
  // What a used link offered is of no use to anybody.
  await client.query("update one_time_links set secret = '' where used_at is not null and secret <> ''");
  const like = `${await secrets.prefix()}%`;
  let sealed = 0;
  for (const [table, key] of [
    ['one_time_codes', 'person'],
    ['one_time_links', 'digest'],
  ] as const) {
    const { rows } = await client.query<Row>(
      `select ${key} as key, secret from ${table} where secret <> '' and secret not like $1 order by ${key} for update`,
      [like],
    );
    for (const row of rows) {
      const again = await sealedAgain(secrets, row);
      if (again === null) continue;
      await client.query(`update ${table} set secret = $2 where ${key} = $1`, [row.key, again]);
      sealed += 1;
    }
  }
  return sealed;
}

async function sealedAgain(secrets: SecretBox, { key, secret }: Row): Promise<string | null> {
  const place = typeof key === 'string' ? placeOfCode(key) : placeOfLink(key);
  const seed = keyIdOf(secret) === null ? secret : await secrets.open(secret, place);
  return seed === null ? null : secrets.seal(seed, place);
}
