import { definePack } from '@yuzhi/sdk';
import { detect } from './operations/detect.ts';

export default definePack({ operations: [detect] });
