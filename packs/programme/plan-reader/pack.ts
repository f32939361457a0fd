import { definePack } from '@yuzhi/sdk';
import { ledger } from './operations/ledger.ts';
import { read } from './operations/read.ts';

export default definePack({ operations: [read, ledger] });
