import { useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { say } from '../../language/language.ts';
import { announce } from '../../parts/announce.ts';
import { useBase } from '../../shell/base-context.ts';
import { FailureState } from '../../states/FailureState.tsx';
import { words } from '../../words/words.ts';
import { decideItem } from './api.ts';
import type { Decided, InboxItem } from './api.ts';
import { decidedText } from './DecidedLine.tsx';
import { inboxWords } from './words.ts';

interface DecisionFormProps {
  readonly item: InboxItem;
  /** What it is about, for those who hear the buttons alone. */
  readonly about: string;
  readonly onDecided: (decided: Decided) => void;
}

/** The decision with its reason, which is kept. */
export function DecisionForm({ item, about, onDecided }: DecisionFormProps): ReactNode {
  const id = useId();
  const { recount } = useBase();
  const box = useRef<HTMLTextAreaElement>(null);
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send = async (agrees: boolean): Promise<void> => {
    const given = reason.trim();
    setMissing(given === '');
    if (given === '') return box.current?.focus();
    setBusy(true);
    setError(null);
    try {
      const decided = await decideItem(item, { agrees, reason: given });
      announce(decidedText(decided));
      onDecided(decided);
      recount();
    } catch (cause) {
      setBusy(false);
      setError(cause);
    }
  };
  const mayAgree = !item.isLapsed && !item.isAgreedByYou;
  return (
    <div className="field">
      {item.isLapsed ? <p className="error">{say(inboxWords.lapsed)}</p> : null}
      {item.isAgreedByYou ? <p className="help">{say(inboxWords.agreedByYou)}</p> : null}
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
        {mayAgree ? (
          <button
            type="button"
            className="main"
            disabled={isBusy}
            aria-description={about}
            onClick={() => void send(true)}
          >
            {say(
              item.kind === 'approval' && item.needed - item.agreed.length <= 1 ? inboxWords.approve : inboxWords.agree,
            )}
          </button>
        ) : null}
        <button type="button" disabled={isBusy} aria-description={about} onClick={() => void send(false)}>
          {say(inboxWords.refuse)}
        </button>
      </div>
      {error === null ? null : <FailureState error={error} isKept />}
    </div>
  );
}
