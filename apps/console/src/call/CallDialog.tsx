import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Dialog } from '../parts/Dialog.tsx';
import { CallForm } from './CallForm.tsx';
import type { CallFormProps } from './CallForm.tsx';

interface CallDialogProps<T> extends Omit<CallFormProps<T>, 'onDone' | 'onCancel' | 'send'> {
  /** What the button that opens it says; also the title of the dialog and what its own button says. */
  readonly name: string;
  /** What is said about whom or what, for those who do not see what the button stands beside. */
  readonly about?: string;
  /** Before the fields: what it does and what cannot be undone. */
  readonly note?: ReactNode;
  readonly look?: 'main' | 'quiet';
  readonly onDone?: (result: T) => void;
  /** Shows an answer that is given once; the dialog stays until it is closed. */
  readonly shown?: (result: T) => ReactNode;
}

/** A button that asks in a dialog before something is done. */
export function CallDialog<T>({ name, about, note, look, onDone, shown, ...form }: CallDialogProps<T>): ReactNode {
  const inside = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [result, setResult] = useState<{ readonly value: T } | null>(null);
  // Closed by the browser itself, it gives the focus back to the button.
  const close = (): void => inside.current?.closest('dialog')?.close();
  const onClose = (): void => {
    setOpen(false);
    setResult(null);
    if (result !== null) onDone?.(result.value);
  };
  const done = (value: T): void => {
    if (shown !== undefined) return setResult({ value });
    close();
    onDone?.(value);
  };
  return (
    <>
      <button
        type="button"
        className={look}
        aria-label={about === undefined ? undefined : `${name} ${about}`}
        onClick={() => setOpen(true)}
      >
        {name}
      </button>
      {isOpen ? (
        <Dialog title={about === undefined ? name : `${name} · ${about}`} onClose={onClose} {...actionsOf(result)}>
          <div ref={inside}>
            {result === null ? (
              <>
                {note === undefined ? null : <p className="help">{note}</p>}
                <CallForm {...form} send={name} onDone={done} onCancel={close} />
              </>
            ) : (
              shown?.(result.value)
            )}
          </div>
        </Dialog>
      ) : null}
    </>
  );
}

/** While the form is there it has its own buttons. */
function actionsOf(result: unknown): { readonly actions?: ReactNode } {
  return result === null ? { actions: <></> } : {};
}
