import { useId, useState } from 'react';
import type { DragEvent, ReactNode } from 'react';
import { bytesText } from '../language/format.ts';
import { listed, say } from '../language/language.ts';
import { base64Of } from '../parts/base64-of.ts';
import { isRecord } from '../schema/json-schema.ts';
import { words } from '../words/words.ts';
import type { ControlProps } from './Control.tsx';
import { acceptedExtensions, fileBytes } from './file-input.ts';
import { FilePreview } from './FilePreview.tsx';
import { useFormState } from './form-state.ts';
import { valueAt } from './input-value.ts';

/** A box to choose a file in or to drop one on, with a look into it. The file travels in the input as its name and base64. */
export function FileControl({ field, path, names }: ControlProps): ReactNode {
  const form = useFormState();
  const ownId = useId();
  const id = names.id ?? ownId;
  const [isOver, setOver] = useState(false);
  const [note, setNote] = useState('');
  const rule = form.reader.keyword(field.schema, 'x-file');
  const value = valueAt(form.input, path);
  const file = isRecord(value) ? value : null;
  const take = async (chosen: File | undefined): Promise<void> => {
    if (chosen === undefined) return;
    setNote(say(words.fileReading));
    try {
      form.set(path, { name: chosen.name, base64: await base64Of(chosen) });
      setNote('');
    } catch {
      setNote(say(words.fileUnreadable));
    }
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  const onDragOver = (event: DragEvent): void => {
    event.preventDefault();
    setOver(true);
  };
  const state =
    file === null ? note : say(words.fileChosen, { name: String(file['name']), size: bytesText(fileBytes(file)) });
  return (
    <div
      className={isOver ? 'file over' : 'file'}
      onDragOver={onDragOver}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <p className="beside">
        <input
          type="file"
          className="unseen"
          {...names}
          id={id}
          accept={acceptedExtensions(rule).join(',')}
          onChange={({ target }) => {
            void take(target.files?.[0]);
            target.value = '';
          }}
        />
        {/* The browser's own button speaks the language of the browser. */}
        <label className="button" htmlFor={id}>
          {say(words.fileChoose)}
        </label>
        <span className="help">{say(words.fileDrop)}</span>
      </p>
      <p className="beside">
        <span className="file-state" role="status">
          {state}
        </span>
        {file === null ? null : (
          <button type="button" className="quiet" onClick={() => form.set(path, undefined)}>
            {say(words.fileRemove)}
          </button>
        )}
      </p>
      <p className="help">{kindsText(rule)}</p>
      {file === null ? null : <FilePreview file={file} />}
    </div>
  );
}

function kindsText(rule: unknown): string {
  const extensions = acceptedExtensions(rule);
  const maxBytes = isRecord(rule) && typeof rule['maxBytes'] === 'number' ? rule['maxBytes'] : null;
  return say(extensions.length === 0 ? words.fileAnyType : words.fileTypes, {
    types: listed(extensions),
    size: maxBytes === null ? '—' : bytesText(maxBytes),
  });
}
