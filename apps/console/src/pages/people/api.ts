import { accessCall } from '../../api/calls.ts';

/** A role that somebody holds. Days are `YYYY-MM-DD`; without a last day it is open. */
export interface HeldRole {
  readonly holding: string;
  readonly role: string;
  readonly unit: string | null;
  readonly validFrom: string;
  readonly validUntil: string | null;
}

export interface ListedPerson {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly unit: string | null;
  readonly state: string;
  readonly roles: readonly HeldRole[];
}

export interface PeopleFilter {
  /** Words of the account, the name or the unit. */
  readonly q: string | null;
  readonly state: string | null;
  readonly role: string | null;
  /** Only those after this account. */
  readonly after: string | null;
  readonly limit: number;
}

/** The people whom one may see, by account. */
export async function getPeople(filter: Partial<PeopleFilter>): Promise<readonly ListedPerson[]> {
  const asked = Object.entries(filter).filter(([, value]) => value !== null && value !== '');
  return (await accessCall<{ readonly people: readonly ListedPerson[] }>('people-list', Object.fromEntries(asked)))
    .people;
}

/** `undefined` for nobody whom one may see. */
export async function getPerson(account: string): Promise<ListedPerson | undefined> {
  return (await getPeople({ q: account })).find((person) => person.account === account);
}
