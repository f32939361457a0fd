import { useCallback, useEffect, useState } from 'react';
import { isAbort } from './api-error.ts';
import { continued, refreshed } from './join-pages.ts';
import type { Held } from './join-pages.ts';
import type { Loading } from './use-loaded.ts';

/** A part of a list: so many rows behind the row that the cursor names, from the beginning without one. */
export interface PageAsked {
  readonly cursor: string | null;
  readonly limit: number;
}

interface PagesOptions<Row> {
  readonly load: (page: PageAsked, signal: AbortSignal) => Promise<readonly Row[]>;
  readonly idOf: (row: Row) => string;
  /** What the server takes as cursor; the id where it is not told. */
  readonly cursorOf?: (row: Row) => string;
  readonly atOnce?: number;
  /** Where the first page begins. */
  readonly from?: string | null;
}

/** Rows that were read so far and the way to more. */
export interface Pages<Row> extends Held<Row> {
  readonly more: () => void;
  readonly isBusy: boolean;
  /** Why there was no next page. */
  readonly error: unknown;
}

interface State<Row> {
  readonly key: string;
  readonly held?: Held<Row>;
  readonly failure?: unknown;
  readonly isBusy?: boolean;
  readonly error?: unknown;
}

/** The server gives no more than 500 at once; one more than is shown tells whether there are more. */
const mostAtOnce = 499;

/**
 * A list that the server gives page by page. Begun again whenever `key` changes; `reload` reads anew what is shown and
 * leaves it there meanwhile.
 *
 * @param key everything that `load` depends on, as one text
 */
export function usePages<Row>(key: string, options: PagesOptions<Row>): Loading<Pages<Row>> {
  const { load, idOf, cursorOf = idOf, atOnce = 50, from = null } = options;
  const [state, setState] = useState<State<Row>>({ key: '' });
  const [turn, setTurn] = useState(0);
  const reload = useCallback(() => setTurn((before) => before + 1), []);
  const own = state.key === key ? state : null;
  const read = async (page: PageAsked, signal: AbortSignal): Promise<Held<Row>> => {
    const rows = await load({ ...page, limit: page.limit + 1 }, signal);
    return { rows: rows.slice(0, page.limit), hasMore: rows.length > page.limit };
  };
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const limit = Math.max(atOnce, Math.min(mostAtOnce, own?.held?.rows.length ?? 0));
    read({ cursor: from, limit }, signal).then(
      (fresh) => signal.aborted || setState((before) => begun(before, key, fresh, idOf)),
      (failure: unknown) => signal.aborted || isAbort(failure) || setState({ key, failure }),
    );
    return () => controller.abort();
    // `load` is made anew at every drawing; `key` says when it is another.
  }, [key, turn]);
  if (own === null) return { state: 'loading' };
  if (own.held === undefined) return { state: 'failed', error: own.failure, retry: reload };
  const { held, isBusy = false, error = null } = own;
  const more = (): void => {
    const last = held.rows.at(-1);
    if (isBusy || last === undefined) return;
    setState({ key, held, isBusy: true });
    read({ cursor: cursorOf(last), limit: atOnce }, new AbortController().signal).then(
      (next) => setState((before) => (before.key === key ? followed(before, next, idOf) : before)),
      (failure: unknown) =>
        setState((before) => (before.key === key ? { ...before, isBusy: false, error: failure } : before)),
    );
  };
  return { state: 'loaded', value: { ...held, more, isBusy, error }, reload };
}

function begun<Row>(before: State<Row>, key: string, fresh: Held<Row>, idOf: (row: Row) => string): State<Row> {
  if (before.key !== key || before.held === undefined) return { key, held: fresh };
  return { ...before, held: refreshed(before.held, fresh, idOf) };
}

function followed<Row>({ key, held }: State<Row>, next: Held<Row>, idOf: (row: Row) => string): State<Row> {
  return { key, held: held === undefined ? next : continued(held, next, idOf) };
}
