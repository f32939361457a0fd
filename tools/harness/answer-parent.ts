import type { ChildMessage, ChildReading, ParentMessage } from './child-server.ts';

/** The last line of a script that `startChildServer` runs: says that it listens, answers questions, stops when told. */
export function answerParent(server: { readonly address: string; close(): Promise<void> }): void {
  const stop = (): void => {
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('message', (message: ParentMessage) => {
    if (message === 'read') say({ reading: ownReading() });
    else stop();
  });
  // A parent that was killed takes its servers with it.
  process.once('disconnect', stop);
  say({ listens: server.address });
}

function ownReading(): ChildReading {
  const { user, system } = process.cpuUsage();
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  return { cpuSeconds: (user + system) / 1_000_000, rssBytes: rss, heapBytes: heapUsed };
}

function say(message: ChildMessage): void {
  process.send?.(message);
}
