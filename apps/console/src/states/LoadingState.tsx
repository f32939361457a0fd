import type { ReactNode } from 'react';
import { say } from '../language/language.ts';
import { stateWords } from './words.ts';

/** Something is on its way. Quiet lines keep the place, so that nothing jumps when it comes. */
export function LoadingState({ isLine }: { readonly isLine?: true }): ReactNode {
  if (isLine)
    return (
      <p className="help loading" role="status">
        {say(stateWords.loading)}
      </p>
    );
  return (
    <div className="state loading" role="status">
      <span className="help">{say(stateWords.loading)}</span>
      <span className="bone" aria-hidden="true" />
      <span className="bone" aria-hidden="true" />
      <span className="bone short" aria-hidden="true" />
    </div>
  );
}
