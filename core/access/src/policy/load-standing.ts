import { translate } from '@yuzhi/store';
import type { Actor } from '@yuzhi/sdk';
import type pg from 'pg';
import { rolesInForce } from '../people/roles-in-force.ts';
import type { UnitDirectory } from '../units/unit-directory.ts';
import type { GrantInForce, Standing } from './standing.ts';
import { noStanding } from './standing.ts';

const grantsSql = `
  select id, resource, purpose, approves_acts as "approvesActs", coalesce(used >= quota, false) as "isUsedUp" from grants
  where unit = $1 and state = 'active' and valid_from <= $2::date and valid_until >= $2::date`;

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

/** Each once, whether somebody holds it or has it from another. */
async function rolesOf(
  person: string,
  client: Pick<pg.ClientBase, 'query'>,
  units: UnitDirectory,
  today: string,
): Promise<Standing['roles']> {
  const all = await rolesInForce(client, units, today, person);
  return [...new Map(all.map(({ role, unit }) => [`${role} ${unit ?? ''}`, { role, unit }])).values()];
}
