import type { ReactNode } from 'react';
import { instantText } from '../language/format.ts';
import { language, say } from '../language/language.ts';
import { CopyButton } from './CopyButton.tsx';
import { Facts } from './Facts.tsx';
import { partWords } from './words.ts';

export interface MadeLink {
  /** Path and fragment behind the server's address. */
  readonly link: string;
  readonly expiresAt: string;
}

/** A link that works once and is shown once: to be handed over now. */
export function OnceLink({ link, expiresAt }: MadeLink): ReactNode {
  const whole = new URL(link, location.origin).href;
  return (
    <>
      <p className="help">{say(partWords.onceLinkHelp)}</p>
      <div className="command">
        <pre tabIndex={0}>{whole}</pre>
        <CopyButton text={whole} about={say(partWords.onceLink)} />
      </div>
      <Facts rows={[[say(partWords.validUntil), instantText(expiresAt, language())]]} />
    </>
  );
}
