import { setQuery, useAddress } from '../router/address.ts';
import type { Wish } from './row-order.ts';

/** How somebody looks at a table. */
export interface TableLook extends Wish {
  /** The columns that are not shown. */
  readonly hidden: readonly string[];
  readonly set: (values: {
    readonly sort?: string | null;
    readonly find?: string | null;
    readonly hidden?: readonly string[];
  }) => void;
}

/** It stands in the address under the name of the table, so that a link shows what its sender saw. */
export function useTableLook(name: string): TableLook {
  const { query } = useAddress();
  const [sort, find, hide] = ['sort', 'find', 'hide'].map((what) => `${name}.${what}`) as [string, string, string];
  return {
    sort: query.get(sort),
    find: query.get(find),
    hidden: query.get(hide)?.split(',') ?? [],
    set: (values) =>
      setQuery({
        ...('sort' in values ? { [sort]: values.sort ?? null } : {}),
        ...('find' in values ? { [find]: values.find ?? null } : {}),
        ...('hidden' in values ? { [hide]: values.hidden?.join(',') ?? null } : {}),
      }),
  };
}
