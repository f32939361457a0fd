import type { ReactNode } from 'react';
import { say } from '../language/language.ts';
import { Tag } from './Tag.tsx';
import { partWords } from './words.ts';

/** Beside a run whose input is an example of its operation. */
export function SampleTag(): ReactNode {
  return <Tag word={say(partWords.sample)} about={say(partWords.sampleAbout)} tone="note" />;
}
