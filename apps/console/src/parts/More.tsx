import type { ReactNode } from 'react';
import type { Pages } from '../api/use-pages.ts';
import { numberText } from '../language/format.ts';
import { say } from '../language/language.ts';
import { FailureState } from '../states/FailureState.tsx';
import { partWords } from './words.ts';

/** How much of a list that the server gives page by page is shown, and the way to more. */
export function More({ pages }: { readonly pages: Pages<unknown> }): ReactNode {
  const { rows, hasMore, more, isBusy, error } = pages;
  return (
    <>
      <p className="beside after">
        {hasMore ? (
          <button type="button" aria-disabled={isBusy} onClick={more}>
            {say(partWords.more)}
          </button>
        ) : null}
        <span className="count" role="status">
          {isBusy
            ? say(partWords.reading)
            : say(hasMore ? partWords.shownFirst : partWords.shownAll, { count: numberText(rows.length) })}
        </span>
      </p>
      {error === null ? null : <FailureState error={error} retry={more} />}
    </>
  );
}
