import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { language, say } from '../language/language.ts';
import { useAddress } from '../router/address.ts';
import { words } from '../words/words.ts';

interface PageHeadProps {
  /** The noun of the question that the page answers. */
  readonly title: string;
  /** Way back up: links, outermost first. */
  readonly crumbs?: ReactNode;
  /** Beside the title: the state of what the page is about. */
  readonly state?: ReactNode;
  readonly summary?: ReactNode;
  /** The main action, at the right of the title. */
  readonly actions?: ReactNode;
}

/** The head of every page. Takes the focus when one comes from another page, so that it is read first. */
export function PageHead({ title, crumbs, state, summary, actions }: PageHeadProps): ReactNode {
  const head = useRef<HTMLHeadingElement>(null);
  const { path } = useAddress();
  useEffect(() => {
    document.title = `${title} · ${say(words.product)}`;
  }, [title, language()]);
  useEffect(() => {
    if (wasHere) head.current?.focus({ preventScroll: true });
    wasHere = true;
  }, [path]);
  return (
    <header className="page-head">
      {crumbs === undefined ? null : <p className="crumbs">{crumbs}</p>}
      <div className="page-title">
        <h1 tabIndex={-1} ref={head}>
          {title} {state}
        </h1>
        {actions === undefined ? null : <div className="page-actions">{actions}</div>}
      </div>
      {summary === undefined ? null : <p className="summary">{summary}</p>}
    </header>
  );
}

/** The first page leaves the focus where the browser puts it. */
let wasHere = false;
