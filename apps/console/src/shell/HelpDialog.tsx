import type { ReactNode } from 'react';
import { say } from '../language/language.ts';
import type { PageRoute } from '../page/page-route.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { stateWords } from '../states/words.ts';
import { shellWords } from './words.ts';

/** What the page is for, in the words that its entry in the list of pages has. */
export function HelpDialog({
  route,
  onClose,
}: {
  readonly route: PageRoute | null;
  readonly onClose: () => void;
}): ReactNode {
  return (
    <Dialog title={say(route?.title ?? shellWords.help)} onClose={onClose}>
      <p className="prose">{say(route?.help ?? stateWords.nowhereHint)}</p>
    </Dialog>
  );
}
