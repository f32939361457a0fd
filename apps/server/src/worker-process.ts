import { openBase } from './base.ts';
import type { Base } from './base.ts';
import type { Config } from './config.ts';

/** What passes between a server and its workers. */
export type ToWorker = { readonly config: Config } | { readonly stop: true };
export interface FromWorker {
  /** The run that begins, or `null` when none is under way. */
  readonly run: { readonly id: string; readonly timeoutMs: number } | null;
}

let base: Promise<Base> | null = null;
let isStopping = false;

// Signals of a terminal reach the whole group; the server says when to stop.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
process.on('message', (message: ToWorker) => {
  if ('config' in message) base = begin(message.config);
  else void stop();
});
process.once('disconnect', () => void stop());

async function begin(config: Config): Promise<Base> {
  const opened = await openBase(config);
  await opened.jobs.work(1, {
    onBegin: (id, timeoutMs) => say({ run: { id, timeoutMs } }),
    onEnd: () => say({ run: null }),
  });
  return opened;
}

async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  try {
    await (await base)?.close();
    process.exit(0);
  } catch {
    process.exit(1);
  }
}

function say(message: FromWorker): void {
  if (process.connected) process.send?.(message);
}
