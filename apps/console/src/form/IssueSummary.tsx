import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { say } from '../language/language.ts';
import { words } from '../words/words.ts';

interface IssueSummaryProps {
  readonly entries: readonly { readonly text: string; readonly focus: () => void }[];
  /** What the server says about them. */
  readonly about?: ReactNode;
}

/** All that is to be mended, each line leading to its field. Takes the focus, so that it is read first. */
export function IssueSummary({ entries, about }: IssueSummaryProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [entries]);
  const title = say(words.fieldErrors, { count: entries.length });
  return (
    <div className="failure" role="group" tabIndex={-1} aria-label={title} ref={box}>
      <p className="state-title">
        <span aria-hidden="true">✕ </span>
        {title}
      </p>
      <ul>
        {entries.map(({ text, focus }) => (
          <li key={text}>
            <button type="button" className="as-link" onClick={focus}>
              {text}
            </button>
          </li>
        ))}
      </ul>
      {about}
    </div>
  );
}
