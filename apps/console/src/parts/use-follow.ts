import { useEffect, useState } from 'react';
import { getRun } from '../api/calls.ts';
import type { WholeRun } from '../api/types.ts';

/** States that do not change any more. */
const ended: readonly string[] = ['done', 'failed', 'cancelled'];

export function hasEnded(state: string): boolean {
  return ended.includes(state);
}

/**
 * A run that goes on elsewhere, as it is now: told by server-sent events, its result read when it is over. Where the stream
 * breaks, the browser takes it up again by itself.
 *
 * @param id `null` for nothing to follow
 */
export function useFollow(id: string | null): WholeRun | null {
  const [run, setRun] = useState<WholeRun | null>(null);
  useEffect(() => {
    if (id === null) return;
    setRun(null);
    const controller = new AbortController();
    const events = new EventSource(`/api/runs/${encodeURIComponent(id)}/events`);
    const readWhole = (): void => {
      // What cannot be read now is read at the next event.
      getRun(id, controller.signal).then(setRun, () => undefined);
    };
    events.addEventListener('run', ({ data }: MessageEvent<string>) => {
      const told = JSON.parse(data) as WholeRun;
      if (!hasEnded(told.state)) return setRun({ ...told, input: null, output: null });
      events.close();
      readWhole();
    });
    readWhole();
    return () => {
      controller.abort();
      events.close();
    };
  }, [id]);
  return run;
}
