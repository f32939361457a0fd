import type { Actor } from '@yuzhi/sdk';
import { accessCall } from '../../api/calls.ts';

/** A grant or an application for one. Days are `YYYY-MM-DD`, both count. */
export interface ListedGrant {
  readonly id: string;
  readonly unit: string;
  readonly resource: string;
  readonly owner: string | null;
  readonly purpose: string;
  readonly quota: number | null;
  readonly used: number;
  readonly from: string;
  readonly until: string;
  readonly needed: number;
  readonly state: string;
  readonly reason: string;
  readonly deadline: string;
  /** Acts within it need no approval of their own. */
  readonly approvesActs?: boolean;
  readonly requestedBy: Actor;
}

export async function getGrants(): Promise<readonly ListedGrant[]> {
  return (await accessCall<{ readonly grants: readonly ListedGrant[] }>('grants-list')).grants;
}

/** Those that wait for one's own decision. */
export async function getGrantsToDecide(): Promise<readonly ListedGrant[]> {
  return (await accessCall<{ readonly grants: readonly ListedGrant[] }>('grants-list', { mine: true })).grants;
}
