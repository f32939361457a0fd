import { useState } from 'react';
import type { ReactNode } from 'react';
import { cancelRun } from '../../api/calls.ts';
import type { OperationDescription, WholeRun } from '../../api/types.ts';
import { say } from '../../language/language.ts';
import { StateTag } from '../../parts/StateTag.tsx';
import { hasEnded, useFollow } from '../../parts/use-follow.ts';
import { ResultView } from '../../result/ResultView.tsx';
import { Link } from '../../router/Link.tsx';
import { FailureState } from '../../states/FailureState.tsx';
import { LoadingState } from '../../states/LoadingState.tsx';
import { words } from '../../words/words.ts';
import { packWords } from './words.ts';

interface JobPanelProps {
  /** `null` when it is not in the catalogue any more. */
  readonly operation: OperationDescription | null;
  readonly runId: string;
}

/** A run in the background: how far it is, a button that ends it, and its result when it is there. */
export function JobPanel({ operation, runId }: JobPanelProps): ReactNode {
  const run = useFollow(runId);
  const [error, setError] = useState<unknown>(null);
  const cancel = (): void => void cancelRun(runId).catch(setError);
  if (run === null) return <LoadingState />;
  return (
    <>
      <p className="done" role="status">
        <StateTag state={run.state} />
        <span>
          {say(words.runId)}{' '}
          <Link to={`/runs/${runId}`}>
            <code>{runId}</code>
          </Link>
        </span>
        {hasEnded(run.state) ? null : (
          <button type="button" onClick={cancel}>
            {say(words.cancel)}
          </button>
        )}
      </p>
      {hasEnded(run.state) ? null : <ProgressLine run={run} />}
      {error === null ? null : <FailureState error={error} />}
      {run.error ? (
        <div className="state failure" role="alert">
          <p className="state-title">{say(run.error.message)}</p>
          <code>{run.error.code}</code>
        </div>
      ) : null}
      {run.state === 'done' && run.output !== null ? (
        <ResultView
          operation={operation}
          operationId={run.operation}
          output={run.output}
          labels={run.labels}
          runId={run.id}
        />
      ) : null}
    </>
  );
}

function ProgressLine({ run: { progress } }: { readonly run: WholeRun }): ReactNode {
  if (!progress) return <progress aria-label={say(packWords.accepted)} />;
  const { done, total, note } = progress;
  return (
    <p>
      <progress max={total} value={done} aria-label={say(packWords.progress, { done, total })} />{' '}
      {say(packWords.progress, { done, total })} {note === null ? '' : say(note)}
    </p>
  );
}
