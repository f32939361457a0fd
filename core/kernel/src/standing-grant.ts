import type { Allowed } from './admission.ts';

/** What the rule of a run begins with that a standing grant approved in advance; its id follows. */
const standingGrant = 'standing-grant:';

/** What a run says of why it was allowed: the line of the policy, or the grant that stood for an approval. */
export function ruleOf({ rule, grant, isStanding }: Allowed): string {
  return isStanding ? `${standingGrant}${grant}` : rule;
}

/** The standing grant under which a run acted; `null` for any other run. */
export function grantOfRule(rule: string): string | null {
  return rule.startsWith(standingGrant) ? rule.slice(standingGrant.length) : null;
}
