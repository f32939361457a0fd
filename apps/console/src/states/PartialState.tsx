import type { ReactNode } from 'react';
import { say } from '../language/language.ts';
import { stateWords } from './words.ts';

/** Something is here, but not all of it: says what is missing and why. */
export function PartialState({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <p className="state partial" role="status">
      <strong>
        <span aria-hidden="true">◐ </span>
        {say(stateWords.partial)}
      </strong>{' '}
      {children}
    </p>
  );
}
