import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * `node tools/postgres-server.ts -- COMMAND …` starts a throw-away PostgreSQL of this machine, gives its address to the
 * command as `YUZHI_TEST_DATABASE_URL`, and stops it afterwards. Exit code: the command's; 2 when there is no server.
 */

const command = process.argv.slice(process.argv.indexOf('--') + 1);
// The newest that is installed. Run by the account that Debian makes for it, since it does not run as root.
const [binaries] = globSync('/usr/lib/postgresql/*/bin').toSorted((a, b) => versionIn(b) - versionIn(a));
const isRoot = process.getuid?.() === 0;

if (binaries === undefined || command.length === 0) {
  console.error(binaries === undefined ? 'No PostgreSQL server is installed' : 'Say which command: -- npm test');
  process.exitCode = 2;
} else process.exitCode = await withServer(binaries, command);

async function withServer(folder: string, [program = '', ...args]: readonly string[]): Promise<number> {
  const data = mkdtempSync(path.join(tmpdir(), 'yuzhi-server-'));
  const owner = isRoot ? accountOf('postgres') : null;
  if (owner) chownSync(data, owner.uid, owner.gid);
  chmodSync(data, 0o700);
  const run = (name: string, options: readonly string[]) =>
    spawn(path.join(folder, name), options, { cwd: '/', stdio: ['ignore', 'ignore', 'inherit'], ...owner });
  try {
    await succeeded(run('initdb', ['-D', data, '-U', 'yuzhi', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N']));
    const port = await freePort();
    const settings = [
      'listen_addresses=127.0.0.1',
      `port=${port}`,
      `unix_socket_directories=${data}`,
      'log_min_messages=fatal',
      'log_checkpoints=off',
      'max_connections=200',
    ];
    const server = run('postgres', ['-D', data, ...settings.flatMap((setting) => ['-c', setting])]);
    try {
      await accepting(folder, port);
      const env = { ...process.env, YUZHI_TEST_DATABASE_URL: `postgres://yuzhi@127.0.0.1:${port}/postgres` };
      const child = spawn(program, args, { env, stdio: 'inherit' });
      const [code] = (await once(child, 'exit')) as [number | null];
      return code ?? 1;
    } finally {
      server.kill('SIGINT');
      await once(server, 'exit');
    }
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

async function succeeded(child: ReturnType<typeof spawn>): Promise<void> {
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`${child.spawnfile} ended with ${code}`);
}

/** Waits until the server takes connections; `pg_isready` asks it as a client would. */
async function accepting(folder: string, port: number): Promise<void> {
  for (const until = Date.now() + 60_000; Date.now() < until; await new Promise((resolve) => setTimeout(resolve, 100)))
    if (spawnSync(path.join(folder, 'pg_isready'), ['-q', '-h', '127.0.0.1', '-p', String(port)]).status === 0) return;
  throw new Error('The server does not take connections');
}

function accountOf(name: string): { uid: number; gid: number } {
  const id = (flag: string): number => Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout.trim());
  const account = { uid: id('-u'), gid: id('-g') };
  if (!(account.uid > 0)) throw new Error(`There is no account ${name}`);
  return account;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function versionIn(folder: string): number {
  return Number(/(\d+)\/bin$/.exec(folder)?.[1] ?? 0);
}
