import type { ReactNode } from 'react';
import { say, setQuery } from '@yuzhi/console/kit';
import { panelWords } from './words.ts';

interface SeeTextProps {
  readonly span: readonly [number, number] | null;
  /** What it is the place of, for those who hear the button alone. */
  readonly what: string;
}

/** Marks the words in the text that something was read from. */
export function SeeText({ span, what }: SeeTextProps): ReactNode {
  if (span === null) return null;
  return (
    <button
      type="button"
      className="quiet"
      aria-label={say(panelWords.seeTextOf, { what: what.slice(0, 40) })}
      onClick={() => setQuery({ at: span.join('-') })}
    >
      {say(panelWords.seeText)}
    </button>
  );
}
