import { useState } from 'react';
import type { ReactNode } from 'react';
import { say } from '../language/language.ts';
import { words } from '../words/words.ts';
import { DataTable } from './DataTable.tsx';
import type { TableData } from './table-data.ts';

interface TableBelowProps {
  readonly table: TableData;
  readonly fileName: string;
  readonly name?: string;
}

/** The numbers of a chart, one click away. */
export function TableBelow({ table, fileName, name = fileName }: TableBelowProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say(words.dataTable)}</summary>
      {isOpen ? <DataTable table={table} fileName={fileName} name={name} /> : null}
    </details>
  );
}
