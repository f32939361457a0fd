import { definePack } from '@yuzhi/sdk';
import { grade } from './operations/grade.ts';
import { assessmentRule, indexRule, validityRule } from './rules.ts';

export default definePack({ operations: [grade], rules: [indexRule, validityRule, assessmentRule] });
