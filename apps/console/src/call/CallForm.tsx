import { useRef, useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';
import { issuesOf } from '../api/api-error.ts';
import { accessCall } from '../api/calls.ts';
import { useLoaded } from '../api/use-loaded.ts';
import type { Issue } from '../form/check-input.ts';
import { FieldView } from '../form/FieldView.tsx';
import { FormContext, useForm } from '../form/form-state.ts';
import { IssueSummary } from '../form/IssueSummary.tsx';
import { pathTitle } from '../form/titles.ts';
import { colon, say } from '../language/language.ts';
import { FailureState } from '../states/FailureState.tsx';
import { Loaded } from '../states/Loaded.tsx';
import { callList } from './call-list.ts';
import type { CallDescription } from './call-list.ts';
import { RowErrors, rowErrorsOf } from './RowErrors.tsx';
import { callWords } from './words.ts';

export interface CallFormProps<T> {
  /** Id of a call of core/access; its fields become the form. */
  readonly call: string;
  /** What is filled in already; also what is sent beside the fields that are shown. */
  readonly given?: Readonly<Record<string, unknown>>;
  /** The fields that are shown, in this order; without it all of them. */
  readonly fields?: readonly string[];
  /** What the button says. */
  readonly send: string;
  /** The answer, and the form to leave. */
  readonly onDone: (result: T) => void;
  readonly onCancel?: () => void;
}

/** A form for one of the calls about access, made from the schema of its input. */
export function CallForm<T>(props: CallFormProps<T>): ReactNode {
  const calls = useLoaded('calls', callList);
  return (
    <Loaded of={calls}>
      {(list) => {
        const call = list.find(({ id }) => id === props.call);
        return call === undefined ? null : <Fields {...props} described={call} />;
      }}
    </Loaded>
  );
}

function Fields<T>({
  described,
  given,
  fields,
  send,
  onDone,
  onCancel,
}: CallFormProps<T> & { readonly described: CallDescription }): ReactNode {
  const form = useForm(described.input, given);
  const isBusy = useRef(false);
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [error, setError] = useState<unknown>(null);
  const show = (list: readonly Issue[]): void => {
    form.show(list);
    setIssues(list);
  };
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy.current) return;
    const found = form.issues();
    show(found);
    setError(null);
    if (found.length > 0) return;
    isBusy.current = true;
    try {
      onDone(await accessCall<T>(described.id, form.input));
    } catch (cause) {
      const told = issuesOf(cause);
      if (told.length === 0) return setError(cause);
      show(told);
    } finally {
      isBusy.current = false;
    }
  };
  const entries = issues.map(({ path, message }) => ({
    text: `${pathTitle(form.root, path)}${colon()}${say(message)}`,
    focus: () => form.focus(path),
  }));
  const shown = (fields ?? form.root.fields.map(({ name }) => name)).flatMap((name) =>
    form.root.fields.filter((field) => field.name === name),
  );
  return (
    <FormContext value={form}>
      <form noValidate autoComplete="off" className="call-form" onSubmit={(event) => void submit(event)}>
        {entries.length === 0 ? null : <IssueSummary entries={entries} />}
        {shown.map((field) => (
          <FieldView key={field.name} field={field} path={[field.name]} />
        ))}
        {error === null ? null : <CallFailure error={error} />}
        <div className="bar-of-buttons">
          <button type="submit" className="main">
            {send}
          </button>
          {onCancel === undefined ? null : (
            <button type="button" onClick={onCancel}>
              {say(callWords.cancel)}
            </button>
          )}
        </div>
      </form>
    </FormContext>
  );
}

/** A table that was refused is told row by row. */
function CallFailure({ error }: { readonly error: unknown }): ReactNode {
  const rows = rowErrorsOf(error);
  return (
    <>
      <FailureState error={error} isKept />
      {rows === null ? null : <RowErrors {...rows} />}
    </>
  );
}
