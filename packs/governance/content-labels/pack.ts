import { definePack } from '@yuzhi/sdk';
import { read } from './operations/read.ts';
import { gb45438, labellingMeasures, practiceGuides } from './rules.ts';

export default definePack({ operations: [read], rules: [gb45438, labellingMeasures, practiceGuides] });
