import type { ReactNode } from 'react';
import { say } from '../../language/language.ts';
import { Tag } from '../../parts/Tag.tsx';
import { approvalStateWords } from './words.ts';

const looks: Readonly<Record<string, readonly [sign: string, tone: 'plain' | 'good' | 'note']>> = {
  pending: ['…', 'note'],
  approved: ['✓', 'good'],
  rejected: ['–', 'plain'],
};

/** The state of an approval: shape, word and colour. */
export function ApprovalStateTag({ state }: { readonly state: string }): ReactNode {
  const [sign, tone] = looks[state] ?? ['', 'plain'];
  return <Tag word={say(approvalStateWords[state] ?? { zh: state, en: state })} sign={sign} tone={tone} />;
}
