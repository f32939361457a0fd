import type { ReactNode } from 'react';
import type { Failure } from '../api/types.ts';
import { say } from '../language/language.ts';
import { Facts } from '../parts/Facts.tsx';
import { Link } from '../router/Link.tsx';
import { useBase } from '../shell/base-context.ts';
import { stateWords } from './words.ts';

/** Somebody may not: what to do about it, and for those who have not signed in, where to. */
export function DeniedState({ failure }: { readonly failure?: Failure }): ReactNode {
  const isStranger = useBase().session.actor.kind === 'anonymous';
  return (
    <div className="state denied" role="alert">
      <p className="state-title">
        <span aria-hidden="true">⊘ </span>
        {say(isStranger ? stateWords.signInFirst : stateWords.denied)}
      </p>
      {failure === undefined ? null : <p>{say(failure.message)}</p>}
      <p>{say(failure?.hint ?? stateWords.deniedHint)}</p>
      {failure === undefined ? null : <Facts rows={[[say(stateWords.code), <code>{failure.code}</code>]]} />}
      {isStranger ? (
        <p>
          <Link to="/sign-in" className="button">
            {say(stateWords.toSignIn)}
          </Link>
        </p>
      ) : null}
    </div>
  );
}
