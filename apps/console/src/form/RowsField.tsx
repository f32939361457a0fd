import { useRef } from 'react';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { say } from '../language/language.ts';
import { words } from '../words/words.ts';
import { emptyValue } from './empty-value.ts';
import { BareField } from './FieldView.tsx';
import type { Field } from './form-model.ts';
import { useFormState } from './form-state.ts';
import { valueAt } from './input-value.ts';
import type { Path } from './input-value.ts';
import { fieldTitle } from './titles.ts';

/** More rows than these are changed as JSON. */
const mostRows = 50;

/** Rows of one kind, below each other or as a small table, with buttons to add and remove one. */
export function RowsField({ field, path }: { readonly field: Field; readonly path: Path }): ReactNode {
  const form = useFormState();
  const box = useRef<HTMLDivElement>(null);
  const { item } = field;
  const value = valueAt(form.input, path);
  const rows: readonly unknown[] = Array.isArray(value) ? value : [];
  if (item === null) return null;
  const focusRow = (index: number): void => {
    const row = box.current?.querySelectorAll('ol > li, tbody > tr')[index];
    (row ?? box.current)?.querySelector<HTMLElement>('input, select, textarea, button')?.focus();
  };
  const add = (): void => {
    // Drawn at once: what is typed next belongs into the new row.
    flushSync(() => form.set([...path, rows.length], emptyValue(item)));
    focusRow(rows.length);
  };
  const remove = (index: number): void => {
    const left = rows.filter((_row, at) => at !== index);
    flushSync(() => form.set(path, left.length === 0 && !field.isRequired ? undefined : left));
    focusRow(Math.min(index, left.length - 1));
  };
  if (rows.length > mostRows) return <p className="help">{say(words.rowsTooMany, { count: rows.length })}</p>;
  const Drawn = field.kind === 'grid' ? Grid : List;
  return (
    <div className="rows-box" ref={box}>
      {rows.length === 0 ? <p className="empty">{say(words.noRows)}</p> : <Drawn {...{ path, rows, item, remove }} />}
      <button type="button" onClick={add}>
        {say(words.addRow)}
      </button>
    </div>
  );
}

interface RowsProps {
  readonly path: Path;
  readonly rows: readonly unknown[];
  readonly item: Field;
  readonly remove: (index: number) => void;
}

function List({ path, rows, item, remove }: RowsProps): ReactNode {
  return (
    <ol className="rows">
      {rows.map((_row, index) => (
        <li key={`${rows.length}-${index}`}>
          <BareField field={item} path={[...path, index]} label={say(words.rowLabel, { row: index + 1 })} />
          <RemoveButton row={index} remove={remove} />
        </li>
      ))}
    </ol>
  );
}

function Grid({ path, rows, item, remove }: RowsProps): ReactNode {
  return (
    <div className="scroll">
      <table className="grid">
        <thead>
          <tr>
            <th scope="col">#</th>
            {item.fields.map((column) => (
              <th key={column.name} scope="col">
                {fieldTitle(column)}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map((_row, index) => (
            <tr key={`${rows.length}-${index}`}>
              <th scope="row">{index + 1}</th>
              {item.fields.map((column) => (
                <td key={column.name}>
                  <BareField
                    field={column}
                    path={[...path, index, column.name]}
                    label={`${say(words.rowLabel, { row: index + 1 })} ${fieldTitle(column)}`}
                  />
                </td>
              ))}
              <td>
                <RemoveButton row={index} remove={remove} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RemoveButton({ row, remove }: { readonly row: number; readonly remove: (index: number) => void }): ReactNode {
  const label = say(words.removeRow, { row: row + 1 });
  return (
    <button type="button" className="icon" aria-label={label} title={label} onClick={() => remove(row)}>
      ✕
    </button>
  );
}
