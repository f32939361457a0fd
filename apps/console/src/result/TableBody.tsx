import { useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { nextSort, sortOf, wayOf } from '../parts/sort-rows.ts';
import { SortCell } from '../parts/SortCell.tsx';
import type { TableData } from './table-data.ts';
import { visibleRows } from './visible-rows.ts';

/** Shorter tables are drawn whole, with rows as high as their texts; longer ones row by row of one height. */
const mostWhole = 200;
const rowHeight = 30;

interface TableBodyProps {
  readonly table: TableData;
  /** Places of the columns that are shown. */
  readonly columns: readonly number[];
  /** The rows to show in their order; `null` for all as they came. */
  readonly rows: readonly number[] | null;
  readonly sort: string | null;
  readonly onSort: (sort: string | null) => void;
  /** On paper: so many rows, as high as their texts. */
  readonly printed: number | null;
}

/** Head and rows. The head stays in sight, and its names sort. */
export function TableBody({ table, columns, rows, sort, onSort, printed }: TableBodyProps): ReactNode {
  const { title } = table;
  const rowCount = rows?.length ?? table.rowCount;
  const isLong = rowCount > mostWhole && printed === null;
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ scrollTop: 0, boxHeight: 480 });
  useLayoutEffect(() => {
    if (box.current === null) return;
    box.current.scrollTop = 0;
    setPlace({ scrollTop: 0, boxHeight: box.current.clientHeight });
  }, [title, rows]);
  const { from, to } = isLong
    ? visibleRows({ ...place, rowHeight, rowCount })
    : { from: 0, to: Math.min(rowCount, printed ?? rowCount) };
  return (
    <div
      className="scroll tall"
      tabIndex={0}
      role="region"
      aria-label={title}
      ref={box}
      onScroll={
        isLong
          ? ({ currentTarget: { scrollTop, clientHeight } }) => setPlace({ scrollTop, boxHeight: clientHeight })
          : undefined
      }
    >
      <table aria-label={title} aria-rowcount={rowCount + 1} className={isLong ? 'long' : undefined}>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <HeadCell key={column} table={table} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap rows={isLong ? from : 0} columns={columns.length} />
          {Array.from({ length: to - from }, (_, index) => (
            <Row
              key={from + index}
              table={table}
              columns={columns}
              row={rows?.[from + index] ?? from + index}
              at={from + index}
            />
          ))}
          <Gap rows={isLong ? rowCount - to : 0} columns={columns.length} />
        </tbody>
      </table>
    </div>
  );
}

interface HeadCellProps extends Pick<TableBodyProps, 'table' | 'sort' | 'onSort'> {
  readonly column: number;
}

function HeadCell({ table, column, sort, onSort }: HeadCellProps): ReactNode {
  const { id = '', title = '', isNumber = false } = table.columns[column] ?? {};
  const by = sortOf(sort);
  return <SortCell title={title} isNumber={isNumber} way={wayOf(by, id)} onPress={() => onSort(nextSort(by, id))} />;
}

/** Room for the rows that are not drawn. */
function Gap({ rows, columns }: { readonly rows: number; readonly columns: number }): ReactNode {
  if (rows === 0) return null;
  return (
    <tr aria-hidden="true" className="gap">
      <td colSpan={columns} style={{ height: rows * rowHeight }} />
    </tr>
  );
}

interface RowProps {
  readonly table: TableData;
  readonly columns: readonly number[];
  readonly row: number;
  /** Its place on the screen, which sorting makes another one than its number. */
  readonly at: number;
}

function Row({ table, columns, row, at }: RowProps): ReactNode {
  return (
    <tr aria-rowindex={at + 2}>
      {columns.map((column) => {
        const text = table.shown(row, column);
        const isNumber = table.columns[column]?.isNumber;
        return (
          <td key={column} className={isNumber ? 'number' : isShort(text) ? 'short' : undefined}>
            {text}
          </td>
        );
      })}
    </tr>
  );
}

/** Days, codes and names are not broken over lines. */
function isShort(text: string): boolean {
  return text.length <= 24 && !text.includes('\n');
}
