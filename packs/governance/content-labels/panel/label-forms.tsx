import { useId, useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';
import { RunPlace, saveFile, say, useCodes, useRun } from '@yuzhi/console/kit';
import type { Reading, Visible, Written } from './outputs.ts';
import { TextField } from './text-field.tsx';
import { panelWords } from './words.ts';

interface LabelFormsProps {
  readonly packId: string;
  /** The file as it was read. */
  readonly file: unknown;
  readonly reading: Reading;
}

/** Kinds of file whose text takes a visible label. */
const textual: readonly string[] = ['text', 'markdown', 'ooxml'];
/** Plain text has no place for metadata. */
const withoutMetadata: readonly string[] = ['text'];

/** What can be put into this file, and taken away with it. */
export function LabelForms({ packId, file, reading: { carrier } }: LabelFormsProps): ReactNode {
  return (
    <>
      {carrier !== null && withoutMetadata.includes(carrier) ? null : <WriteForm packId={packId} file={file} />}
      {carrier !== null && textual.includes(carrier) ? <VisibleForm packId={packId} file={file} /> : null}
    </>
  );
}

function WriteForm({ packId, file }: Omit<LabelFormsProps, 'reading'>): ReactNode {
  const id = useId();
  const codes = useCodes(`${packId}/write`);
  const write = useRun<Written>(`${packId}/write`);
  const [fields, setFields] = useState({ label: '1', producer: '', contentId: '' });
  const [isAsked, setAsked] = useState(false);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setAsked(true);
    const { producer, contentId } = fields;
    if (producer.trim() !== '' && contentId.trim() !== '') write.start({ file, ...fields });
  };
  return (
    <section className="view">
      <h2>{say(panelWords.write)}</h2>
      <form onSubmit={submit} noValidate>
        <div className="field">
          <label htmlFor={id}>{say(panelWords.label)}</label>
          <select id={id} value={fields.label} onChange={({ target }) => setFields({ ...fields, label: target.value })}>
            <option value="1">{say(panelWords.is)}</option>
            <option value="2">{say(panelWords.mayBe)}</option>
            <option value="3">{say(panelWords.suspected)}</option>
          </select>
        </div>
        <TextField
          title={say(panelWords.producer)}
          help={say(panelWords.producerHelp)}
          value={fields.producer}
          isAsked={isAsked}
          onChange={(producer) => setFields({ ...fields, producer })}
        />
        <TextField
          title={say(panelWords.contentId)}
          value={fields.contentId}
          isAsked={isAsked}
          onChange={(contentId) => setFields({ ...fields, contentId })}
        />
        <button type="submit" className="main">
          {say(panelWords.doWrite)}
        </button>
      </form>
      <RunPlace of={write} empty={null} isPart>
        {({ file: made, place, replaced }) => (
          <p className="beside" role="status">
            <span>{say(panelWords.written, { place: codes('place', place), replaced })}</span>
            <button type="button" onClick={() => saveFile(made)}>
              {say(panelWords.download, { name: made.name })}
            </button>
          </p>
        )}
      </RunPlace>
    </section>
  );
}

function VisibleForm({ packId, file }: Omit<LabelFormsProps, 'reading'>): ReactNode {
  const add = useRun<Visible>(`${packId}/add-visible`);
  return (
    <section className="view">
      <h2>{say(panelWords.visible)}</h2>
      <p className="help">{say(panelWords.visibleHelp)}</p>
      <button type="button" onClick={() => add.start({ file })}>
        {say(panelWords.doVisible)}
      </button>
      <RunPlace of={add} empty={null} isPart>
        {({ file: made, changed }) => (
          <p className="beside" role="status">
            <span>{say(changed ? panelWords.added : panelWords.unchanged)}</span>
            <button type="button" onClick={() => saveFile(made)}>
              {say(panelWords.download, { name: made.name })}
            </button>
          </p>
        )}
      </RunPlace>
    </section>
  );
}
