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

/** The first signal is a wish, the second one is obeyed at once. */
function onStop(listener: () => void): () => void {
  let wishes = 0;
  const hear = (): void => {
    wishes += 1;
    if (wishes > 1) process.exit(130);
    listener();
  };
  for (const signal of stopSignals) process.on(signal, hear);
  return () => {
    for (const signal of stopSignals) process.off(signal, hear);
  };
}
