import { useState } from 'react';
import type { ReactNode } from 'react';
import { say } from '../language/language.ts';
import { PartialState } from '../states/PartialState.tsx';
import { words } from '../words/words.ts';

const mostCharacters = 20_000;

/** A value as JSON, written when somebody opens it. */
export function JsonBlock({ title, value }: { readonly title: string; readonly value: unknown }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const json = isOpen ? (JSON.stringify(value, null, 2) ?? '') : '';
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {json.length > mostCharacters ? (
        <PartialState>{say(words.rawCut, { count: mostCharacters })}</PartialState>
      ) : null}
      <pre tabIndex={0}>{json.slice(0, mostCharacters)}</pre>
    </details>
  );
}
