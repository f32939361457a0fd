import { useLayoutEffect, useState } from 'react';
import { rowOrder } from './row-order.ts';
import type { Wish } from './row-order.ts';
import { inSlices } from './steps.ts';
import type { TableData } from './table-data.ts';

interface Ordered {
  readonly table: TableData;
  /** `null` stands for every row as it came. */
  readonly rows: readonly number[] | null;
}

/** The rows to show. While a long table is being put in order the rows before stay, and it says so. */
export function useRowOrder(table: TableData, { sort, find }: Wish): { rows: Ordered['rows']; isBusy: boolean } {
  const [ordered, setOrdered] = useState<Ordered>({ table, rows: null });
  const [isBusy, setBusy] = useState(false);
  useLayoutEffect(() => {
    if (!sort && !find) {
      setOrdered({ table, rows: null });
      setBusy(false);
      return;
    }
    setBusy(true);
    return inSlices(rowOrder(table, { sort, find }), (rows) => {
      setOrdered({ table, rows });
      setBusy(false);
    });
  }, [table, sort, find]);
  return { rows: ordered.table === table ? ordered.rows : null, isBusy };
}
