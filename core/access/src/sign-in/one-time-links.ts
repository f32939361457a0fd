import type { Actor } from '@yuzhi/sdk';
import { Secret } from 'otpauth';
import type pg from 'pg';
import { placeOfLink } from '../secrets/seal-seeds.ts';
import type { SecretBox } from '../secrets/secret-box.ts';
import { digestOf, newSecret } from './secret-text.ts';

export type LinkKind = 'set-up' | 'invitation' | 'recovery';

/** How long a link can be used, in hours. */
const validHours = 24;

export interface NewLink {
  readonly kind: LinkKind;
  /** `null` for the first set-up, when there is nobody yet. */
  readonly person: string | null;
  readonly replacesFactor: boolean;
}

/** A link as its maker sees it, once. */
export interface ShownLink {
  /** Path and fragment behind the server's address. The fragment never travels to a server or into its log. */
  readonly link: string;
  /** ISO 8601 in UTC. */
  readonly expiresAt: string;
}

export interface LinkMaker {
  readonly client: pg.ClientBase;
  readonly secrets: SecretBox;
  readonly actor: Actor;
  readonly now: Date;
}

/** Makes a link that works once. Earlier links of the same person stop working. */
export async function makeLink(
  { client, secrets, actor, now }: LinkMaker,
  { kind, person, replacesFactor }: NewLink,
): Promise<ShownLink> {
  const secret = newSecret();
  const digest = digestOf(secret);
  const expiresAt = new Date(now.getTime() + validHours * 3_600_000);
  if (person !== null)
    await client.query('update one_time_links set used_at = $2 where person = $1 and used_at is null', [person, now]);
  await client.query(
    `insert into one_time_links (digest, kind, person, replaces_factor, secret, made_by, made_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      digest,
      kind,
      person,
      replacesFactor,
      await secrets.seal(new Secret({ size: 20 }).base32, placeOfLink(digest)),
      JSON.stringify(actor),
      now,
      expiresAt,
    ],
  );
  return { link: `/#/link/${secret}`, expiresAt: expiresAt.toISOString() };
}
