import type { Store } from '@yuzhi/store';
import { Approvals } from './approvals.ts';
import { decide } from './decide.ts';
import type { Decision, Question } from './decide.ts';

/** Folder of this capability's migrations. */
export const accessMigrations: URL = new URL('../migrations/', import.meta.url);

/** Decisions and approvals of one base. */
export interface Access {
  decide(question: Question): Decision;
  /** The same, thrown as an error when the answer is no. */
  require(question: Question): Extract<Decision, { allowed: true }>;
  readonly approvals: Approvals;
}

export function openAccess(store: Store): Access {
  return {
    decide: (question) => decide(question),
    require(question) {
      const decision = decide(question);
      if (!decision.allowed) throw decision.error;
      return decision;
    },
    approvals: new Approvals(store),
  };
}
