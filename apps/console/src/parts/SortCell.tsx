import type { ReactNode } from 'react';
import './parts.css';

interface SortCellProps {
  readonly title: string;
  readonly isNumber: boolean;
  /** Which way the rows stand by this column; `null` where by another or by none. */
  readonly way: 'ascending' | 'descending' | null;
  readonly onPress: () => void;
}

/** The head of a column, which sorts. On paper it is a text: browsers leave buttons out where they repeat a head. */
export function SortCell({ title, isNumber, way, onPress }: SortCellProps): ReactNode {
  const sign = way === null ? '' : way === 'ascending' ? ' ↑' : ' ↓';
  return (
    <th scope="col" role="columnheader" className={isNumber ? 'number' : undefined} aria-sort={way ?? undefined}>
      <button type="button" className="sort" onClick={onPress}>
        {title}
        <span aria-hidden="true">{sign}</span>
      </button>
      <span className="print-only" aria-hidden="true">
        {title}
        {sign}
      </span>
    </th>
  );
}
