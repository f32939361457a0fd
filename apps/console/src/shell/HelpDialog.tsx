import type { ReactNode } from 'react';
import { say } from '../language/language.ts';
import type { PageRoute } from '../page/page-route.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { stateWords } from '../states/words.ts';
import { TourButton } from '../tour/TourButton.tsx';
import { words } from '../words/words.ts';
import { shellWords } from './words.ts';

interface HelpDialogProps {
  readonly route: PageRoute | null;
  readonly onClose: () => void;
}

/** What the page is for, in the words that its entry in the list of pages has; and the tour. */
export function HelpDialog({ route, onClose }: HelpDialogProps): ReactNode {
  return (
    <Dialog
      title={say(route?.title ?? shellWords.help)}
      onClose={onClose}
      actions={
        <>
          <button type="button" className="main" onClick={onClose}>
            {say(words.close)}
          </button>
          <TourButton onStart={onClose} />
        </>
      }
    >
      <p className="prose">{say(route?.help ?? stateWords.nowhereHint)}</p>
    </Dialog>
  );
}
