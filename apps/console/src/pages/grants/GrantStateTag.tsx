import type { ReactNode } from 'react';
import { say } from '../../language/language.ts';
import { Tag } from '../../parts/Tag.tsx';
import { grantStateWords } from './words.ts';

const looks: Readonly<Record<string, readonly [sign: string, tone: 'plain' | 'good' | 'bad' | 'note']>> = {
  requested: ['…', 'note'],
  active: ['✓', 'good'],
  refused: ['✕', 'bad'],
  revoked: ['–', 'plain'],
};

/** The state of a grant: shape, word and colour. */
export function GrantStateTag({ state }: { readonly state: string }): ReactNode {
  const [sign, tone] = looks[state] ?? ['', 'plain'];
  return <Tag word={say(grantStateWords[state] ?? { zh: state, en: state })} sign={sign} tone={tone} />;
}
