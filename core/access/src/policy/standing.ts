import type { RoleId } from '../people/roles.ts';

/** What an actor has at this moment, as decisions look at it. Loaded afresh all the time and never kept by anybody. */
export interface Standing {
  /** The person who asks, or to whom the key belongs; `null` for nobody known. */
  readonly person: string | null;
  /** Roles that count today, for the unit they ask for or for the whole city. */
  readonly roles: readonly { readonly role: RoleId; readonly unit: string | null }[];
  /** What a key may be used for; `null` where no key is in play. */
  readonly scopes: readonly string[] | null;
  /** Grants of the unit they ask for that are in force. */
  readonly grants: readonly GrantInForce[];
  /** Whether a unit is `ancestor` or stands below it today. */
  isWithin(unit: string, ancestor: string): boolean;
}

export interface GrantInForce {
  readonly id: string;
  readonly resource: string;
  readonly purpose: string;
  /** Acts within it need no approval of their own. */
  readonly approvesActs?: boolean;
  /** It allows nothing more than what has used it already. */
  readonly isUsedUp?: boolean;
}

/** Of nobody in particular. */
export const noStanding: Standing = {
  person: null,
  roles: [],
  scopes: null,
  grants: [],
  isWithin: () => false,
};
