import { useId, useRef, useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';
import type { InquiryState } from '../../api/types.ts';
import { say } from '../../language/language.ts';
import { CopyButton } from '../../parts/CopyButton.tsx';
import { useAddress } from '../../router/address.ts';
import { useBase } from '../../shell/base-context.ts';
import { FailureState } from '../../states/FailureState.tsx';
import { sendInquiry } from './api.ts';
import { LookForm } from './LookForm.tsx';
import { publicPacks } from './public-packs.ts';
import { PublicHead } from './PublicHead.tsx';
import { publicWords } from './words.ts';

/** Ask or object, and read the answer by receipt. */
export function AskPage(): ReactNode {
  const [sent, setSent] = useState<InquiryState | null>(null);
  return (
    <>
      <PublicHead title={say(publicWords.ask)} summary={say(publicWords.askIntro)} />
      {sent === null ? <AskForm onSent={setSent} /> : <Receipt sent={sent} onAnother={() => setSent(null)} />}
      <LookForm />
    </>
  );
}

function Receipt({ sent, onAnother }: { readonly sent: InquiryState; readonly onAnother: () => void }): ReactNode {
  return (
    <div className="label" role="status">
      <p className="receipt">
        <strong>{say(publicWords.sent, { receipt: sent.receipt })}</strong>
      </p>
      <p>{say(publicWords.sentHint)}</p>
      <p className="beside after">
        <CopyButton text={sent.receipt} about={say(publicWords.receipt)} />
        <button type="button" className="quiet" onClick={onAnother}>
          {say(publicWords.another)}
        </button>
      </p>
    </div>
  );
}

function AskForm({ onSent }: { readonly onSent: (sent: InquiryState) => void }): ReactNode {
  const id = useId();
  const { query } = useAddress();
  const { catalogue } = useBase();
  const box = useRef<HTMLTextAreaElement>(null);
  const [isMissing, setMissing] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [fields, setFields] = useState({
    kind: query.get('kind') === 'objection' ? 'objection' : 'question',
    about: query.get('about') ?? '',
    text: '',
    contact: '',
  });
  const submit = async (): Promise<void> => {
    const { kind, about, text, contact } = fields;
    setMissing(text.trim() === '');
    if (text.trim() === '') return box.current?.focus();
    setBusy(true);
    setError(null);
    try {
      onSent(
        await sendInquiry({
          kind: kind === 'objection' ? 'objection' : 'question',
          text: text.trim(),
          ...(about === '' ? {} : { about }),
          ...(contact.trim() === '' ? {} : { contact: contact.trim() }),
        }),
      );
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    void submit();
  };
  return (
    <form onSubmit={send} noValidate>
      <div className="field">
        <label htmlFor={`${id}-kind`}>{say(publicWords.kind)}</label>
        <select
          id={`${id}-kind`}
          value={fields.kind}
          onChange={({ target }) => setFields({ ...fields, kind: target.value })}
        >
          <option value="question">{say(publicWords.question)}</option>
          <option value="objection">{say(publicWords.objection)}</option>
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-about`}>{say(publicWords.about)}</label>
        <select
          id={`${id}-about`}
          value={fields.about}
          onChange={({ target }) => setFields({ ...fields, about: target.value })}
        >
          <option value="">{say(publicWords.aboutAll)}</option>
          {publicPacks(catalogue).map((pack) => (
            <option key={pack.id} value={pack.id}>
              {pack.manifest === null ? pack.id : say(pack.manifest.title)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-text`}>{say(publicWords.text)}</label>
        <textarea
          id={`${id}-text`}
          ref={box}
          rows={5}
          maxLength={4_000}
          aria-required="true"
          aria-invalid={isMissing ? true : undefined}
          aria-describedby={`${id}-help ${id}-error`}
          value={fields.text}
          onChange={({ target }) => setFields({ ...fields, text: target.value })}
        />
        <p className="help" id={`${id}-help`}>
          {say(publicWords.textHelp)}
        </p>
        <p className="error" id={`${id}-error`} hidden={!isMissing}>
          {say(publicWords.missing)}
        </p>
      </div>
      <div className="field">
        <label htmlFor={`${id}-contact`}>{say(publicWords.contact)}</label>
        <input
          id={`${id}-contact`}
          type="text"
          maxLength={200}
          aria-describedby={`${id}-contact-help`}
          value={fields.contact}
          onChange={({ target }) => setFields({ ...fields, contact: target.value })}
        />
        <p className="help" id={`${id}-contact-help`}>
          {say(publicWords.contactHelp)}
        </p>
      </div>
      <button type="submit" className="main" disabled={isBusy}>
        {say(publicWords.send)}
      </button>
      {error === null ? null : <FailureState error={error} isKept />}
    </form>
  );
}
