import type { ReactNode } from 'react';
import type { OutputLabel } from '../api/types.ts';
import { say } from '../language/language.ts';
import { labelWords } from '../words/code-words.ts';

/** What a result says about itself: advice only, made up, provisional. */
export function Labels({ of }: { readonly of: readonly OutputLabel[] }): ReactNode {
  return of.map(({ kind, text }) => (
    <p className="label" key={kind}>
      <strong>{say(labelWords[kind] ?? { zh: kind, en: kind })}</strong> {say(text)}
    </p>
  ));
}
