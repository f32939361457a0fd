import type { Setting } from './command.ts';
import { cliError } from './errors.ts';

/**
 * Work that a wish to stop ends: `work` hears of it by its signal and puts everything away before it gives up.
 *
 * @throws YuzhiError CLI_STOPPED, and whatever `work` throws
 */
export async function untilStopped<T>({ terminal }: Setting, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const forget = terminal.io.onStop?.(() => stop.abort());
  try {
    return await work(stop.signal);
  } catch (error) {
    throw stop.signal.aborted ? cliError('CLI_STOPPED', {}, error) : error;
  } finally {
    forget?.();
  }
}
