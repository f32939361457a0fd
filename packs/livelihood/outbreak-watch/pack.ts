import { definePack } from '@yuzhi/sdk';
import { chooseMethod } from './operations/choose-method.ts';
import { detect } from './operations/detect.ts';
import { explain } from './operations/explain.ts';
import { nowcast } from './operations/nowcast.ts';
import { scan } from './operations/scan.ts';

export default definePack({ operations: [detect, scan, explain, chooseMethod, nowcast] });
