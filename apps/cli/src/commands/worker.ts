import type { ExitCode, Setting } from '../command.ts';
import { words } from '../words.ts';

/** `yuzhi worker`: carries out jobs of a base that other processes serve, on this machine or another. */
export async function work(atOnce: number, { terminal, backend }: Setting): ExitCode {
  const stop = Promise.withResolvers<void>();
  const forget = terminal.io.onStop?.(() => stop.resolve());
  try {
    const base = await backend.openBase(await backend.readConfig(terminal.io.env));
    try {
      await base.jobs.supervise();
      await base.jobs.work(atOnce);
      terminal.line(terminal.say(words.workerReady));
      await stop.promise;
      terminal.note(terminal.say(words.stopping));
    } finally {
      await base.close();
    }
  } finally {
    forget?.();
  }
  terminal.note(terminal.say(words.stopped));
  return 0;
}
