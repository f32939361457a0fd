import type { ReactNode } from 'react';
import { say } from '../../language/language.ts';
import { Tag } from '../../parts/Tag.tsx';
import { personStateWords } from './words.ts';

/** The state of an account: shape, word and colour. */
export function PersonStateTag({ state }: { readonly state: string }): ReactNode {
  const words = personStateWords[state];
  if (words === undefined) return <Tag word={state} />;
  return <Tag word={say(words.word)} sign={words.sign} tone={words.tone} />;
}
