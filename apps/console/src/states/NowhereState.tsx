import type { ReactNode } from 'react';
import { say } from '../language/language.ts';
import { PageHead } from '../parts/PageHead.tsx';
import { Link } from '../router/Link.tsx';
import { stateWords } from './words.ts';

/** An address that leads nowhere. */
export function NowhereState(): ReactNode {
  return (
    <>
      <PageHead title={say(stateWords.nowhere)} />
      <p>{say(stateWords.nowhereHint)}</p>
      <p>
        <Link to="/">{say(stateWords.toStart)}</Link>
      </p>
    </>
  );
}
