export { planError } from './errors.ts';
export { documentLimits, isSecretDocument, readDocument } from './input/read-document.ts';
export type { DocumentText } from './input/read-document.ts';
export { ledgerCsv } from './ledger/ledger-csv.ts';
export { ledgerDocx } from './ledger/ledger-docx.ts';
export { aboutInChinese, ledgerRows, reasonInChinese, targetText } from './ledger/ledger-rows.ts';
export type { LedgerRow } from './ledger/ledger-rows.ts';
export { ledgerXlsx } from './ledger/ledger-xlsx.ts';
export { proposalRequest, readProposals } from './proposals/proposals.ts';
export type { Proposal, Proposals } from './proposals/proposals.ts';
export { planJson } from './reader/plan-json.ts';
export type { PlanJson } from './reader/plan-json.ts';
export { readPlan } from './reader/read-plan.ts';
export type {
  Measure,
  Passage,
  Question,
  Reading,
  Reference,
  Repair,
  Section,
  Span,
  Target,
  TargetOperator,
  Task,
} from './reader/reading.ts';
