import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type pg from 'pg';
import type { AccessParts } from '../access-parts.ts';
import { accessError } from '../errors.ts';
import type { Person } from '../people/people.ts';
import { useChallenge } from './use-challenge.ts';

/** Loaded when the first passkey is asked for: it is large, and many a start has no use for it. */
const library = () => import('@simplewebauthn/server');

/** A passkey as its owner sees it. */
export interface Passkey {
  readonly id: string;
  readonly name: string;
  readonly isSynced: boolean;
  readonly madeAt: Date;
  readonly usedAt: Date | null;
}

type Queryable = Pick<pg.ClientBase, 'query'>;

/** As many as somebody may have. */
const mostPasskeys = 10;

/** What a browser is asked so that it makes a passkey for this person (`navigator.credentials.create`). */
export async function creationOptions(
  { secrets, relyingParty }: AccessParts,
  client: Queryable,
  person: Person,
  now: Date,
): Promise<unknown> {
  const { generateRegistrationOptions } = await library();
  const { rows } = await client.query<{ id: string; transports: string[] }>(
    'select id, transports from passkeys where person = $1',
    [person.id],
  );
  if (rows.length >= mostPasskeys) throw accessError('ACCESS_PASSKEYS_TOO_MANY', { most: mostPasskeys });
  return generateRegistrationOptions({
    rpName: relyingParty.name,
    rpID: relyingParty.id,
    userName: person.account,
    userDisplayName: person.name,
    userID: handleOf(person.id),
    challenge: Buffer.from(await secrets.challenge(registering(person.id), now), 'base64url'),
    attestationType: 'none',
    excludeCredentials: rows,
    // It has to be found without an account name, so that nothing has to be told to strangers.
    authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
    timeout: 300_000,
  });
}

/**
 * Takes what a browser has made.
 *
 * @throws YuzhiError ACCESS_PASSKEY_WRONG, ACCESS_PASSKEYS_TOO_MANY
 */
export async function addPasskey(
  { secrets, relyingParty }: AccessParts,
  client: Queryable,
  { person, name, response, now }: { person: string; name: string; response: RegistrationResponseJSON; now: Date },
): Promise<string> {
  const { verifyRegistrationResponse } = await library();
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: (challenge) => useChallenge(client, secrets, { purpose: registering(person), challenge, now }),
    expectedOrigin: originOf(response.response.clientDataJSON, relyingParty.isOrigin),
    expectedRPID: relyingParty.id,
    requireUserVerification: false,
  }).catch(() => null);
  if (!verified?.verified) throw accessError('ACCESS_PASSKEY_WRONG');
  const { credential, credentialBackedUp } = verified.registrationInfo;
  const { rowCount } = await client.query(
    `insert into passkeys (id, person, name, public_key, counter, transports, is_synced, made_at)
     select $1, $2, $3, $4, $5, $6, $7, $8 where (select count(*) from passkeys where person = $2) < ${mostPasskeys}
     on conflict (id) do nothing`,
    [
      credential.id,
      person,
      name,
      Buffer.from(credential.publicKey),
      credential.counter,
      (credential.transports ?? []).slice(0, 10),
      credentialBackedUp,
      now,
    ],
  );
  if (rowCount !== 1) throw accessError('ACCESS_PASSKEYS_TOO_MANY', { most: mostPasskeys });
  return credential.id;
}

/** How a passkey is used: instead of everything else, or beside a password. */
export type PasskeyUse = 'alone' | 'second-step';

/**
 * What a browser is asked so that it shows a passkey (`navigator.credentials.get`). It is the same for everybody: which
 * account it will be is said by the answer.
 */
export async function requestOptions(
  { secrets, relyingParty }: AccessParts,
  use: PasskeyUse,
  now: Date,
): Promise<unknown> {
  const { generateAuthenticationOptions } = await library();
  return generateAuthenticationOptions({
    rpID: relyingParty.id,
    challenge: Buffer.from(await secrets.challenge(signingIn(use), now), 'base64url'),
    // Alone it has to be two factors in one: the device, and its owner's PIN or finger.
    userVerification: use === 'alone' ? 'required' : 'discouraged',
    timeout: 300_000,
  });
}

/** Whose passkey has answered; `null` when it is none of ours or anything about the answer is wrong. */
export async function personOfPasskey(
  { store: { pool }, secrets, relyingParty }: AccessParts,
  response: AuthenticationResponseJSON,
  use: PasskeyUse,
  now: Date,
): Promise<string | null> {
  const { verifyAuthenticationResponse } = await library();
  const { rows } = await pool.query<Row>(
    `select passkeys.id, person, public_key as "publicKey", counter::float8 as counter
     from passkeys join people on people.id = person where passkeys.id = $1 and state = 'active'`,
    [response.id],
  );
  const row = rows[0];
  if (!row || !isHandleOf(response.response.userHandle, row.person)) return null;
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: (challenge) => useChallenge(pool, secrets, { purpose: signingIn(use), challenge, now }),
    expectedOrigin: originOf(response.response.clientDataJSON, relyingParty.isOrigin),
    expectedRPID: relyingParty.id,
    credential: { id: row.id, publicKey: new Uint8Array(row.publicKey), counter: row.counter },
    requireUserVerification: use === 'alone',
  }).catch(() => null);
  if (!verified?.verified) return null;
  const { newCounter, credentialBackedUp } = verified.authenticationInfo;
  // A counter that does not rise is that of a copy; the library has refused it, and here two at once are told apart.
  const { rowCount } = await pool.query(
    `update passkeys set counter = $2, is_synced = $3, used_at = $4
     where id = $1 and (counter < $2 or ($2 = 0 and counter = 0))`,
    [row.id, newCounter, credentialBackedUp, now],
  );
  return rowCount === 1 ? row.person : null;
}

interface Row {
  readonly id: string;
  readonly person: string;
  readonly publicKey: Buffer;
  readonly counter: number;
}

export async function passkeysOf(client: Queryable, person: string): Promise<readonly Passkey[]> {
  const { rows } = await client.query<Passkey>(
    `select id, name, is_synced as "isSynced", made_at as "madeAt", used_at as "usedAt"
     from passkeys where person = $1 order by made_at, id`,
    [person],
  );
  return rows;
}

/** Whether there was such a passkey of this person. */
export async function removePasskey(client: Queryable, person: string, id: string): Promise<boolean> {
  const { rowCount } = await client.query('delete from passkeys where person = $1 and id = $2', [person, id]);
  return rowCount === 1;
}

function registering(person: string): string {
  return `passkey for ${person}`;
}

function signingIn(use: PasskeyUse): string {
  return `sign-in by passkey ${use}`;
}

/** The user handle of WebAuthn (Level 3, 14.6.1): bytes that say nothing about the person. */
function handleOf(person: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(person.replaceAll('-', ''), 'hex'));
}

function isHandleOf(handle: string | undefined, person: string): boolean {
  return handle !== undefined && Buffer.from(handle, 'base64url').equals(handleOf(person));
}

/** The origin that the browser says, if it is one of ours; else a text that no browser says. */
function originOf(clientDataJSON: string, isOrigin: (origin: string) => boolean): string {
  try {
    const { origin } = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8')) as { origin?: unknown };
    return typeof origin === 'string' && isOrigin(origin) ? origin : 'none of ours';
  } catch {
    return 'none of ours';
  }
}
