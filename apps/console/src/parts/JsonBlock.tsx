import { useState } from 'react';
import type { ReactNode } from 'react';
import { say } from '../language/language.ts';
import { PartialState } from '../states/PartialState.tsx';
import { words } from '../words/words.ts';

const mostCharacters = 20_000;

const mostPrinted = 4_000;

interface JsonBlockProps {
  readonly title: string;
  readonly value: unknown;
  /** Its beginning stands on paper, even while it is closed. */
  readonly isPrinted?: true;
}

/** A value as JSON, written when somebody opens it. */
export function JsonBlock({ title, value, isPrinted }: JsonBlockProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const json = isOpen ? jsonStart(value, mostCharacters) : '';
  const block = (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {json.length > mostCharacters ? (
        <PartialState>{say(words.rawCut, { count: mostCharacters })}</PartialState>
      ) : null}
      <pre tabIndex={0}>{json.slice(0, mostCharacters)}</pre>
    </details>
  );
  if (!isPrinted || isOpen) return block;
  return (
    <>
      {block}
      <PrintedJson value={value} />
    </>
  );
}

function PrintedJson({ value }: { readonly value: unknown }): ReactNode {
  const json = jsonStart(value, mostPrinted);
  return (
    <div className="print-only" aria-hidden="true">
      {json.length > mostPrinted ? <p>{say(words.rawCut, { count: mostPrinted })}</p> : null}
      <pre>{json.slice(0, mostPrinted)}</pre>
    </div>
  );
}

/** Enough of a value's JSON to fill so many characters; longer than that where it was cut. Long lists are not written out. */
function jsonStart(value: unknown, most: number): string {
  // An element fills a line of its own, which is four characters at least.
  const elements = most / 4 + 1;
  const cut = (_name: string, one: unknown): unknown => (Array.isArray(one) ? one.slice(0, elements) : one);
  return JSON.stringify(value, cut, 2) ?? '';
}
