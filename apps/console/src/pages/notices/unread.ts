import { useEffect, useSyncExternalStore } from 'react';
import { ApiError } from '../../api/api-error.ts';
import { getNotices } from './api.ts';

const lookMs = 60_000;

let count = 0;
const listeners = new Set<() => void>();

/** How many notices are unread, looked after once a minute while the page is in sight. */
export function useUnread(): number {
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === 'visible') void countUnread();
    };
    look();
    const timer = setInterval(look, lookMs);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  return useSyncExternalStore(subscribe, () => count);
}

/** Counts anew, after some were read. */
export async function countUnread(): Promise<void> {
  try {
    count = (await getNotices({ limit: 1 })).unread;
  } catch (error) {
    // A server that is away is told by the page itself.
    if (!(error instanceof ApiError)) throw error;
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
