/** What the rule of a run begins with that a standing grant approved in advance; its id follows. */
export const standingGrant = 'standing-grant:';

/** The standing grant under which a run acted; `null` for any other run. */
export function grantOfRule(rule: string): string | null {
  return rule.startsWith(standingGrant) ? rule.slice(standingGrant.length) : null;
}
