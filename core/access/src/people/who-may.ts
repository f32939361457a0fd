import type { Actor } from '@yuzhi/sdk';
import type pg from 'pg';
import { decide } from '../policy/decide.ts';
import type { Resource } from '../policy/decide.ts';
import type { Action } from '../policy/actions.ts';
import type { Standing } from '../policy/standing.ts';
import type { UnitDirectory } from '../units/unit-directory.ts';
import { rolesInForce } from './roles-in-force.ts';
import type { RoleInForce } from './roles-in-force.ts';
import type { RoleId } from './roles.ts';

export interface MayWhat {
  readonly action: Action;
  readonly resource: Resource;
}

/**
 * Everybody with an account whom the policy allows something today, for any of their units: the same decision that meets
 * them when they try. Ids of people, each once.
 */
export async function whoMay(
  client: Pick<pg.ClientBase, 'query'>,
  directory: UnitDirectory,
  today: string,
  what: MayWhat,
): Promise<readonly string[]> {
  return ableAmong(await rolesInForce(client, directory, today), directory, today, what);
}

/** The same among people whose roles are known. */
export function ableAmong(
  all: readonly RoleInForce[],
  directory: UnitDirectory,
  today: string,
  { action, resource }: MayWhat,
): readonly string[] {
  const people = Map.groupBy(all, ({ person }) => person);
  const able = [...people].filter(([person, roles]) =>
    unitsOf(roles).some((unit) => {
      const actor: Actor = { kind: 'person', id: person, unit, door: 'http' };
      const standing: Standing = {
        person,
        roles,
        scopes: null,
        grants: [],
        isWithin: (one, ancestor) => directory.isWithin(one, ancestor, today),
      };
      return decide({ actor, action, resource }, standing).allowed;
    }),
  );
  return able.map(([person]) => person);
}

function unitsOf(roles: readonly RoleInForce[]): readonly (string | null)[] {
  return [...new Set(roles.map(({ unit }) => unit))];
}

/** Active people who hold one of these roles today. */
export async function peopleHolding(
  client: Pick<pg.ClientBase, 'query'>,
  today: string,
  wanted: readonly RoleId[],
): Promise<readonly string[]> {
  if (wanted.length === 0) return [];
  const { rows } = await client.query<{ person: string }>(
    `select distinct person from role_holdings join people on people.id = person and people.state = 'active'
     where role = any ($1) and ended_at is null and valid_from <= $2::date
       and (valid_until is null or valid_until >= $2::date)`,
    [wanted, today],
  );
  return rows.map(({ person }) => person);
}
