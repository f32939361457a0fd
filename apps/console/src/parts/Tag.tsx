import type { ReactNode } from 'react';

interface TagProps {
  readonly word: string;
  /** What the word means, for those who wonder. */
  readonly about?: string;
  /** A shape beside the word, so that it does not need colour. */
  readonly sign?: string;
  readonly tone?: 'plain' | 'good' | 'bad' | 'note';
}

/** A word with what it means. */
export function Tag({ word, about, sign, tone = 'plain' }: TagProps): ReactNode {
  return (
    <span className={`tag ${tone}`} title={about}>
      {sign === undefined ? null : <span aria-hidden="true">{sign} </span>}
      {word}
    </span>
  );
}
