import { useLayoutEffect, useState } from 'react';
import { inSlices } from './in-slices.ts';
import type { Steps } from './in-slices.ts';
import { matchingRows } from './matching-rows.ts';
import { sortOrder } from './sort-order.ts';
import type { Sort } from './sort-order.ts';
import type { TableData } from './table-data.ts';

/** What somebody wants to see of a table. */
export interface Wish {
  readonly sort: Sort | null;
  /** What the rows have to hold; empty for all rows. */
  readonly typed: string;
}

/** What is seen of it: the last wish that was fulfilled. */
export interface ShownRows {
  /** The rows in their order; `null` for all of them as they came. */
  readonly rows: Uint32Array | null;
  readonly sort: Sort | null;
  /** A newer wish is being fulfilled. */
  readonly isBusy: boolean;
}

/** Sorts and filters a table while the page stays at hand. What was shown stays until the newest wish is fulfilled. */
export function useShownRows(table: TableData, { sort, typed }: Wish): ShownRows {
  const order = useSteps(table, () => (sort === null ? null : ordered(table, sort)), [sort]);
  const rows = order.found?.rows ?? null;
  const filtered = useSteps(table, () => (typed.trim() === '' ? null : matchingRows(table, rows, typed)), [
    rows,
    typed,
  ]);
  const isFiltered = filtered.found !== null;
  return {
    rows: isFiltered ? filtered.found : rows,
    sort: order.found?.sort ?? null,
    isBusy: order.isBusy || filtered.isBusy,
  };
}

function* ordered(table: TableData, sort: Sort): Steps<{ readonly rows: Uint32Array; readonly sort: Sort }> {
  const { rowCount, value } = table;
  return { rows: yield* sortOrder(rowCount, (row) => value(row, sort.column), sort.direction), sort };
}

interface Stepped<T> {
  readonly found: T | null;
  readonly isBusy: boolean;
}

/** What the steps give, the last result until then; begun anew when the table or what they hang on is another. */
function useSteps<T>(table: TableData, begin: () => Steps<T> | null, on: readonly unknown[]): Stepped<T> {
  const { rowCount } = table;
  const [state, setState] = useState<Stepped<T> & { readonly rowCount: number }>({ ...nothing, rowCount });
  useLayoutEffect(() => {
    const steps = begin();
    if (steps === null) return setState({ ...nothing, rowCount });
    const controller = new AbortController();
    setState((before) => ({ ...before, isBusy: true }));
    void inSlices(steps, controller.signal).then(
      (found) => {
        if (!controller.signal.aborted) setState({ found, isBusy: false, rowCount });
      },
      (error: unknown) => {
        if (!controller.signal.aborted) throw error;
      },
    );
    return () => controller.abort();
  }, [table, ...on]);
  // A result of another number of rows would name rows that are not there.
  return state.rowCount === rowCount ? state : { ...nothing, isBusy: state.isBusy };
}

const nothing = { found: null, isBusy: false };
