import { useCallback, useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode, SubmitEvent } from 'react';
import { ApiError, isAbort, issuesOf } from '../../api/api-error.ts';
import { getRun, runOperation } from '../../api/calls.ts';
import type { OperationDescription, Outcome } from '../../api/types.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import type { Issue } from '../../form/check-input.ts';
import { useForm } from '../../form/form-state.ts';
import { InputPanel } from '../../form/InputPanel.tsx';
import type { InputTab } from '../../form/InputPanel.tsx';
import { IssueSummary } from '../../form/IssueSummary.tsx';
import { useJson } from '../../form/JsonPanel.tsx';
import { pathTitle } from '../../form/titles.ts';
import { colon, say } from '../../language/language.ts';
import type { PageProps } from '../../page/page-route.ts';
import { announce } from '../../parts/announce.ts';
import { Facts } from '../../parts/Facts.tsx';
import { SameCall } from '../../result/SameCall.tsx';
import { useAddress } from '../../router/address.ts';
import { operationOf, useBase } from '../../shell/base-context.ts';
import { EmptyState } from '../../states/EmptyState.tsx';
import { Loaded } from '../../states/Loaded.tsx';
import { NowhereState } from '../../states/NowhereState.tsx';
import { words } from '../../words/words.ts';
import { OperationHead } from './OperationHead.tsx';
import { OutcomePanel } from './OutcomePanel.tsx';
import type { Shown } from './OutcomePanel.tsx';
import { RunBar } from './RunBar.tsx';
import { draftOf, keepDraft } from './drafts.ts';
import { packWords } from './words.ts';

/** The page of one operation: what it is, a form for its input, its result. */
export function OperationPage({ parameters }: PageProps): ReactNode {
  const { catalogue } = useBase();
  const { domain = '', pack = '', operation: name = '' } = parameters;
  const operation = operationOf(catalogue, `${domain}/${pack}/${name}`);
  if (operation === null) return <NowhereState />;
  return (
    <>
      <OperationHead operation={operation} />
      <Given operation={operation} />
    </>
  );
}

/** What the form begins with: the input of a run that the address names, the one in the address, or what was there before. */
function Given({ operation }: { readonly operation: OperationDescription }): ReactNode {
  const { query } = useAddress();
  const runId = query.get('run');
  const run = useLoaded(`run ${runId ?? ''}`, async (signal) => (runId === null ? null : getRun(runId, signal)));
  const written = inputIn(query.get('input'));
  if (runId === null && written !== undefined)
    return <Work operation={operation} given={written} note={say(packWords.inputFromLink)} />;
  return (
    <Loaded of={run}>
      {(found) => (
        <Work
          operation={operation}
          given={found === null ? draftOf(operation.id) : found.input}
          note={found === null ? '' : say(packWords.inputFromRun, { id: found.id })}
        />
      )}
    </Loaded>
  );
}

function inputIn(text: string | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

interface WorkProps {
  readonly operation: OperationDescription;
  readonly given: unknown;
  readonly note: string;
}

function Work({ operation, given, note }: WorkProps): ReactNode {
  const { recount } = useBase();
  const form = useForm(operation.input, given);
  const json = useJson((input) => form.replace(input));
  const [tab, setTab] = useState<InputTab>('form');
  const [purpose, setPurpose] = useState('');
  const [issues, setIssues] = useState<{ readonly list: readonly Issue[]; readonly code: string }>(noIssues);
  const [outcome, setOutcome] = useState<Shown | null>(null);
  const [running, setRunning] = useState<AbortController | null>(null);
  const resultHead = useRef<HTMLHeadingElement>(null);
  useEffect(() => keepDraft(operation.id, form.input), [operation.id, form.input]);
  // Who leaves the page gives up what runs in sight; what runs in the background goes on.
  useEffect(() => () => running?.abort(), [running]);

  const showIssues = useCallback(
    (list: readonly Issue[], code = ''): void => {
      form.show(list);
      setIssues({ list, code });
    },
    [form],
  );
  const settle = (next: Shown): void => {
    setRunning(null);
    const found = next.state === 'failed' ? issuesOf(next.error) : [];
    if (found.length > 0) {
      showIssues(found, next.state === 'failed' && next.error instanceof ApiError ? next.error.failure.code : '');
      return setOutcome({ state: 'issues' });
    }
    showIssues([]);
    setOutcome(next);
    if (next.state === 'waiting') recount();
    bringIntoSight(resultHead.current, next);
  };
  const begin = (isJob: boolean): void => {
    if (running !== null) return;
    if (tab === 'json' && json.fault !== null) return document.querySelector<HTMLElement>('#json-input')?.focus();
    // JSON is only sent through: the server says what is wrong with it.
    const found = tab === 'json' ? [] : form.issues();
    showIssues(found);
    if (found.length > 0) return setOutcome({ state: 'issues' });
    const controller = new AbortController();
    setRunning(controller);
    setOutcome(null);
    void outcomeOf(operation, form.input, { purpose, isJob, signal: controller.signal }).then(settle);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) begin(false);
  };
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    begin(false);
  };
  const changeTab = (next: InputTab): void => {
    if (next === 'json' && tab !== 'json') json.show(form.input);
    setTab(next);
  };
  const clear = (): void => {
    showIssues([]);
    form.replace(undefined);
    json.show({});
  };
  const entries = issues.list.map(({ path, message }) => ({
    text: `${pathTitle(form.root, path)}${colon()}${say(message)}`,
    focus: () => (tab === 'json' ? document.querySelector<HTMLElement>('#json-input')?.focus() : form.focus(path)),
  }));
  return (
    <div className="work">
      <section className="pane" aria-label={say(words.input)}>
        <h2>{say(words.input)}</h2>
        {note === '' ? null : <p className="help">{note}</p>}
        <form noValidate autoComplete="off" onSubmit={onSubmit} onKeyDown={onKey}>
          {entries.length === 0 ? null : (
            <IssueSummary
              entries={entries}
              about={
                issues.code === '' ? null : <Facts rows={[[say(words.code), <code key="code">{issues.code}</code>]]} />
              }
            />
          )}
          <InputPanel operation={operation} form={form} json={json} tab={tab} onTab={changeTab} />
          {operation.effect === 'act' ? <PurposeField value={purpose} onChange={setPurpose} /> : null}
          <RunBar operation={operation} running={running} onJob={() => begin(true)} onClear={clear} />
        </form>
      </section>
      <section className="pane" aria-label={say(words.result)}>
        <h2 tabIndex={-1} ref={resultHead}>
          {say(words.result)}
        </h2>
        <div className="outcome" aria-busy={running !== null}>
          {outcome?.state === 'issues' ? (
            <EmptyState title={say(words.inputFirst)} />
          ) : (
            <OutcomePanel operation={operation} outcome={outcome} input={form.input} />
          )}
        </div>
        <SameCall operation={operation.id} input={form.input} />
      </section>
    </div>
  );
}

const noIssues = { list: [], code: '' };

interface CallOptions {
  readonly purpose: string;
  readonly isJob: boolean;
  readonly signal: AbortSignal;
}

async function outcomeOf(operation: OperationDescription, input: unknown, options: CallOptions): Promise<Shown> {
  try {
    return (await runOperation(operation.id, input, options)) satisfies Outcome;
  } catch (error) {
    return isAbort(error) ? { state: 'cancelled' } : { state: 'failed', error };
  }
}

/** Tells that there is a result, and brings it into sight where it stands below the form. */
function bringIntoSight(head: HTMLElement | null, outcome: Shown): void {
  if (outcome.state === 'done') announce(say(words.done));
  if (head === null) return;
  const { top, bottom } = head.getBoundingClientRect();
  if (top >= 0 && bottom <= innerHeight) return;
  head.focus({ preventScroll: true });
  head.scrollIntoView({ block: 'start' });
}

interface PurposeFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function PurposeField({ value, onChange }: PurposeFieldProps): ReactNode {
  return (
    <div className="field">
      <label htmlFor="purpose">{say(words.purpose)}</label>
      <input
        id="purpose"
        type="text"
        maxLength={500}
        aria-describedby="purpose-help"
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
      <p className="help" id="purpose-help">
        {say(words.purposeHelp)}
      </p>
    </div>
  );
}
