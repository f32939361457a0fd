import { definePack } from '@yuzhi/sdk';
import { summarise } from './operations/summarise.ts';

export default definePack({ operations: [summarise] });
