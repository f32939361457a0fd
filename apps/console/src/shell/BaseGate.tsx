import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { countInbox, getCatalogue, getSession } from '../api/calls.ts';
import { ApiError } from '../api/api-error.ts';
import { askFor } from '../api/request.ts';
import { FailureState } from '../states/FailureState.tsx';
import { LoadingState } from '../states/LoadingState.tsx';
import { kept } from '../theme/settings.ts';
import { BaseContext } from './base-context.ts';
import type { BaseData } from './base-context.ts';

type Held = Pick<BaseData, 'session' | 'catalogue'>;

/** Reads once who asks and what there is, and shows the console when it knows. */
export function BaseGate({ children }: { readonly children: ReactNode }): ReactNode {
  const [held, setHeld] = useState<Held | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [pending, setPending] = useState<number | null>(null);
  const reload = useCallback(async () => {
    setError(null);
    try {
      setHeld(await readBase());
    } catch (cause) {
      setError(cause);
    }
  }, []);
  const recount = useCallback(() => void countPending(held, setPending), [held]);
  useEffect(() => void reload(), [reload]);
  useEffect(recount, [recount]);
  const base = useMemo(
    () => (held === null ? null : { ...held, pending, reload, recount }),
    [held, pending, reload, recount],
  );
  if (error !== null)
    return (
      <main className="alone">
        <FailureState error={error} retry={() => void reload()} />
      </main>
    );
  if (base === null)
    return (
      <main className="alone">
        <LoadingState />
      </main>
    );
  return <BaseContext value={base}>{children}</BaseContext>;
}

async function readBase(): Promise<Held> {
  askFor(kept('yuzhi-unit'));
  try {
    return await readBoth();
  } catch (error) {
    // The unit that was chosen is not theirs any more.
    if (!(error instanceof ApiError) || error.failure.kind !== 'denied') throw error;
    askFor(null);
    return readBoth();
  }
}

async function readBoth(): Promise<Held> {
  const [session, catalogue] = await Promise.all([getSession(), getCatalogue()]);
  return { session, catalogue };
}

async function countPending(held: Held | null, tell: (count: number | null) => void): Promise<void> {
  if (held === null || held.session.actor.kind === 'anonymous') return tell(null);
  try {
    tell(await countInbox());
  } catch (error) {
    // A server that is away is told by the page itself.
    if (!(error instanceof ApiError)) throw error;
  }
}
