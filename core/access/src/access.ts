import type { Store } from '@yuzhi/store';
import { Approvals } from './approvals.ts';
import { Audit } from './audit/audit.ts';
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
  readonly audit: Audit;
}

export interface AccessOptions {
  /** The audit trail of this base. Default: one whose key lasts as long as the process, which is not sealed by itself. */
  readonly audit?: Audit;
}

export function openAccess(store: Store, { audit = new Audit(store) }: AccessOptions = {}): Access {
  return {
    decide: (question) => decide(question),
    require(question) {
      const decision = decide(question);
      if (!decision.allowed) throw decision.error;
      return decision;
    },
    approvals: new Approvals(store, audit),
    audit,
  };
}
