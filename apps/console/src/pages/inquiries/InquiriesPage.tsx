import { useId, useRef, useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';
import type { Inquiry } from '../../api/types.ts';
import { usePages } from '../../api/use-pages.ts';
import { instantText } from '../../language/format.ts';
import { language, say } from '../../language/language.ts';
import { Facts } from '../../parts/Facts.tsx';
import { FilterChoice } from '../../parts/FilterChoice.tsx';
import { FilterWord } from '../../parts/FilterWord.tsx';
import { More } from '../../parts/More.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { partWords } from '../../parts/words.ts';
import { Link } from '../../router/Link.tsx';
import { useAddress } from '../../router/address.ts';
import { mayOpen, packOf, useBase } from '../../shell/base-context.ts';
import { EmptyState } from '../../states/EmptyState.tsx';
import { FailureState } from '../../states/FailureState.tsx';
import { Loaded } from '../../states/Loaded.tsx';
import { answerInquiry, getInquiries } from './api.ts';
import { inquiryWords } from './words.ts';

/** What the public asks and objects to, with a form to answer. */
export function InquiriesPage(): ReactNode {
  const { query } = useAddress();
  const state = query.get('state') === 'answered' ? 'answered' : 'open';
  const q = query.get('q');
  const found = usePages(`inquiries ${state} ${q}`, {
    load: ({ cursor, limit }, signal) => getInquiries(state, signal, { q, before: cursor, limit }),
    idOf: ({ id }: Inquiry) => id,
  });
  return (
    <>
      <PageHead title={say(inquiryWords.title)} />
      <div className="filters">
        <FilterChoice name="state" title={inquiryWords.show} choices={stateChoices} standard="open" />
        <FilterWord name="q" title={partWords.find} help={inquiryWords.findHelp} />
      </div>
      <Loaded of={found}>
        {(pages) =>
          pages.rows.length === 0 && q !== null ? (
            <EmptyState title={say(partWords.nothingFits)} />
          ) : pages.rows.length === 0 ? (
            <EmptyState
              title={say(state === 'open' ? inquiryWords.none : inquiryWords.noneAnswered)}
              hint={say(inquiryWords.hint)}
            />
          ) : (
            <>
              {pages.rows.map((inquiry) => (
                <InquiryCard inquiry={inquiry} key={inquiry.id} />
              ))}
              <More pages={pages} />
            </>
          )
        }
      </Loaded>
    </>
  );
}

const stateChoices = { open: inquiryWords.open, answered: inquiryWords.answered };

function InquiryCard({ inquiry: given }: { readonly inquiry: Inquiry }): ReactNode {
  const { catalogue, session } = useBase();
  const [inquiry, setInquiry] = useState(given);
  const { kind, about, text, contact, receivedAt, receipt, answer } = inquiry;
  const pack = about === null ? null : packOf(catalogue, about);
  return (
    <article className="approval" aria-label={receipt}>
      <p className="beside">
        <Tag word={say(inquiryWords[kind])} sign={kind === 'objection' ? '!' : '?'} tone="note" />
        {pack?.manifest ? <Link to={`/packs/${pack.id}`}>{say(pack.manifest.title)}</Link> : about}
      </p>
      <p className="prose">{text}</p>
      <Facts
        rows={[
          [say(inquiryWords.received), instantText(receivedAt, language())],
          [say(inquiryWords.contact), contact],
          [say(inquiryWords.receipt), <code key="receipt">{receipt}</code>],
        ]}
      />
      {answer === null ? null : (
        <p className="prose">
          <strong>{say(inquiryWords.answer)}</strong> {answer}
        </p>
      )}
      {answer === null && mayOpen(session, 'inquiry.answer') ? (
        <AnswerForm id={inquiry.id} onAnswered={setInquiry} />
      ) : null}
    </article>
  );
}

function AnswerForm({
  id,
  onAnswered,
}: {
  readonly id: string;
  readonly onAnswered: (one: Inquiry) => void;
}): ReactNode {
  const field = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [answer, setAnswer] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    setMissing(answer.trim() === '');
    if (answer.trim() === '') return box.current?.focus();
    answerInquiry(id, answer.trim()).then(onAnswered, setError);
  };
  return (
    <form className="field" onSubmit={send} noValidate>
      <label htmlFor={field}>{say(inquiryWords.answer)}</label>
      <textarea
        id={field}
        ref={box}
        rows={3}
        maxLength={4_000}
        aria-required="true"
        aria-invalid={isMissing ? true : undefined}
        aria-describedby={`${field}-help ${field}-error`}
        value={answer}
        onChange={({ target }) => setAnswer(target.value)}
      />
      <p className="help" id={`${field}-help`}>
        {say(inquiryWords.answerHelp)}
      </p>
      <p className="error" id={`${field}-error`} hidden={!isMissing}>
        {say(inquiryWords.missing)}
      </p>
      <button type="submit" className="main">
        {say(inquiryWords.send)}
      </button>
      {error === null ? null : <FailureState error={error} isKept />}
    </form>
  );
}
