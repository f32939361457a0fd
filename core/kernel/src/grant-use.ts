import type { Access } from '@yuzhi/access';
import { YuzhiError } from '@yuzhi/sdk';
import type { Actor } from '@yuzhi/sdk';
import type pg from 'pg';
import type { Allowed } from './admission.ts';
import type { RunLedger } from './run-ledger.ts';

const standingGrant = 'standing-grant';
const approved = 'approved-by-a-person';

/** What a run says of why it was allowed: the line of the policy or what stood for it, and the grant it used: `line:grant`. */
export function ruleOf({ rule, grant, isStanding }: Allowed): string {
  return named(isStanding ? standingGrant : rule, grant);
}

/** The same of a run that a person approved. */
export function approvedRuleOf({ grant }: Allowed): string {
  return named(approved, grant);
}

function named(line: string, grant: string | null): string {
  return grant === null ? line : `${line}:${grant}`;
}

/** The grant that a run used; `null` where it needed none. */
export function grantOfRule(rule: string): string | null {
  return rule.split(':')[1] ?? null;
}

/** The standing grant under which a run acted; `null` for any other run. */
export function standingGrantOf(rule: string): string | null {
  return rule.startsWith(`${standingGrant}:`) ? grantOfRule(rule) : null;
}

interface GrantUse {
  readonly decision: Allowed;
  readonly actor: Actor;
  readonly run: string;
  /** Writes what rests on the use, in its transaction: a run without a use and a use without its run are both impossible. */
  readonly write: (client: pg.ClientBase) => Promise<void>;
}

/**
 * Counts one use of the grant on which a decision rests.
 *
 * @returns whether it may run now: not when the grant that stood for an approval has been used up a moment ago
 * @throws YuzhiError ACCESS_GRANT_USED_UP for a grant that stood for no approval
 */
export async function useGrantFor(
  { access, ledger }: { readonly access: Access; readonly ledger: RunLedger },
  { decision, actor, run, write }: GrantUse,
): Promise<boolean> {
  try {
    await ledger.transaction(async (client) => {
      await access.spend(decision, { actor, run }, client);
      await write(client);
    });
    return true;
  } catch (error) {
    if (decision.isStanding && error instanceof YuzhiError && error.code === 'ACCESS_GRANT_USED_UP') return false;
    throw error;
  }
}
