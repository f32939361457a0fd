import { runCli } from './cli.ts';
import type { Io } from './io.ts';

// What Node has to say to programmers is not for whoever runs a command.
process.removeAllListeners('warning');

const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const io: Io = {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  cwd: process.cwd(),
  isTTY: { stdin: process.stdin.isTTY, stdout: process.stdout.isTTY, stderr: process.stderr.isTTY },
  ...(process.stdout.isTTY ? { columns: process.stdout.columns } : {}),
  onStop,
};

// A reader that has seen enough (`| head`) closes the pipe; that is no failure.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

process.exitCode = await runCli(process.argv.slice(2), io);

/**
 * The first signal is a wish, a later one is obeyed at once. What comes close behind the first is the same wish: a
 * terminal sends Ctrl-C to npm and to this process, and npm hands it on.
 */
function onStop(listener: () => void): () => void {
  const sameWishMs = 500;
  let wishedAt = Number.POSITIVE_INFINITY;
  const hear = (): void => {
    const now = performance.now();
    if (now - wishedAt > sameWishMs) process.exit(130);
    if (wishedAt === Number.POSITIVE_INFINITY) {
      wishedAt = now;
      listener();
    }
  };
  for (const signal of stopSignals) process.on(signal, hear);
  return () => {
    for (const signal of stopSignals) process.off(signal, hear);
  };
}
