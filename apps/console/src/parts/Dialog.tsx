import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { say } from '../language/language.ts';
import { words } from '../words/words.ts';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** In place of the one button that closes. */
  readonly actions?: ReactNode;
}

/** A modal dialog of the browser itself: it holds the focus, closes by Escape and gives the focus back. */
export function Dialog({ title, onClose, children, actions }: DialogProps): ReactNode {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const { current } = box;
    current?.showModal();
    return () => current?.close();
  }, []);
  return (
    <dialog ref={box} aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{title}</h2>
      {children}
      <div className="bar-of-buttons">
        {actions ?? (
          <button type="button" className="main" onClick={() => box.current?.close()}>
            {say(words.close)}
          </button>
        )}
      </div>
    </dialog>
  );
}
