import { useId, useState } from 'react';
import type { DragEvent, ReactNode } from 'react';
import { bytesText } from '../language/format.ts';
import { listed, say } from '../language/language.ts';
import { base64Of } from '../parts/base64-of.ts';
import { kitWords } from './words.ts';

/** A file as operations take it. */
export interface FileValue {
  readonly name: string;
  readonly base64: string;
}

interface FileDropProps {
  readonly title: string;
  readonly help?: ReactNode;
  /** Extensions with their dot; any file without them. */
  readonly extensions?: readonly string[];
  readonly maxBytes: number;
  readonly onFile: (file: FileValue) => void;
}

/** A place to drop a file on, or to choose one. What is wrong with the file is said before it is sent. */
export function FileDrop({ title, help, extensions = [], maxBytes, onFile }: FileDropProps): ReactNode {
  const id = useId();
  const [isOver, setOver] = useState(false);
  const [note, setNote] = useState({ text: '', isWrong: false });
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const wrong = wrongWith(file, extensions, maxBytes);
    if (wrong !== null) return setNote({ text: wrong, isWrong: true });
    try {
      const base64 = await base64Of(file);
      const size = bytesText(file.size);
      setNote({ text: say(kitWords.fileSize, { name: file.name, size }), isWrong: false });
      onFile({ name: file.name, base64 });
    } catch {
      setNote({ text: say(kitWords.unreadable), isWrong: true });
    }
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  const over = (event: DragEvent): void => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <div className={isOver ? 'file over' : 'file'} onDragOver={over} onDragLeave={() => setOver(false)} onDrop={drop}>
      <p className="beside">
        <input
          id={id}
          type="file"
          className="unseen"
          aria-describedby={`${id}-help ${id}-note`}
          accept={extensions.join(',')}
          onChange={({ target }) => {
            void take(target.files?.[0]);
            // The same file once more is a change too.
            target.value = '';
          }}
        />
        <label className="button" htmlFor={id}>
          {title}
        </label>
        <span className="help">{say(kitWords.dropHere)}</span>
      </p>
      {help === undefined ? null : (
        <p className="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      <p className={note.isWrong ? 'error' : 'file-state'} id={`${id}-note`} role="status">
        {note.text}
      </p>
    </div>
  );
}

function wrongWith({ name, size }: File, extensions: readonly string[], maxBytes: number): string | null {
  const fits = extensions.length === 0 || extensions.some((one) => name.toLowerCase().endsWith(one));
  if (!fits) return say(kitWords.wrongType, { types: listed(extensions) });
  if (size > maxBytes) return say(kitWords.tooLarge, { size: bytesText(size), limit: bytesText(maxBytes) });
  return null;
}
