import type { ReactNode } from 'react';
import type { Approval, OperationDescription, Outcome } from '../../api/types.ts';
import { durationText } from '../../language/format.ts';
import { language, say } from '../../language/language.ts';
import { Facts } from '../../parts/Facts.tsx';
import { ResultView } from '../../result/ResultView.tsx';
import { Link } from '../../router/Link.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';
import { FailureState } from '../../states/FailureState.tsx';
import { words } from '../../words/words.ts';
import { JobPanel } from './JobPanel.tsx';
import { ShareLinks } from './ShareLinks.tsx';

/** What is shown of a call, beside its outcome: that it failed, was cancelled, or that its input has to be mended. */
export type Shown =
  | Outcome
  | { readonly state: 'failed'; readonly error: unknown }
  | { readonly state: 'cancelled' }
  | { readonly state: 'issues' };

interface OutcomePanelProps {
  readonly operation: OperationDescription;
  readonly outcome: Exclude<Shown, { readonly state: 'issues' }> | null;
  readonly input: unknown;
}

/** What came of a call, or what will be here before there was one. */
export function OutcomePanel({ operation, outcome, input }: OutcomePanelProps): ReactNode {
  const runWord = operation.effect === 'act' ? words.ask : words.run;
  switch (outcome?.state) {
    case undefined:
      return <EmptyState title={say(words.resultEmpty)} hint={say(words.resultEmptyHint, { run: say(runWord) })} />;
    case 'cancelled':
      return <EmptyState title={say(words.cancelled)} />;
    case 'failed':
      return <FailureState error={outcome.error} offlineHint={words.offlineRunHint} isKept />;
    case 'waiting':
      return <WaitingBox approval={outcome.approval} />;
    case 'accepted':
      return <JobPanel operation={operation} runId={outcome.runId} />;
    case 'done':
      return (
        <>
          <p className="done">
            <span className="good">
              <span aria-hidden="true">✓ </span>
              {say(words.done)}
            </span>
            <span>{say(words.took, { time: durationText(outcome.durationMs, language()) })}</span>
            {outcome.runId === null ? null : (
              <span>
                {say(words.runId)}{' '}
                <Link to={`/runs/${outcome.runId}`}>
                  <code>{outcome.runId}</code>
                </Link>
              </span>
            )}
          </p>
          <ResultView operation={operation} operationId={operation.id} {...outcome} />
          <ShareLinks operation={operation.id} runId={outcome.runId} input={input} />
        </>
      );
  }
}

function WaitingBox({ approval }: { readonly approval: Approval }): ReactNode {
  const { changes, summary } = approval.preview;
  return (
    <div className="label" role="status">
      <p>
        <strong>{say(words.waiting)}</strong>
      </p>
      <p>{say(words.waitingHint, { id: approval.id })}</p>
      <Facts
        rows={[
          [say(words.wouldDo), say(summary)],
          ...changes.map(
            ({ what, from, to }) => [say(what), `${from ?? say(words.none)} → ${to ?? say(words.none)}`] as const,
          ),
        ]}
      />
      <p>
        <Link to={`/approvals/${approval.id}`}>{say(words.toApprovals)}</Link>
      </p>
    </div>
  );
}
