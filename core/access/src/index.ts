export { accessMigrations, openAccess } from './access.ts';
export type { Access } from './access.ts';
export type { Approval, ApprovalDecision, ApprovalRequest, ApprovalState } from './approvals.ts';
export { decide } from './decide.ts';
export type { Decision, Question } from './decide.ts';
export { accessError } from './errors.ts';
export { actions, basePolicy } from './policy.ts';
export type { Action, PolicyRule, Resource } from './policy.ts';
