import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Pages } from '../api/use-pages.ts';
import { numberText } from '../language/format.ts';
import { say } from '../language/language.ts';
import { csvText } from '../result/csv.ts';
import { mostPrinted, usePrinting } from '../result/use-printing.ts';
import { setQuery, useAddress } from '../router/address.ts';
import { words } from '../words/words.ts';
import { Cell } from './Cell.tsx';
import { download } from './download.ts';
import { More } from './More.tsx';
import './parts.css';
import { nextSort, sortOf, sortRows, wayOf } from './sort-rows.ts';
import type { Sort } from './sort-rows.ts';
import { SortCell } from './SortCell.tsx';
import { partWords } from './words.ts';

export interface RowColumn<Row> {
  readonly id: string;
  readonly title: string;
  /** The value as text: sorted by, exported, and shown where `cell` shows nothing else. Without it: neither. */
  readonly plain?: (row: Row) => string;
  readonly cell?: (row: Row) => ReactNode;
  readonly isNumber?: boolean;
  /** Longer texts that may be broken over lines. */
  readonly isLong?: boolean;
}

interface RowTableProps<Row> {
  readonly title: string;
  readonly columns: readonly RowColumn<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Of what is exported, without extension. */
  readonly fileName: string;
  /** In the order in which they came; the address says nothing. */
  readonly isFixed?: boolean;
  /** Where the server gives them page by page. Sorted only once all are here: a part in order would mislead. */
  readonly pages?: Pages<Row>;
}

const rowsAtOnce = 100;

/** Rows that lead on: links, states, buttons. Sorted by a press on the head (the address says how), exported as CSV. */
export function RowTable<Row>(props: RowTableProps<Row>): ReactNode {
  const { title, columns, rows, keyOf, fileName, pages } = props;
  const { query } = useAddress();
  const [most, setMost] = useState(pages === undefined ? rowsAtOnce : Number.POSITIVE_INFINITY);
  const isPart = pages?.hasMore === true;
  const isFixed = props.isFixed === true || isPart;
  const sort = isFixed ? null : sortOf(query.get('sort'));
  const plain = columns.find(({ id }) => id === sort?.id)?.plain;
  const sorted = sort === null || plain === undefined ? rows : sortRows(rows, plain, sort.isDown);
  const isPrinting = usePrinting();
  const shown = sorted.slice(0, isPrinting ? mostPrinted : most);
  return (
    <section className="view">
      <div className="table-head">
        <h2>{title}</h2>
        {pages === undefined ? (
          <span className="count">{say(words.rows, { count: numberText(rows.length) })}</span>
        ) : null}
        {rows.length === 0 ? null : (
          <button
            type="button"
            className="quiet"
            aria-label={`${say(isPart ? partWords.downloadShown : words.downloadCsv)} ${title}`}
            onClick={() => download(`${fileName}.csv`, csvOf(columns, sorted), 'text/csv')}
          >
            {say(isPart ? partWords.downloadShown : words.downloadCsv)}
          </button>
        )}
      </div>
      {isPrinting && rows.length > mostPrinted ? (
        <p className="print-only">
          {say(words.printedPart, { count: numberText(mostPrinted), more: numberText(rows.length - mostPrinted) })}
        </p>
      ) : null}
      <div className="scroll" tabIndex={0} role="region" aria-label={title}>
        <table className="cards" role="table" aria-label={title} aria-rowcount={isPart ? -1 : rows.length + 1}>
          <thead role="rowgroup">
            <tr role="row">
              {columns.map((column) => (
                <HeadCell key={column.id} column={column} sort={sort} isFixed={isFixed} />
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {shown.map((row) => (
              <tr key={keyOf(row)} role="row">
                {columns.map(({ id, title, plain, cell, isNumber, isLong }) => (
                  <Cell key={id} title={title} className={isNumber ? 'number' : isLong ? 'text' : 'short'}>
                    {cell === undefined ? plain?.(row) : cell(row)}
                  </Cell>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pages === undefined ? null : <More pages={pages} />}
      {rows.length > most ? (
        <p className="after">
          <button type="button" onClick={() => setMost(most + rowsAtOnce)}>
            {say(words.more, { count: Math.min(rowsAtOnce, rows.length - most) })}
          </button>
        </p>
      ) : null}
    </section>
  );
}

interface HeadCellProps<Row> {
  readonly column: RowColumn<Row>;
  readonly sort: Sort | null;
  readonly isFixed: boolean;
}

function HeadCell<Row>({ column: { id, title, plain, isNumber }, sort, isFixed }: HeadCellProps<Row>): ReactNode {
  const className = isNumber ? 'number' : undefined;
  if (isFixed || plain === undefined)
    return (
      <th scope="col" role="columnheader" className={className}>
        {title}
      </th>
    );
  return (
    <SortCell
      title={title}
      isNumber={isNumber === true}
      way={wayOf(sort, id)}
      onPress={() => setQuery({ sort: nextSort(sort, id) })}
    />
  );
}

function csvOf<Row>(columns: readonly RowColumn<Row>[], rows: readonly Row[]): string {
  const told = columns.filter(({ plain }) => plain !== undefined);
  return csvText([told.map(({ title }) => title), ...rows.map((row) => told.map(({ plain }) => plain?.(row) ?? ''))]);
}
