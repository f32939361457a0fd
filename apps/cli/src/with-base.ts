import type { Config, OpenBase } from './base.ts';
import type { Setting } from './command.ts';
import { cliError } from './errors.ts';

/**
 * Opens the base for one piece of work and closes it again, whatever becomes of the work. A wish to stop ends the
 * waiting for it.
 *
 * @throws YuzhiError CLI_STOPPED, and whatever `work` throws
 */
export async function withBase<T>(
  { terminal, backend }: Setting,
  work: (base: OpenBase, config: Config) => Promise<T>,
): Promise<T> {
  const stop = Promise.withResolvers<never>();
  // It may come when nobody waits any more.
  stop.promise.catch(() => {});
  const forget = terminal.io.onStop?.(() => stop.reject(cliError('CLI_STOPPED')));
  try {
    const config = await backend.readConfig(terminal.io.env);
    const base = await backend.openBase(config);
    try {
      return await Promise.race([work(base, config), stop.promise]);
    } finally {
      await base.close();
    }
  } finally {
    forget?.();
  }
}
