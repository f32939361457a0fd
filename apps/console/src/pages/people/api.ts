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

/** The people whom one may see. */
export async function getPeople(): Promise<readonly ListedPerson[]> {
  return (await accessCall<{ readonly people: readonly ListedPerson[] }>('people-list')).people;
}
