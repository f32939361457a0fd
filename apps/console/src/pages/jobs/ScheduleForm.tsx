import { useId, useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';
import type { Text } from '@yuzhi/sdk';
import { say } from '../../language/language.ts';
import { useBase } from '../../shell/base-context.ts';
import { FailureState } from '../../states/FailureState.tsx';
import { addSchedule } from './api.ts';
import { jobWords } from './words.ts';

const empty = { id: '', operation: '', cron: '30 8 * * *', input: '{}', purpose: '' };
type Values = typeof empty;

/** What is to run, when, and with which input. */
export function ScheduleForm({ onDone }: { readonly onDone: () => void }): ReactNode {
  const [values, setValues] = useState<Values>(empty);
  const [faults, setFaults] = useState<Readonly<Partial<Record<keyof Values, Text>>>>({});
  const [error, setError] = useState<unknown>(null);
  const set = (name: keyof Values, value: string): void => setValues((before) => ({ ...before, [name]: value }));
  const submit = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    const found = faultsOf(values);
    setFaults(found);
    setError(null);
    const [first] = Object.keys(found);
    if (first !== undefined) return form.querySelector<HTMLElement>(`[name=${first}]`)?.focus();
    const { purpose, input, ...rest } = values;
    try {
      await addSchedule({ ...rest, input: JSON.parse(input), ...(purpose === '' ? {} : { purpose }) });
      onDone();
    } catch (cause) {
      setError(cause);
    }
  };
  const field = { values, faults, set };
  return (
    <form noValidate autoComplete="off" onSubmit={(event) => void submit(event)}>
      <Field {...field} name="id" title={jobWords.id} help={jobWords.idHelp} />
      <OperationChoice {...field} />
      <Field {...field} name="cron" title={jobWords.cron} help={jobWords.cronHelp} />
      <Field {...field} name="input" title={jobWords.input} help={jobWords.inputHelp} isCode />
      <Field {...field} name="purpose" title={jobWords.purpose} />
      {error === null ? null : <FailureState error={error} isKept />}
      <div className="bar-of-buttons">
        <button type="submit" className="main">
          {say(jobWords.add)}
        </button>
      </div>
    </form>
  );
}

function faultsOf(values: Values): Partial<Record<keyof Values, Text>> {
  const missing = (['id', 'operation', 'cron'] as const).filter((name) => values[name].trim() === '');
  const faults: Partial<Record<keyof Values, Text>> = Object.fromEntries(
    missing.map((name) => [name, jobWords.missing]),
  );
  try {
    JSON.parse(values.input);
  } catch {
    faults.input = jobWords.inputWrong;
  }
  return faults;
}

interface FieldProps {
  readonly values: Values;
  readonly faults: Readonly<Partial<Record<keyof Values, Text>>>;
  readonly set: (name: keyof Values, value: string) => void;
}

interface TextFieldProps extends FieldProps {
  readonly name: keyof Values;
  readonly title: Text;
  readonly help?: Text;
  readonly isCode?: boolean;
}

function Field({ name, title, help, isCode = false, values, faults, set }: TextFieldProps): ReactNode {
  const id = useId();
  const fault = faults[name];
  const common = {
    id,
    name,
    value: values[name],
    'aria-describedby': `${id}-help ${id}-error`,
    'aria-invalid': fault === undefined ? undefined : true,
  } as const;
  return (
    <div className="field">
      <label htmlFor={id}>{say(title)}</label>
      {isCode ? (
        <textarea
          {...common}
          rows={4}
          className="code"
          spellCheck={false}
          onChange={({ target }) => set(name, target.value)}
        />
      ) : (
        <input {...common} type="text" onChange={({ target }) => set(name, target.value)} />
      )}
      <p className="help" id={`${id}-help`} hidden={help === undefined}>
        {help === undefined ? '' : say(help)}
      </p>
      <p className="error" id={`${id}-error`} hidden={fault === undefined}>
        {fault === undefined ? '' : say(fault)}
      </p>
    </div>
  );
}

/** The first example of an operation is where its input begins. */
function OperationChoice({ values, faults, set }: FieldProps): ReactNode {
  const id = useId();
  const { packs } = useBase().catalogue;
  const operations = packs.flatMap((pack) => pack.operations);
  const choose = (chosen: string): void => {
    set('operation', chosen);
    const example = operations.find((operation) => operation.id === chosen)?.examples[0];
    set('input', JSON.stringify(example?.input ?? {}, null, 2));
  };
  const fault = faults.operation;
  return (
    <div className="field">
      <label htmlFor={id}>{say(jobWords.operation)}</label>
      <select
        id={id}
        name="operation"
        value={values.operation}
        aria-describedby={`${id}-error`}
        aria-invalid={fault === undefined ? undefined : true}
        onChange={({ target }) => choose(target.value)}
      >
        <option value="" />
        {operations.map(({ id, title }) => (
          <option key={id} value={id}>
            {say(title)} · {id}
          </option>
        ))}
      </select>
      <p className="error" id={`${id}-error`} hidden={fault === undefined}>
        {fault === undefined ? '' : say(fault)}
      </p>
    </div>
  );
}
