import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { startMachineServer } from '@yuzhi/store/testing';

/**
 * Starts the PostgreSQL that this machine has from Debian, runs a command beside it and stops it again:
 * `node tools/postgres-server.ts -- npm test -- --system core/store`. Tests find the server in YUZHI_TEST_DATABASE_URL.
 *
 * Exit codes: that of the command; 2 without a command or a server.
 */
const [command, ...args] = process.argv.slice(process.argv[2] === '--' ? 3 : 2);
process.exitCode = command === undefined ? refuse('name a command after --') : await besideServer(command, args);

async function besideServer(command: string, args: readonly string[]): Promise<number> {
  await using server = await startMachineServer();
  if (server === null) return refuse('this machine has no PostgreSQL under /usr/lib/postgresql');
  console.log(`PostgreSQL ${server.major}`);
  const child = spawn(command, args, {
    stdio: 'inherit',
    env: { ...process.env, YUZHI_TEST_DATABASE_URL: server.url },
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}

function refuse(why: string): number {
  console.error(`Cannot start a server: ${why}`);
  return 2;
}
