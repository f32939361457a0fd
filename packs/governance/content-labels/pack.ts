import { definePack } from '@yuzhi/sdk';
import { addVisible } from './operations/add-visible.ts';
import { checkExplicitLabel } from './operations/check-explicit.ts';
import { checkUpload } from './operations/check-upload.ts';
import { declare } from './operations/declare.ts';
import { listDuties } from './operations/list-duties.ts';
import { overlay } from './operations/overlay.ts';
import { read } from './operations/read.ts';
import { verify } from './operations/verify.ts';
import { write } from './operations/write.ts';
import { gb45438, labellingMeasures, practiceGuides } from './rules.ts';

export default definePack({
  operations: [read, write, addVisible, overlay, checkExplicitLabel, checkUpload, listDuties, declare, verify],
  rules: [gb45438, labellingMeasures, practiceGuides],
});
