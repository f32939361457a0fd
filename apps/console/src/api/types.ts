import type { View } from '@yuzhi/sdk';
import type {
  Approval,
  Operation,
  OutputLabel,
  Pack as ListedPack,
  Catalogue as ListedCatalogue,
} from './generated.ts';

export type * from './generated.ts';

export type { CityMap } from '@yuzhi/kernel';

/** An operation, its views told apart: the document says of them only that they are objects. */
export type OperationDescription = Omit<Operation, 'show'> & { readonly show: readonly View[] };
export type Pack = Omit<ListedPack, 'operations'> & { readonly operations: readonly OperationDescription[] };
export type Catalogue = Omit<ListedCatalogue, 'packs'> & { readonly packs: readonly Pack[] };

export interface Answer {
  readonly state: 'done';
  readonly runId: string | null;
  readonly output: unknown;
  readonly labels: readonly OutputLabel[];
  readonly durationMs: number;
}

/** What came of a call: an answer, an approval that has to be given first, or a run that goes on elsewhere. */
export type Outcome =
  | Answer
  | { readonly state: 'waiting'; readonly approval: Approval }
  | { readonly state: 'accepted'; readonly runId: string };
