import type { ReactNode } from 'react';
import { numberText } from '../language/format.ts';
import { say } from '../language/language.ts';
import { download } from '../parts/download.ts';
import { partWords } from '../parts/words.ts';
import { words } from '../words/words.ts';
import { csvLine, csvOfLines } from './csv.ts';
import { inSlices } from './steps.ts';
import type { Steps } from './steps.ts';
import { TableBody } from './TableBody.tsx';
import type { TableData } from './table-data.ts';
import { useTableLook } from './table-look.ts';
import { TableTools } from './TableTools.tsx';
import { mostPrinted, usePrinting } from './use-printing.ts';
import { useRowOrder } from './use-row-order.ts';

/** Shorter tables are read at a glance and need no tools. */
const mostAtAGlance = 10;

interface DataTableProps {
  readonly table: TableData;
  /** Of what is exported, without extension. */
  readonly fileName: string;
  /** What the address calls it; `fileName` where that is the same every time. */
  readonly name?: string;
}

/** A table with its title, its number of rows, what finds rows and chooses columns, and its download. */
export function DataTable({ table, fileName, name = fileName }: DataTableProps): ReactNode {
  const { title, rowCount } = table;
  const look = useTableLook(name);
  const { rows, isBusy } = useRowOrder(table, look);
  const isPrinting = usePrinting();
  const isNarrowed = look.find !== null || look.hidden.length > 0;
  const columns = shownColumns(table, look.hidden);
  const count = rows?.length ?? rowCount;
  const save = (columns: readonly number[], rows: Iterable<number>): void =>
    void inSlices(csvSteps(table, columns, rows), (text) => download(`${fileName}.csv`, text, 'text/csv'));
  return (
    <section className="view">
      <div className="table-head">
        <h3>{title}</h3>
        <span className="count" role="status">
          {isBusy
            ? say(words.ordering)
            : count === rowCount
              ? say(words.rows, { count: numberText(rowCount) })
              : say(words.rowsOf, { count: numberText(count), all: numberText(rowCount) })}
        </span>
        {rowCount > mostAtAGlance || isNarrowed ? <TableTools table={table} look={look} /> : null}
        {isNarrowed ? (
          <DownloadButton
            title={title}
            word={say(partWords.downloadShown)}
            onPress={() => save(columns, rows ?? everyRow(table))}
          />
        ) : null}
        {rowCount === 0 ? null : (
          <DownloadButton
            title={title}
            word={say(words.downloadCsv)}
            onPress={() => save(shownColumns(table, []), everyRow(table))}
          />
        )}
      </div>
      {isPrinting && count > mostPrinted ? (
        <p className="print-only">
          {say(words.printedPart, { count: numberText(mostPrinted), more: numberText(count - mostPrinted) })}
        </p>
      ) : null}
      {count === 0 ? (
        <p className="empty">{say(rowCount === 0 ? words.noResultRows : words.noRowFits)}</p>
      ) : (
        <TableBody
          table={table}
          columns={columns}
          rows={rows}
          sort={look.sort}
          onSort={(sort) => look.set({ sort })}
          printed={isPrinting ? mostPrinted : null}
        />
      )}
    </section>
  );
}

interface DownloadButtonProps {
  readonly title: string;
  readonly word: string;
  readonly onPress: () => void;
}

function DownloadButton({ title, word, onPress }: DownloadButtonProps): ReactNode {
  return (
    <button type="button" className="quiet" aria-label={`${word} ${title}`} onClick={onPress}>
      {word}
    </button>
  );
}

/** Places of the columns that are shown; all of them when none would be left. */
function shownColumns({ columns }: TableData, hidden: readonly string[]): readonly number[] {
  const all = columns.map((_column, place) => place);
  const shown = all.filter((place) => !hidden.includes(columns[place]?.id ?? ''));
  return shown.length === 0 ? all : shown;
}

function everyRow({ rowCount }: TableData): Iterable<number> {
  return Array.from({ length: rowCount }, (_, row) => row);
}

function* csvSteps(table: TableData, places: readonly number[], rows: Iterable<number>): Steps<string> {
  const lines = [csvLine(places.map((place) => table.columns[place]?.title ?? ''))];
  for (const row of rows) {
    lines.push(csvLine(places.map((place) => table.plain(row, place))));
    yield;
  }
  return csvOfLines(lines);
}
