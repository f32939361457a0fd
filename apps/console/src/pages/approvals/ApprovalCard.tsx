import { useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { decide } from '../../api/calls.ts';
import type { Approval, Outcome } from '../../api/types.ts';
import { instantText } from '../../language/format.ts';
import { language, say } from '../../language/language.ts';
import { actorText } from '../../parts/actor-text.ts';
import { Facts } from '../../parts/Facts.tsx';
import { JsonBlock } from '../../parts/JsonBlock.tsx';
import { ResultView } from '../../result/ResultView.tsx';
import { Link } from '../../router/Link.tsx';
import { operationOf, operationTitle, useBase } from '../../shell/base-context.ts';
import { FailureState } from '../../states/FailureState.tsx';
import { words } from '../../words/words.ts';

type Decided = Outcome | { readonly state: 'rejected' };

/** One approval: what would happen, who asked for it, and the decision with its reason. */
export function ApprovalCard({ approval }: { readonly approval: Approval }): ReactNode {
  const id = useId();
  const { catalogue } = useBase();
  const [decided, setDecided] = useState<Decided | null>(null);
  const { preview, requestedAt, requestedBy, purpose, agreed, needed } = approval;
  return (
    <article className="approval" aria-labelledby={id}>
      <h2 id={id}>{say(operationTitle(catalogue, approval.operation))}</h2>
      <p className="summary">{say(preview.summary)}</p>
      <Changes approval={approval} />
      <Facts
        rows={[
          [say(words.requestedBy), `${actorText(requestedBy)} · ${instantText(requestedAt, language())}`],
          [say(words.purpose), purpose],
          [say(words.agreements), needed > 1 ? `${agreed} / ${needed}` : null],
          [say(words.operation), <code key="operation">{approval.operation}</code>],
          [say(words.approval), <code key="approval">{approval.id}</code>],
        ]}
      />
      <JsonBlock title={say(words.rawInput)} value={approval.input} />
      {decided === null ? (
        <DecisionForm approval={approval} onDecided={setDecided} />
      ) : (
        <DecidedLine approval={approval} decided={decided} />
      )}
    </article>
  );
}

function Changes({ approval: { preview } }: { readonly approval: Approval }): ReactNode {
  if (preview.changes.length === 0) return null;
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={say(words.wouldDo)}>
      <table aria-label={say(words.wouldDo)}>
        <thead>
          <tr>
            {[words.change, words.from, words.to].map((word) => (
              <th key={word.en} scope="col">
                {say(word)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.changes.map(({ what, from, to }) => (
            <tr key={what.en}>
              <th scope="row">{say(what)}</th>
              <td>{from ?? say(words.none)}</td>
              <td>{to ?? say(words.none)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface DecisionFormProps {
  readonly approval: Approval;
  readonly onDecided: (decided: Decided) => void;
}

function DecisionForm({ approval, onDecided }: DecisionFormProps): ReactNode {
  const id = useId();
  const { recount } = useBase();
  const box = useRef<HTMLTextAreaElement>(null);
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send = async (decision: 'approved' | 'rejected'): Promise<void> => {
    const given = reason.trim();
    setMissing(given === '');
    if (given === '') return box.current?.focus();
    setBusy(true);
    try {
      onDecided(await decide(approval.id, { decision, reason: given }));
      recount();
    } catch (cause) {
      setBusy(false);
      setError(cause);
    }
  };
  return (
    <div className="field">
      <label htmlFor={id}>{say(words.reason)}</label>
      <textarea
        id={id}
        ref={box}
        rows={2}
        maxLength={2_000}
        aria-required="true"
        aria-invalid={isMissing ? true : undefined}
        aria-describedby={`${id}-help ${id}-error`}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <p className="help" id={`${id}-help`}>
        {say(words.reasonHelp)}
      </p>
      <p className="error" id={`${id}-error`} hidden={!isMissing}>
        {say(words.reasonMissing)}
      </p>
      <div className="bar-of-buttons">
        <button type="button" className="main" disabled={isBusy} onClick={() => void send('approved')}>
          {say(words.approve)}
        </button>
        <button type="button" disabled={isBusy} onClick={() => void send('rejected')}>
          {say(words.reject)}
        </button>
      </div>
      {error === null ? null : <FailureState error={error} isKept />}
    </div>
  );
}

function DecidedLine({ approval, decided }: { readonly approval: Approval; readonly decided: Decided }): ReactNode {
  const { catalogue } = useBase();
  if (decided.state === 'waiting')
    return (
      <p className="done" role="status">
        <strong>{say(words.agreedOf, { agreed: decided.approval.agreed, needed: decided.approval.needed })}</strong>
      </p>
    );
  const runId = decided.state === 'done' || decided.state === 'accepted' ? decided.runId : null;
  return (
    <>
      <p className="done" role="status">
        <strong>{say(decided.state === 'rejected' ? words.rejected : words.approved)}</strong>
        {runId === null ? null : (
          <span>
            {say(words.runId)}{' '}
            <Link to={`/runs/${runId}`}>
              <code>{runId}</code>
            </Link>
          </span>
        )}
      </p>
      {decided.state === 'done' ? (
        <ResultView
          operation={operationOf(catalogue, approval.operation)}
          operationId={approval.operation}
          {...decided}
        />
      ) : null}
    </>
  );
}
