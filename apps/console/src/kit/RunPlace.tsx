import type { ReactNode } from 'react';
import type { Text } from '@yuzhi/sdk';
import { say } from '../language/language.ts';
import { Link } from '../router/Link.tsx';
import { FailureState } from '../states/FailureState.tsx';
import { words } from '../words/words.ts';
import { FollowedRun } from './followed-run.ts';
import { Labels } from './Labels.tsx';
import type { RunHandle } from './use-run.ts';
import { reasonsOf } from './reasons-of.ts';
import { kitWords } from './words.ts';

interface RunPlaceProps<Output> {
  readonly of: RunHandle<Output>;
  /** It stands within the result of another: labels and record are told there. */
  readonly isPart?: boolean;
  /** What stands here before the first run. */
  readonly empty: ReactNode;
  readonly children: (output: Output) => ReactNode;
}

/** Where the result of a call comes: before it, while it runs with a button that ends it, when it failed, and with its labels when it is there. */
export function RunPlace<Output>({ of, isPart = false, empty, children }: RunPlaceProps<Output>): ReactNode {
  const { stage, isExample, cancel } = of;
  switch (stage.state) {
    case 'idle':
      return empty;
    case 'cancelled':
      return (
        <>
          <p className="help" role="status">
            {say(words.cancelled)}
          </p>
          {empty}
        </>
      );
    case 'failed':
      return (
        <>
          <FailureState error={stage.error} isKept />
          <Reasons of={reasonsOf(stage.error)} />
        </>
      );
    case 'running': {
      const { progress, runId } = stage;
      return (
        <div className="state loading" role="status">
          <p>
            {progress === null ? (
              <progress aria-label={say(kitWords.running)} />
            ) : (
              <progress max={progress.total} value={progress.done} aria-label={say(kitWords.running)} />
            )}{' '}
            {say(kitWords.running)}{' '}
            {progress === null ? '' : say(kitWords.progress, { done: progress.done, total: progress.total })}
          </p>
          <p className="beside">
            <button type="button" onClick={cancel}>
              {say(words.cancel)}
            </button>
            {runId === null ? null : <span className="help">{say(kitWords.goesOn)}</span>}
          </p>
        </div>
      );
    }
    case 'done':
      if (isPart) return children(stage.output);
      return (
        <div className="outcome">
          <Labels of={isExample ? [madeUp, ...stage.labels] : stage.labels} />
          <FollowedRun value={stage.runId}>{children(stage.output)}</FollowedRun>
          {stage.runId === null ? null : (
            <p className="help after">
              {say(kitWords.record)}{' '}
              <Link to={`/runs/${stage.runId}`}>
                <code>{stage.runId}</code>
              </Link>
            </p>
          )}
        </div>
      );
  }
}

const madeUp = { kind: 'made-up', text: kitWords.madeUp } as const;

/** What is wrong with the input, one by one: there is no form to show it at. */
function Reasons({ of }: { readonly of: readonly Text[] }): ReactNode {
  if (of.length === 0) return null;
  return (
    <ul className="reasons">
      {of.map((reason) => (
        <li className="error" key={reason.en}>
          {say(reason)}
        </li>
      ))}
    </ul>
  );
}
