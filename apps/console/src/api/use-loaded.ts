import { useCallback, useEffect, useState } from 'react';
import { isAbort } from './api-error.ts';

/** Something that has to be fetched. */
export type Loading<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: unknown; readonly retry: () => void }
  /** `reload` fetches anew and leaves what is there meanwhile. */
  | { readonly state: 'loaded'; readonly value: T; readonly reload: () => void };

interface Held<T> {
  readonly key: string;
  readonly value?: T;
  readonly error?: unknown;
}

/**
 * Fetches when the component comes, and again whenever `key` changes. What an earlier key brings late is dropped.
 *
 * @param key everything that `load` depends on, as one text
 */
export function useLoaded<T>(key: string, load: (signal: AbortSignal) => Promise<T>): Loading<T> {
  const [turn, setTurn] = useState(0);
  const [held, setHeld] = useState<Held<T>>({ key: '' });
  const reload = useCallback(() => setTurn((before) => before + 1), []);
  const retry = useCallback(() => {
    setHeld({ key: '' });
    reload();
  }, [reload]);
  useEffect(() => {
    const controller = new AbortController();
    load(controller.signal).then(
      (value) => controller.signal.aborted || setHeld({ key, value }),
      (error: unknown) => controller.signal.aborted || isAbort(error) || setHeld({ key, error }),
    );
    return () => controller.abort();
    // `load` is made anew at every drawing; `key` says when it is another.
  }, [key, turn]);
  if (held.key !== key) return { state: 'loading' };
  if ('error' in held) return { state: 'failed', error: held.error, retry };
  return { state: 'loaded', value: held.value as T, reload };
}
