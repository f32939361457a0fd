import type { ReactNode } from 'react';
import type { Text } from '@yuzhi/sdk';
import { ApiError } from '../api/api-error.ts';
import { say } from '../language/language.ts';
import { Facts } from '../parts/Facts.tsx';
import { Link } from '../router/Link.tsx';
import { DeniedState } from './DeniedState.tsx';
import { stateWords } from './words.ts';

interface FailureStateProps {
  readonly error: unknown;
  /** Says more than the hint of a server that cannot be reached. */
  readonly offlineHint?: Text;
  /** The form still holds what was filled in. */
  readonly isKept?: boolean;
  readonly retry?: (() => void) | undefined;
}

/** What happened, whether anything was lost, what to do, and the code. Whoever may not is told that in its own words. */
export function FailureState({ error, offlineHint, isKept = false, retry }: FailureStateProps): ReactNode {
  // Bugs of the console stay bugs: the boundary around the page shows them.
  if (!(error instanceof ApiError)) throw error;
  const { failure, runId, isOffline } = error;
  if (failure.kind === 'denied' && !isKept) return <DeniedState failure={failure} />;
  return (
    <div className="state failure" role="alert">
      <p className="state-title">
        <span aria-hidden="true">✕ </span>
        {say(failure.message)}
      </p>
      <p>
        {say(isOffline && offlineHint ? offlineHint : failure.hint)}
        {isKept && !isOffline ? ` ${say(stateWords.inputKept)}` : ''}
      </p>
      <Facts
        rows={[
          [say(stateWords.code), failure.code === '' ? null : <code>{failure.code}</code>],
          [
            say(stateWords.run),
            runId === null ? null : (
              <Link to={`/runs/${runId}`}>
                <code>{runId}</code>
              </Link>
            ),
          ],
        ]}
      />
      {retry ? (
        <button type="button" onClick={retry}>
          {say(stateWords.retry)}
        </button>
      ) : null}
    </div>
  );
}
