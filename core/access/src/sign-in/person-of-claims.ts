import type { IDToken } from 'openid-client';
import type pg from 'pg';
import { accessError } from '../errors.ts';
import { addPerson, isAdministrator, personByAccount, setPersonState } from '../people/people.ts';
import type { Person } from '../people/people.ts';
import type { Moment } from '../policy/load-standing.ts';
import type { IdentityProviderConfig } from './identity-provider.ts';

export interface Identified {
  readonly person: string;
  /** The provider says that it has seen two factors. */
  readonly isTwoFactor: boolean;
}

/**
 * The person whom an identity token is about: whoever was linked with this subject, else the account that the claim
 * names, which is linked from then on. Another subject that claims the same account is refused, and so is everybody
 * without an account, unless the configuration says that they get one. Administrators come in by this base's own means:
 * who keeps the provider must not become one of them.
 *
 * @throws YuzhiError ACCESS_IDENTITY_UNKNOWN
 */
export async function personOfClaims(
  client: pg.ClientBase,
  config: IdentityProviderConfig,
  claims: IDToken,
  { now, today }: Moment,
): Promise<Identified> {
  const isTwoFactor = typeof claims.acr === 'string' && config.trustedAcr.includes(claims.acr);
  const person =
    (await linkedPerson(client, config.issuer, claims.sub, now)) ?? (await linkPerson(client, config, claims, now));
  const mayBegin = person.state === 'active' || (person.state === 'invited' && isTwoFactor);
  if (!mayBegin || (await isAdministrator(client, person.id, today))) throw accessError('ACCESS_IDENTITY_UNKNOWN');
  if (person.state === 'invited') await setPersonState(client, person.id, 'active', now);
  return { person: person.id, isTwoFactor };
}

async function linkedPerson(client: pg.ClientBase, issuer: string, subject: string, now: Date): Promise<Person | null> {
  const { rows } = await client.query<Person>(
    `update identities set seen_at = $3 from people
     where issuer = $1 and subject = $2 and people.id = person
     returning people.id, account, name, unit, state`,
    [issuer, subject, now],
  );
  return rows[0] ?? null;
}

async function linkPerson(
  client: pg.ClientBase,
  config: IdentityProviderConfig,
  claims: IDToken,
  now: Date,
): Promise<Person> {
  const account = accountIn(claims, config.claim);
  if (account === null) throw accessError('ACCESS_IDENTITY_UNKNOWN');
  const person =
    (await personByAccount(client, account)) ?? (await newPerson(client, config, { account, claims, now }));
  const { rowCount } = await client.query(
    `insert into identities (issuer, subject, person, linked_at, seen_at) values ($1, $2, $3, $4, $4)
     on conflict do nothing`,
    [config.issuer, claims.sub, person.id, now],
  );
  if (rowCount !== 1) throw accessError('ACCESS_IDENTITY_UNKNOWN');
  return person;
}

async function newPerson(
  client: pg.ClientBase,
  { createsAccounts }: IdentityProviderConfig,
  { account, claims, now }: { readonly account: string; readonly claims: IDToken; readonly now: Date },
): Promise<Person> {
  if (!createsAccounts) throw accessError('ACCESS_IDENTITY_UNKNOWN');
  const said = typeof claims['name'] === 'string' ? claims['name'].replaceAll('\0', '').trim().slice(0, 100) : '';
  return addPerson(client, { account, name: said === '' ? account : said, unit: null }, now);
}

/** An address counts only when the provider has verified it (OpenID Connect Core 1.0, 5.1). */
function accountIn(claims: IDToken, claim: string): string | null {
  const value = claims[claim];
  if (claim === 'email' && claims['email_verified'] !== true) return null;
  return typeof value === 'string' && /^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,63}$/u.test(value) ? value : null;
}
