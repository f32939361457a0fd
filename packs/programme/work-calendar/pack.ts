import { definePack } from '@yuzhi/sdk';
import { add } from './operations/add.ts';
import { check } from './operations/check.ts';
import { count } from './operations/count.ts';
import { next } from './operations/next.ts';
import { publicHolidays } from './public-holidays.ts';

export default definePack({ operations: [add, count, next, check], rules: [publicHolidays] });
