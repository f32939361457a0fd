import { useState } from 'react';
import type { ReactNode } from 'react';
import { getRuns } from '../../api/calls.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { say } from '../../language/language.ts';
import { announce } from '../../parts/announce.ts';
import { Dialog } from '../../parts/Dialog.tsx';
import { Link } from '../../router/Link.tsx';
import { FailureState } from '../../states/FailureState.tsx';
import { LoadingState } from '../../states/LoadingState.tsx';
import { deleteSamples, fillSamples, getSamples } from './api.ts';
import { overviewWords } from './words.ts';

interface SampleDataProps {
  readonly onChange: () => void;
  /** What stands below: it comes when the height of the offer is known, and does not move. */
  readonly children: ReactNode;
}

/** On a base with no runs: fills in example data at one click. Where there is some: deletes it at one click. */
export function SampleData({ onChange, children }: SampleDataProps): ReactNode {
  const found = useLoaded('samples', async (signal) => {
    const [samples, some] = await Promise.all([getSamples(signal), getRuns({ limit: 1 }, signal)]);
    return { ...samples, isEmpty: some.length === 0 };
  });
  if (found.state === 'loading') return <LoadingState />;
  return (
    <>
      {/* It is an offer: when it cannot be made the page is whole without it. */}
      {found.state === 'loaded' ? <Offer {...found.value} onDone={onChange} /> : null}
      {children}
    </>
  );
}

interface OfferProps {
  readonly runs: number;
  readonly fillable: number;
  readonly isEmpty: boolean;
  readonly onDone: () => void;
}

function Offer({ runs, fillable, isEmpty, onDone }: OfferProps): ReactNode {
  if (runs > 0) return <Delete runs={runs} onDone={onDone} />;
  return isEmpty && fillable > 0 ? <Fill examples={fillable} onDone={onDone} /> : null;
}

function Fill({ examples, onDone }: { readonly examples: number; readonly onDone: () => void }): ReactNode {
  const { isBusy, error, act } = useAct(async () => {
    const { done } = await fillSamples();
    announce(say(overviewWords.filled, { count: done }));
    onDone();
  });
  return (
    <section className="sample-data" aria-label={say(overviewWords.samples)}>
      <h2>{say(overviewWords.samples)}</h2>
      <p>{say(overviewWords.fillAbout, { count: examples })}</p>
      <p className="beside after">
        <button type="button" className="main" id="fill-samples" aria-disabled={isBusy} onClick={act}>
          {say(isBusy ? overviewWords.filling : overviewWords.fill)}
        </button>
      </p>
      {error === null ? null : <FailureState error={error} />}
    </section>
  );
}

function Delete({ runs, onDone }: { readonly runs: number; readonly onDone: () => void }): ReactNode {
  const [isAsked, setAsked] = useState(false);
  return (
    <section className="sample-data beside" aria-label={say(overviewWords.samples)}>
      <p>
        <Link to="/runs?sample=true">{say(overviewWords.there, { count: runs })}</Link>
      </p>
      <button type="button" id="delete-samples" onClick={() => setAsked(true)}>
        {say(overviewWords.remove)}
      </button>
      {isAsked ? <Confirmation runs={runs} onDone={onDone} onClose={() => setAsked(false)} /> : null}
    </section>
  );
}

interface ConfirmationProps {
  readonly runs: number;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

function Confirmation({ runs, onDone, onClose }: ConfirmationProps): ReactNode {
  const { isBusy, error, act } = useAct(async () => {
    announce(say(overviewWords.removed, { count: await deleteSamples() }));
    onDone();
  });
  return (
    <Dialog
      title={say(overviewWords.remove)}
      onClose={onClose}
      actions={
        <>
          <button type="button" className="main" aria-disabled={isBusy} onClick={act}>
            {say(isBusy ? overviewWords.removing : overviewWords.removeAll, { count: runs })}
          </button>
          <button type="button" onClick={onClose}>
            {say(overviewWords.keepThem)}
          </button>
        </>
      }
    >
      <p className="prose">{say(overviewWords.removeAbout, { count: runs })}</p>
      {error === null ? null : <FailureState error={error} />}
    </Dialog>
  );
}

interface Act {
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly act: () => void;
}

/** Does `work` once at a time and keeps why it failed. */
function useAct(work: () => Promise<void>): Act {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const act = (): void => {
    if (isBusy) return;
    setBusy(true);
    setError(null);
    work()
      .catch(setError)
      .finally(() => setBusy(false));
  };
  return { isBusy, error, act };
}
