import type { Actor } from '@yuzhi/sdk';
import { translate } from '@yuzhi/store';
import type { AccessParts } from '../access-parts.ts';
import { rolesInForce } from '../people/roles-in-force.ts';
import type { RoleInForce } from '../people/roles-in-force.ts';
import { decide, whoAskedFirst } from '../policy/decide.ts';
import type { Moment } from '../policy/load-standing.ts';
import type { UnitDirectory } from '../units/unit-directory.ts';
import type { InboxItem } from './inbox-item.ts';
import { waitingApprovals, waitingGrants } from './waiting.ts';
import type { Waiting } from './waiting.ts';

/**
 * Everything that waits for a decision of one person, for any of their units, what is due first standing first: acts and
 * applications for grants alike. The operator at the machine sees all that waits.
 */
export async function inboxOf(parts: AccessParts, actor: Actor, moment: Moment): Promise<readonly InboxItem[]> {
  const directory = await parts.units.directory();
  const { pool } = parts.store;
  const asker = whoAskedFirst(actor);
  try {
    const waiting = [...(await waitingApprovals(pool)), ...(await waitingGrants(pool))];
    const roles = asker.kind === 'person' ? await rolesInForce(pool, directory, moment.today, asker.id) : [];
    const items = waiting.flatMap((one) => {
      const how = asker.kind === 'operator' ? ownDuty(null) : howDecided(one, asker.id, roles, directory, moment.today);
      return how === null ? [] : [itemOf(one, asker, how, parts, moment.today)];
    });
    return items.toSorted((a, b) => ((a.deadline ?? '9999') < (b.deadline ?? '9999') ? -1 : 1));
  } catch (error) {
    throw translate(error);
  }
}

type How = Pick<InboxItem, 'decideFor' | 'delegatedBy'>;

function ownDuty(decideFor: string | null): How {
  return { decideFor, delegatedBy: null };
}

/** For which unit somebody may decide it: by a duty of their own before one that is handed to them; `null` for none. */
function howDecided(
  { action, resource }: Waiting,
  person: string,
  roles: readonly RoleInForce[],
  directory: UnitDirectory,
  today: string,
): How | null {
  // Those that are held stand first.
  for (const held of roles) {
    const actor: Actor = { kind: 'person', id: person, unit: held.unit, door: 'http' };
    const isWithin = (unit: string, ancestor: string): boolean => directory.isWithin(unit, ancestor, today);
    const standing = { person, roles: [held], scopes: null, grants: [], isWithin };
    if (decide({ actor, action, resource }, standing).allowed)
      return { decideFor: held.unit, delegatedBy: held.delegatedBy };
  }
  return null;
}

function itemOf({ item, agreedBy }: Waiting, asker: Actor, how: How, parts: AccessParts, today: string): InboxItem {
  return {
    ...item,
    ...how,
    title: parts.ownerOf(item.operation)?.title ?? null,
    isLapsed: item.deadline !== null && item.deadline < today,
    isAgreedByYou: agreedBy.includes(asker.id),
  };
}
