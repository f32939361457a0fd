import type { z } from '@yuzhi/sdk';
import type { addVisible } from '../operations/add-visible.ts';
import type { read } from '../operations/read.ts';
import type { write } from '../operations/write.ts';

export type Reading = z.output<(typeof read)['output']>;
export type Written = z.output<(typeof write)['output']>;
export type Visible = z.output<(typeof addVisible)['output']>;
