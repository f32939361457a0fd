import { useId, useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { numberText } from '../language/format.ts';
import { say } from '../language/language.ts';
import { download } from '../parts/download.ts';
import { partWords } from '../parts/words.ts';
import { words } from '../words/words.ts';
import { csvText } from './csv.ts';
import { nextSort } from './sort-order.ts';
import type { Sort } from './sort-order.ts';
import type { TableData } from './table-data.ts';
import { useShownRows } from './use-shown-rows.ts';
import type { ShownRows, Wish } from './use-shown-rows.ts';
import { visibleRows } from './visible-rows.ts';

/** Shorter tables are drawn whole, with rows as high as their texts; longer ones row by row of one height. */
const mostWhole = 200;
const rowHeight = 30;

interface DataTableProps {
  readonly table: TableData;
  /** Without extension. */
  readonly fileName: string;
}

/** A table with its title, its number of rows and its download. Its head stays in sight; a long one can be filtered. */
export function DataTable({ table, fileName }: DataTableProps): ReactNode {
  const { title, rowCount } = table;
  const [wish, setWish] = useState<Wish>({ sort: null, typed: '' });
  const shown = useShownRows(table, wish);
  const isLong = rowCount > mostWhole;
  const count = numberText(rowCount);
  const part =
    shown.rows === null || shown.rows.length === rowCount ? count : `${numberText(shown.rows.length)} / ${count}`;
  return (
    <section className="view">
      <div className="table-head">
        <h3>{title}</h3>
        <span className="count" role="status">
          {shown.isBusy ? say(words.arranging) : say(words.rows, { count: part })}
        </span>
        {isLong ? <RowFilter title={title} typed={wish.typed} onType={(typed) => setWish({ ...wish, typed })} /> : null}
        {rowCount === 0 ? null : (
          <button
            type="button"
            className="quiet"
            aria-label={`${say(words.downloadCsv)} ${title}`}
            onClick={() => download(`${fileName}.csv`, csvOf(table), 'text/csv')}
          >
            {say(words.downloadCsv)}
          </button>
        )}
      </div>
      {isLong ? <p className="print-only">{say(words.printedPart)}</p> : null}
      {rowCount === 0 ? (
        <p className="empty">{say(words.noResultRows)}</p>
      ) : (
        <Body
          table={table}
          shown={shown}
          onSort={(column) => setWish({ ...wish, sort: nextSort(wish.sort, column) })}
        />
      )}
    </section>
  );
}

interface RowFilterProps {
  readonly title: string;
  readonly typed: string;
  readonly onType: (typed: string) => void;
}

function RowFilter({ title, typed, onType }: RowFilterProps): ReactNode {
  const id = useId();
  return (
    <label htmlFor={id}>
      {say(partWords.filter)}{' '}
      <input
        id={id}
        type="search"
        autoComplete="off"
        aria-description={title}
        value={typed}
        onChange={({ target }) => onType(target.value)}
      />
    </label>
  );
}

interface BodyProps {
  readonly table: TableData;
  readonly shown: ShownRows;
  readonly onSort: (column: number) => void;
}

function Body({ table, shown: { rows, sort, isBusy }, onSort }: BodyProps): ReactNode {
  const { title, columns } = table;
  const rowCount = rows?.length ?? table.rowCount;
  const isLong = table.rowCount > mostWhole;
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ scrollTop: 0, boxHeight: 480 });
  useLayoutEffect(() => {
    if (box.current) setPlace({ scrollTop: 0, boxHeight: box.current.clientHeight });
  }, [table.title]);
  const { from, to } = isLong ? visibleRows({ ...place, rowHeight, rowCount }) : { from: 0, to: rowCount };
  return (
    <div
      className="scroll tall"
      tabIndex={0}
      role="region"
      aria-label={title}
      aria-busy={isBusy}
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
            {columns.map(({ title, isNumber }, column) => (
              <th
                key={`${column}-${title}`}
                scope="col"
                className={isNumber ? 'number' : undefined}
                aria-sort={sort?.column === column ? sort.direction : undefined}
              >
                <button type="button" className="sorter" onClick={() => onSort(column)}>
                  {title}
                  <span aria-hidden="true">{signOf(sort, column)}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap rows={from} columns={columns.length} />
          {Array.from({ length: to - from }, (_, index) => (
            <Row key={from + index} table={table} row={rows?.[from + index] ?? from + index} at={from + index} />
          ))}
          <Gap rows={rowCount - to} columns={columns.length} />
        </tbody>
      </table>
    </div>
  );
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
  readonly row: number;
  /** Its place on the screen, which sorting makes another one than its number. */
  readonly at: number;
}

function Row({ table: { columns, shown }, row, at }: RowProps): ReactNode {
  return (
    <tr aria-rowindex={at + 2}>
      {columns.map(({ title, isNumber }, column) => {
        const text = shown(row, column);
        return (
          <td key={`${column}-${title}`} className={isNumber ? 'number' : isShort(text) ? 'short' : undefined}>
            {text}
          </td>
        );
      })}
    </tr>
  );
}

function signOf(sort: Sort | null, column: number): string {
  if (sort?.column !== column) return '';
  return sort.direction === 'ascending' ? ' ↑' : ' ↓';
}

/** Days, codes and names are not broken over lines. */
function isShort(text: string): boolean {
  return text.length <= 24 && !text.includes('\n');
}

function csvOf({ columns, rowCount, plain }: TableData): string {
  const rows = Array.from({ length: rowCount }, (_, row) => columns.map((_column, column) => plain(row, column)));
  return csvText([columns.map(({ title }) => title), ...rows]);
}
