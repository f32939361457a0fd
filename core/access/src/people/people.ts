import { randomUUID } from 'node:crypto';
import type { Actor } from '@yuzhi/sdk';
import type pg from 'pg';
import { accessError } from '../errors.ts';
import { mayStandTogether, roles } from './roles.ts';
import type { RoleId } from './roles.ts';

type Queryable = Pick<pg.ClientBase, 'query'>;

export type PersonState = 'invited' | 'active' | 'suspended' | 'gone';

export interface Person {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly unit: string | null;
  readonly state: PersonState;
}

/** A role that somebody holds, or has from another by delegation. Days are `YYYY-MM-DD`. */
export interface Holding {
  readonly id: string;
  readonly person: string;
  readonly role: RoleId;
  readonly unit: string | null;
  readonly validFrom: string;
  readonly validUntil: string | null;
}

/** Account names are compared without regard to case and width. */
export function foldedAccount(account: string): string {
  return account.normalize('NFKC').trim().toLowerCase();
}

const personColumns = 'id, account, name, unit, state';

export async function personByAccount(client: Queryable, account: string): Promise<Person | null> {
  const { rows } = await client.query<Person>(`select ${personColumns} from people where account = $1`, [
    foldedAccount(account),
  ]);
  return rows[0] ?? null;
}

export async function personById(client: Queryable, id: string): Promise<Person | null> {
  const { rows } = await client.query<Person>(`select ${personColumns} from people where id = $1`, [id]);
  return rows[0] ?? null;
}

/** @throws YuzhiError ACCESS_ACCOUNT_TAKEN */
export async function addPerson(
  client: Queryable,
  { account, name, unit }: Pick<Person, 'account' | 'name' | 'unit'>,
  now: Date,
): Promise<Person> {
  const { rows } = await client.query<Person>(
    `insert into people (id, account, name, unit, state, created_at) values ($1, $2, $3, $4, 'invited', $5)
     on conflict (account) do nothing returning ${personColumns}`,
    [randomUUID(), foldedAccount(account), name, unit, now],
  );
  const person = rows[0];
  if (!person) throw accessError('ACCESS_ACCOUNT_TAKEN');
  return person;
}

export async function setPersonState(client: Queryable, id: string, state: PersonState, now: Date): Promise<void> {
  await client.query(
    'update people set state = $2, left_at = case when $2 = $3 then $4::timestamptz end where id = $1',
    [id, state, 'gone', now],
  );
  // Who comes back gets another account, and is linked to that one.
  if (state === 'gone')
    for (const table of ['passkeys', 'identities']) await client.query(`delete from ${table} where person = $1`, [id]);
}

/** Holdings that are in force today or will be, newest last. */
export async function holdingsOf(client: Queryable, person: string, today: string): Promise<readonly Holding[]> {
  const { rows } = await client.query<Holding>(
    `select id, person, role, unit, valid_from::text as "validFrom", valid_until::text as "validUntil"
     from role_holdings
     where person = $1 and ended_at is null and (valid_until is null or valid_until >= $2::date)
     order by given_at, id`,
    [person, today],
  );
  return rows;
}

/** The same of many people at once, by person. */
export async function holdingsByPerson(
  client: Queryable,
  people: readonly string[],
  today: string,
): Promise<ReadonlyMap<string, readonly Holding[]>> {
  const { rows } = await client.query<Holding>(
    `select id, person, role, unit, valid_from::text as "validFrom", valid_until::text as "validUntil"
     from role_holdings
     where person = any ($1) and ended_at is null and (valid_until is null or valid_until >= $2::date)
     order by given_at, id`,
    [people, today],
  );
  return Map.groupBy(rows, ({ person }) => person);
}

export interface RoleGift {
  readonly person: string;
  readonly role: RoleId;
  readonly unit: string | null;
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly givenBy: Actor;
  readonly now: Date;
}

/**
 * Gives a role. The person's row is locked, so that two gifts at once cannot bring together what excludes each other.
 *
 * @throws YuzhiError ACCESS_ROLE_UNIT_WRONG, ACCESS_ROLES_EXCLUDE
 */
export async function giveRole(client: Queryable, gift: RoleGift, today: string): Promise<string> {
  if ((roles[gift.role].scope === 'unit') !== (gift.unit !== null))
    throw accessError('ACCESS_ROLE_UNIT_WRONG', { role: gift.role });
  await client.query('select 1 from people where id = $1 for update', [gift.person]);
  const held = await holdingsOf(client, gift.person, today);
  if (!mayStandTogether([...held.map(({ role }) => role), gift.role])) throw accessError('ACCESS_ROLES_EXCLUDE');
  if (roles[gift.role].isAdministrator || gift.role === 'auditor')
    await endDelegationsTo(client, gift.person, gift.now);
  const id = randomUUID();
  await client.query(
    `insert into role_holdings (id, person, role, unit, valid_from, valid_until, given_by, given_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, gift.person, gift.role, gift.unit, gift.validFrom, gift.validUntil, JSON.stringify(gift.givenBy), gift.now],
  );
  return id;
}

async function endDelegationsTo(client: Queryable, taker: string, now: Date): Promise<void> {
  await client.query('update delegations set ended_at = $2 where taker = $1 and ended_at is null', [taker, now]);
}

/** Whether somebody is one of the three administrators, today or in the days to come. */
export async function isAdministrator(client: Queryable, person: string, today: string): Promise<boolean> {
  const held = await holdingsOf(client, person, today);
  return held.some(({ role }) => roles[role].isAdministrator);
}

/** Ends all by which somebody could still act: sessions, keys, delegations in both directions. */
export async function endAccess(client: Queryable, person: string, by: Actor, now: Date): Promise<void> {
  await client.query('update sessions set ended_at = $2 where person = $1 and ended_at is null', [person, now]);
  await client.query('update api_keys set revoked_at = $2, revoked_by = $3 where person = $1 and revoked_at is null', [
    person,
    now,
    JSON.stringify(by),
  ]);
  await client.query('update delegations set ended_at = $2 where (giver = $1 or taker = $1) and ended_at is null', [
    person,
    now,
  ]);
  await client.query('update one_time_links set used_at = $2 where person = $1 and used_at is null', [person, now]);
}

/** Whether there is, or ever was, a security administrator who has signed in. */
export async function hasSecurityAdministrator(client: Queryable): Promise<boolean> {
  const { rows } = await client.query<{ is: boolean }>(
    `select exists (select 1 from role_holdings join people on people.id = person
       where role = 'security-administrator' and state <> 'invited') as is`,
  );
  return rows[0]?.is ?? false;
}
