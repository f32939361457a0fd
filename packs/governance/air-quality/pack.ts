import { definePack } from '@yuzhi/sdk';
import { forecast } from './operations/forecast.ts';
import { grade } from './operations/grade.ts';
import { gradeTable } from './operations/grade-table.ts';
import { assessmentRule, indexRule, validityRule } from './rules.ts';

export default definePack({
  operations: [grade, gradeTable, forecast],
  rules: [indexRule, validityRule, assessmentRule],
});
