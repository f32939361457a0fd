import { useId, useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';
import type { InquiryState } from '../../api/types.ts';
import { instantText } from '../../language/format.ts';
import { language, say } from '../../language/language.ts';
import { Facts } from '../../parts/Facts.tsx';
import { FailureState } from '../../states/FailureState.tsx';
import { readInquiry } from './api.ts';
import { publicWords } from './words.ts';

/** The answer to what somebody sent, by the number of the receipt. */
export function LookForm(): ReactNode {
  const id = useId();
  const [receipt, setReceipt] = useState('');
  const [found, setFound] = useState<InquiryState | null>(null);
  const [error, setError] = useState<unknown>(null);
  const look = (event: SubmitEvent): void => {
    event.preventDefault();
    setError(null);
    setFound(null);
    readInquiry(receipt).then(setFound, setError);
  };
  return (
    <section className="view">
      <h2>{say(publicWords.look)}</h2>
      <form onSubmit={look}>
        <div className="field">
          <label htmlFor={id}>{say(publicWords.receipt)}</label>
          <input
            id={id}
            type="text"
            maxLength={60}
            required
            value={receipt}
            onChange={({ target }) => setReceipt(target.value)}
          />
        </div>
        <button type="submit">{say(publicWords.doLook)}</button>
      </form>
      {error === null ? null : <FailureState error={error} isKept />}
      {found === null ? null : (
        <div role="status">
          <Facts
            form="rows"
            rows={[
              [say(publicWords.receipt), <code key="receipt">{found.receipt}</code>],
              [say(publicWords.received), instantText(found.receivedAt, language())],
              [say(publicWords.state), say(found.state === 'answered' ? publicWords.answered : publicWords.open)],
              [say(publicWords.answer), found.answer],
            ]}
          />
        </div>
      )}
    </section>
  );
}
