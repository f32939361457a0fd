import type { ReactNode } from 'react';
import { say } from '../../language/language.ts';
import { ResultView } from '../../result/ResultView.tsx';
import { Link } from '../../router/Link.tsx';
import { operationOf, useBase } from '../../shell/base-context.ts';
import { words } from '../../words/words.ts';
import type { Decided, InboxItem } from './api.ts';
import { inboxWords } from './words.ts';

/** What was decided, in words. */
export function decidedText({ state }: Decided): string {
  switch (state) {
    case 'refused':
      return say(inboxWords.refused);
    case 'agreed':
      return say(inboxWords.approvedOne);
    case 'granted':
      return say(inboxWords.granted);
    case 'ran':
      return say(inboxWords.ran);
  }
}

/** What was decided, and what the act answered. */
export function DecidedLine({ item, decided }: { readonly item: InboxItem; readonly decided: Decided }): ReactNode {
  const { catalogue } = useBase();
  const outcome = decided.state === 'ran' ? decided.outcome : null;
  const runId = outcome?.state === 'done' || outcome?.state === 'accepted' ? outcome.runId : null;
  return (
    <>
      <p className="done">
        <strong>
          <span aria-hidden="true">{decided.state === 'refused' ? '– ' : '✓ '}</span>
          {decidedText(decided)}
        </strong>
        {runId === null ? null : (
          <span>
            {say(words.runId)}{' '}
            <Link to={`/runs/${runId}`}>
              <code>{runId}</code>
            </Link>
          </span>
        )}
      </p>
      {outcome?.state === 'done' ? (
        <ResultView operation={operationOf(catalogue, item.operation)} operationId={item.operation} {...outcome} />
      ) : null}
    </>
  );
}
