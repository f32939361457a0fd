import type { ReactNode } from 'react';
import { say } from '../language/language.ts';
import { stateWords } from '../words/code-words.ts';
import { Tag } from './Tag.tsx';

const tones = { done: 'good', failed: 'bad' } as const;

/** The state of a run: shape, word and colour. */
export function StateTag({ state }: { readonly state: string }): ReactNode {
  const words = stateWords[state];
  const tone = state === 'done' || state === 'failed' ? tones[state] : 'plain';
  return <Tag word={words ? say(words.word) : state} {...(words ? { sign: words.sign } : {})} tone={tone} />;
}
