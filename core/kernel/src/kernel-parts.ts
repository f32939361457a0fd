import type { Access } from '@yuzhi/access';
import type { City } from '@yuzhi/sdk';
import type { Admission } from './admission.ts';
import type { RunLedger } from './run-ledger.ts';
import type { RunsUnderWay } from './runs-under-way.ts';

/** What the parts of the kernel share. */
export interface KernelParts {
  readonly access: Access;
  readonly city: City;
  readonly ledger: RunLedger;
  readonly admission: Admission;
  readonly runs: RunsUnderWay;
  readonly now: () => Date;
}
