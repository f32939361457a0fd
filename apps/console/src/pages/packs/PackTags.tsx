import type { ReactNode } from 'react';
import type { Pack } from '../../api/types.ts';
import { say } from '../../language/language.ts';
import { Tag } from '../../parts/Tag.tsx';
import { classWords, maturityWords, riskWords } from '../../words/code-words.ts';

/** Class, risk and maturity of a pack, each with what the word means. */
export function PackTags({ manifest }: { readonly manifest: NonNullable<Pack['manifest']> }): ReactNode {
  const kind = classWords[manifest.class];
  const risk = riskWords[manifest.riskTier];
  const age = maturityWords[manifest.maturity];
  return (
    <p className="tags">
      {kind ? <Tag word={say(kind.word)} about={say(kind.about)} /> : null}
      {risk ? <Tag word={say(risk.word)} about={say(risk.about)} sign={risk.sign} /> : null}
      {age ? <Tag word={say(age.word)} about={say(age.about)} /> : null}
    </p>
  );
}
