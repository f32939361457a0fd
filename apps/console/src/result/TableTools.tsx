import { useId } from 'react';
import type { ReactNode } from 'react';
import { say } from '../language/language.ts';
import { partWords } from '../parts/words.ts';
import { words } from '../words/words.ts';
import type { TableData } from './table-data.ts';
import type { TableLook } from './table-look.ts';

interface TableToolsProps {
  readonly table: TableData;
  readonly look: TableLook;
}

/** Finds rows by their texts and chooses columns. */
export function TableTools({ table: { title, columns }, look }: TableToolsProps): ReactNode {
  const id = useId();
  const isShown = (column: string): boolean => !look.hidden.includes(column);
  const choose = (column: string): void =>
    look.set({ hidden: isShown(column) ? [...look.hidden, column] : look.hidden.filter((one) => one !== column) });
  const shown = columns.filter((column) => isShown(column.id));
  return (
    <div className="table-tools">
      <label htmlFor={id}>{say(partWords.filter)}</label>
      <input
        id={id}
        type="search"
        autoComplete="off"
        aria-label={`${say(partWords.filter)} ${title}`}
        value={look.find ?? ''}
        onChange={({ target }) => look.set({ find: target.value })}
      />
      {columns.length < 2 ? null : (
        <details className="column-chooser">
          <summary aria-label={`${say(words.columns)} ${title}`}>{say(words.columns)}</summary>
          <fieldset>
            <legend>{say(words.columnsShown)}</legend>
            {columns.map((column) => (
              <label key={column.id}>
                <input
                  type="checkbox"
                  checked={isShown(column.id)}
                  disabled={shown.length === 1 && isShown(column.id)}
                  onChange={() => choose(column.id)}
                />
                {column.title}
              </label>
            ))}
          </fieldset>
        </details>
      )}
    </div>
  );
}
