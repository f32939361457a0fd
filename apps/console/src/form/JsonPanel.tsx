import { useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { say } from '../language/language.ts';
import { words } from '../words/words.ts';
import { jsonText, withoutMarks } from './json-text.ts';
import { readJson } from './read-field.ts';

/** The whole input as text under edit. */
export interface JsonState {
  readonly text: string;
  readonly hasMarks: boolean;
  /** What keeps the text from being an input; `null` when it is one. */
  readonly fault: string | null;
  /** Shows another input. */
  show(input: unknown): void;
  type(text: string): void;
}

export function useJson(onInput: (input: unknown) => void): JsonState {
  const [held, setHeld] = useState({ text: '', fault: null as string | null });
  const marks = useRef<ReadonlyMap<string, string>>(new Map());
  return {
    ...held,
    hasMarks: marks.current.size > 0,
    show(input) {
      const written = jsonText(input);
      marks.current = written.marks;
      setHeld({ text: written.text, fault: null });
    },
    type(text) {
      const read = readJson(text);
      if ('reason' in read) return setHeld({ text, fault: read.reason });
      setHeld({ text, fault: null });
      onInput(withoutMarks(read.value, marks.current));
    },
  };
}

export function JsonPanel({ json }: { readonly json: JsonState }): ReactNode {
  const id = useId();
  return (
    <div>
      <textarea
        id="json-input"
        className="code"
        rows={16}
        spellCheck={false}
        aria-label={say(words.jsonLabel)}
        aria-describedby={`${id}-fault`}
        aria-invalid={json.fault === null ? undefined : true}
        value={json.text}
        onChange={({ target }) => json.type(target.value)}
      />
      <p className="error" id={`${id}-fault`} role="status">
        {json.fault === null ? '' : say(words.jsonWrong, { reason: json.fault })}
      </p>
      {json.hasMarks ? <p className="help">{say(words.jsonMarks)}</p> : null}
    </div>
  );
}
