import { definePack } from '@yuzhi/sdk';
import { advice } from './operations/advice.ts';
import { evaluate } from './operations/evaluate.ts';
import { forecast } from './operations/forecast.ts';
import { gradeDays } from './operations/grade-days.ts';
import { grade } from './operations/grade.ts';
import { gradeTable } from './operations/grade-table.ts';
import { assessmentRule, indexRule, validityRule } from './rules.ts';

export default definePack({
  operations: [grade, gradeTable, gradeDays, advice, forecast, evaluate],
  rules: [indexRule, validityRule, assessmentRule],
});
