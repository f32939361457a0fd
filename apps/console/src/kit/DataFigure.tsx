import type { ReactNode } from 'react';
import type { TableData } from '../result/table-data.ts';
import { TableBelow } from '../result/TableBelow.tsx';

interface DataFigureProps {
  readonly title: string;
  /** Its numbers, one click away. */
  readonly table: TableData;
  /** Without extension. */
  readonly fileName: string;
  readonly children: ReactNode;
}

/** A drawing with its title above it and its numbers below. */
export function DataFigure({ title, table, fileName, children }: DataFigureProps): ReactNode {
  return (
    <figure className="view">
      <h3>{title}</h3>
      {children}
      <TableBelow table={table} fileName={fileName} />
    </figure>
  );
}
