import { useState } from 'react';
import type { AriaAttributes, ReactNode } from 'react';
import { dateText, isDate, plainNumber } from '../language/format.ts';
import { language, say } from '../language/language.ts';
import { words } from '../words/words.ts';
import { FileControl } from './FileControl.tsx';
import type { Field } from './form-model.ts';
import { useFormState } from './form-state.ts';
import { valueAt } from './input-value.ts';
import type { Path } from './input-value.ts';
import { readJson, readNumber } from './read-field.ts';

/** Attributes that give a control its id, its name and its description. */
export type ControlNames = AriaAttributes & { readonly id?: string };

export interface ControlProps {
  readonly field: Field;
  readonly path: Path;
  readonly names: ControlNames;
}

/**
 * The box of a simple field. They are the browser's own: every phone, keyboard and screen reader knows them.
 */
export function Control(props: ControlProps): ReactNode {
  switch (props.field.kind) {
    case 'text':
    case 'prose':
      return <TextControl {...props} />;
    case 'number':
    case 'integer':
      return <NumberControl {...props} />;
    case 'date':
      return <DateControl {...props} />;
    case 'flag':
      return <FlagControl {...props} />;
    case 'choice':
      return <ChoiceControl {...props} />;
    case 'constant':
      return <output {...props.names}>{String(props.field.schema['const'])}</output>;
    case 'file':
      return <FileControl {...props} />;
    default:
      return <JsonControl {...props} />;
  }
}

function TextControl({ field, path, names }: ControlProps): ReactNode {
  const form = useFormState();
  const value = shown(valueAt(form.input, path));
  const set = (next: string): void => form.set(path, next === '' ? nothing(field) : next);
  if (field.kind === 'prose')
    return <textarea rows={3} {...names} value={value} onChange={(event) => set(event.target.value)} />;
  return (
    <input type="text" autoComplete="off" {...names} value={value} onChange={(event) => set(event.target.value)} />
  );
}

/** A plain text box: a number box of the browser would swallow what it cannot read, and turn with the mouse wheel. */
function NumberControl({ field, path, names }: ControlProps): ReactNode {
  const form = useFormState();
  const value = valueAt(form.input, path);
  const [typed, setTyped] = useState<string | null>(null);
  // `1.` and `-` are on the way to a number: what is typed stays as long as it says what the input holds.
  const isOwn = typed !== null && (readNumber(typed) ?? nothing(field)) === value;
  const text = isOwn ? typed : typeof value === 'number' ? plainNumber(value) : shown(value);
  return (
    <input
      type="text"
      className="number"
      inputMode={field.kind === 'integer' ? 'numeric' : 'decimal'}
      autoComplete="off"
      {...names}
      value={text}
      onChange={({ target }) => {
        setTyped(target.value);
        form.set(path, readNumber(target.value) ?? nothing(field));
      }}
    />
  );
}

/** The browser's own date box, with the day written out beside it: what the box shows depends on the machine. */
function DateControl({ field, path, names }: ControlProps): ReactNode {
  const form = useFormState();
  const value = valueAt(form.input, path);
  const canShow = value === undefined || value === null || isDate(value);
  return (
    <span className="beside">
      <input
        type={canShow ? 'date' : 'text'}
        {...names}
        value={shown(value)}
        onChange={({ target }) => form.set(path, target.value === '' ? nothing(field) : target.value)}
      />
      <span className="reading">{isDate(value) ? dateText(value, language()) : ''}</span>
    </span>
  );
}

function FlagControl({ field, path, names }: ControlProps): ReactNode {
  const form = useFormState();
  const isOn = (valueAt(form.input, path) ?? field.initial) === true;
  return <input type="checkbox" {...names} checked={isOn} onChange={({ target }) => form.set(path, target.checked)} />;
}

function ChoiceControl({ field, path, names }: ControlProps): ReactNode {
  const form = useFormState();
  const value = valueAt(form.input, path);
  const chosen = field.choices.findIndex((choice) => choice.value === value);
  const isStrange = chosen === -1 && value !== undefined && value !== null;
  const empty = field.isNullable ? words.none : field.isRequired ? words.choose : words.unset;
  const choose = (text: string): void => {
    const choice = text === '' ? undefined : field.choices[Number(text)];
    form.set(path, choice === undefined ? nothing(field) : choice.value);
  };
  return (
    <select {...names} value={chosen === -1 ? '' : String(chosen)} onChange={({ target }) => choose(target.value)}>
      <option value="">{isStrange ? shown(value) : say(empty)}</option>
      {field.choices.map(({ title }, index) => (
        <option key={title.en} value={String(index)}>
          {say(title)}
        </option>
      ))}
    </select>
  );
}

function JsonControl({ field, path, names }: ControlProps): ReactNode {
  const form = useFormState();
  const value = valueAt(form.input, path);
  const [typed, setTyped] = useState(() => (value === undefined ? '' : JSON.stringify(value, null, 2)));
  const read = (text: string): void => {
    setTyped(text);
    const found = readJson(text);
    if ('reason' in found) return form.setBroken(path, brokenJson(found.reason));
    form.setBroken(path, null);
    form.set(path, found.value ?? nothing(field));
  };
  return (
    <textarea
      rows={3}
      className="code"
      spellCheck={false}
      {...names}
      value={typed}
      onChange={({ target }) => read(target.value)}
    />
  );
}

function brokenJson(reason: string): { zh: string; en: string } {
  return { zh: words.jsonWrong.zh.replace('{reason}', reason), en: words.jsonWrong.en.replace('{reason}', reason) };
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What an empty box means. */
function nothing({ isNullable, isRequired }: Field): null | undefined {
  return isNullable && isRequired ? null : undefined;
}
