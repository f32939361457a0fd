import type pg from 'pg';
import type { UnitDirectory } from '../units/unit-directory.ts';
import { roleIds } from './roles.ts';
import type { RoleId } from './roles.ts';

/** A role that counts today. */
export interface RoleInForce {
  readonly person: string;
  readonly role: RoleId;
  readonly unit: string | null;
  /** By whom it was handed over while they are away, and until which day; `null` for one that is held. */
  readonly delegatedBy: { readonly name: string; readonly until: string } | null;
}

/**
 * Roles that are held, and those that an active person who holds them has handed over. An administrator or auditor has
 * nothing beside that one role, whoever delegated what.
 */
const rolesSql = `
  with held as (
    select person, role, unit from role_holdings
    where ended_at is null and valid_from <= $1::date and (valid_until is null or valid_until >= $1::date)
  )
  select held.person, held.role, held.unit, null as giver, null as until
  from held join people on people.id = held.person and people.state = 'active'
  where $2::uuid is null or held.person = $2
  union
  select delegations.taker, delegations.role, delegations.unit, giver.name, max(delegations.valid_until)::text
  from delegations
  join people giver on giver.id = delegations.giver and giver.state = 'active'
  join people taker on taker.id = delegations.taker and taker.state = 'active'
  join held on held.person = delegations.giver and held.role = delegations.role
    and held.unit is not distinct from delegations.unit
  where ($2::uuid is null or delegations.taker = $2) and delegations.ended_at is null
    and delegations.valid_from <= $1::date and delegations.valid_until >= $1::date
  group by delegations.taker, delegations.role, delegations.unit, giver.name
  order by 1, 4 nulls first, 2, 3`;

interface Row {
  readonly person: string;
  readonly role: string;
  readonly unit: string | null;
  readonly giver: string | null;
  readonly until: string | null;
}

/** Of one person, or of everybody. Those that are held stand first. */
export async function rolesInForce(
  client: Pick<pg.ClientBase, 'query'>,
  units: UnitDirectory,
  today: string,
  person: string | null = null,
): Promise<readonly RoleInForce[]> {
  const { rows } = await client.query<Row>(rolesSql, [today, person]);
  return rows.flatMap(({ person: holder, role, unit, giver, until }) => {
    // A unit that has ended lends nobody a right; a role that this program does not know means nothing.
    if (!isRole(role) || (unit !== null && !units.existsOn(unit, today))) return [];
    return [{ person: holder, role, unit, delegatedBy: giver === null ? null : { name: giver, until: until ?? '' } }];
  });
}

function isRole(role: string): role is RoleId {
  return (roleIds as readonly string[]).includes(role);
}
