export { planJson } from './reader/plan-json.ts';
export { readPlan } from './reader/read-plan.ts';
export type { Measure, Passage, Question, Reading, Reference, Repair, Section, Span, Target, TargetOperator, Task } from './reader/reading.ts';
