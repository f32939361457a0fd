import type { z } from '@yuzhi/sdk';
import type { ledger } from '../operations/ledger.ts';
import type { read } from '../operations/read.ts';

export type Reading = z.output<(typeof read)['output']>;
export type Task = Reading['tasks'][number];
export type Ledger = z.output<(typeof ledger)['output']>;
