import type { z } from '@yuzhi/sdk';
import type { explain } from '../operations/explain.ts';
import type { scan } from '../operations/scan.ts';

export type Scan = z.output<(typeof scan)['output']>;
export type Alert = Scan['alerts'][number];
export type Explanation = z.output<(typeof explain)['output']>;

/** What a scan is given here: one table, and how it is to be read. */
export interface ScanInput {
  readonly table: { readonly name: string; readonly base64?: string; readonly text?: string };
  readonly frequency?: 'weekly' | 'monthly';
  readonly absent?: 'refuse' | 'zero';
  readonly lastPeriods?: number;
}
