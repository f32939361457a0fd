import { translate } from '@yuzhi/store';
import type { Actor } from '@yuzhi/sdk';
import type pg from 'pg';
import { roleIds } from '../people/roles.ts';
import type { RoleId } from '../people/roles.ts';
import type { UnitDirectory } from '../units/unit-directory.ts';
import type { GrantInForce, Standing } from './standing.ts';
import { noStanding } from './standing.ts';

/**
 * Roles that count today: those held, and those that an active person who holds them has handed over. An administrator
 * or auditor has nothing beside that one role, whoever delegated what.
 */
const rolesSql = `
  with held as (
    select person, role, unit from role_holdings
    where ended_at is null and valid_from <= $2::date and (valid_until is null or valid_until >= $2::date)
  )
  select held.role, held.unit from held join people on people.id = held.person and people.state = 'active'
  where held.person = $1
  union
  select delegations.role, delegations.unit
  from delegations
  join people giver on giver.id = delegations.giver and giver.state = 'active'
  join people taker on taker.id = delegations.taker and taker.state = 'active'
  join held on held.person = delegations.giver and held.role = delegations.role
    and held.unit is not distinct from delegations.unit
  where delegations.taker = $1 and delegations.ended_at is null
    and delegations.valid_from <= $2::date and delegations.valid_until >= $2::date`;

const grantsSql = `
  select id, resource, purpose from grants
  where unit = $1 and state = 'active' and valid_from <= $2::date and valid_until >= $2::date
    and (quota is null or used < quota)`;

const keySql = `
  select person, unit, scopes from api_keys where id = $1 and revoked_at is null and expires_at > $2`;

export interface Moment {
  readonly now: Date;
  /** The day in the city, `YYYY-MM-DD`. */
  readonly today: string;
}

/** What an actor has at this moment. Who is not known, no longer active or no longer valid has nothing. */
export async function loadStanding(
  actor: Actor,
  client: Pick<pg.ClientBase, 'query'>,
  units: UnitDirectory,
  { now, today }: Moment,
): Promise<Standing> {
  try {
    const owner = await ownerOf(actor, client, now);
    if (owner === null) return noStanding;
    const roles = await rolesOf(owner.person, client, units, today);
    const { rows: grants } =
      actor.unit === null ? { rows: [] } : await client.query<GrantInForce>(grantsSql, [actor.unit, today]);
    return {
      person: owner.person,
      roles,
      scopes: owner.scopes,
      grants,
      isWithin: (unit, ancestor) => units.isWithin(unit, ancestor, today),
    };
  } catch (error) {
    throw translate(error);
  }
}

async function ownerOf(
  actor: Actor,
  client: Pick<pg.ClientBase, 'query'>,
  now: Date,
): Promise<{ readonly person: string; readonly scopes: readonly string[] | null } | null> {
  if (actor.kind === 'person') {
    const { rows } = await client.query<{ id: string }>("select id from people where id = $1 and state = 'active'", [
      actor.id,
    ]);
    return rows[0] ? { person: actor.id, scopes: null } : null;
  }
  if (actor.kind !== 'key') return null;
  const { rows } = await client.query<{ person: string; unit: string | null; scopes: string[] }>(keySql, [
    actor.id,
    now,
  ]);
  const key = rows[0];
  return key && key.unit === actor.unit ? { person: key.person, scopes: key.scopes } : null;
}

async function rolesOf(
  person: string,
  client: Pick<pg.ClientBase, 'query'>,
  units: UnitDirectory,
  today: string,
): Promise<Standing['roles']> {
  const { rows } = await client.query<{ role: string; unit: string | null }>(rolesSql, [person, today]);
  // A unit that has ended lends nobody a right; a role that this program does not know means nothing.
  return rows.filter(
    (row): row is { role: RoleId; unit: string | null } =>
      (roleIds as readonly string[]).includes(row.role) && (row.unit === null || units.existsOn(row.unit, today)),
  );
}
