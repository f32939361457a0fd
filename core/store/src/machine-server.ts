import { spawn } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { handOver, serviceUid } from './data-folder.ts';
import { freePort } from './free-port.ts';
import { readPostmaster } from './postmaster.ts';

/** A PostgreSQL server that is not the built-in one. */
export interface MachineServer extends AsyncDisposable {
  /** Of its database `postgres`, as a user who may make others. */
  readonly url: string;
  /** Major version, for example 15. */
  readonly major: number;
  readonly pid: number;
}

const debianFolder = '/usr/lib/postgresql';
const startMs = 30_000;

/**
 * Starts the newest PostgreSQL that Debian's packages put on this machine, on a folder of its own that is removed at
 * the end; `null` where there is none. For tests and proofs: it listens on loopback and asks nobody for a password.
 */
export async function startMachineServer(): Promise<MachineServer | null> {
  const major = newestMajor();
  if (major === null) return null;
  const bin = path.join(debianFolder, String(major), 'bin');
  const folder = await mkdtemp(path.join(tmpdir(), 'yuzhi-postgresql-'));
  await chmod(folder, 0o755);
  await handOver(folder);
  const data = path.join(folder, 'data');
  const initdb = spawn(
    path.join(bin, 'initdb'),
    ['-D', data, '-U', 'yuzhi', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N'],
    asService(),
  );
  const [code] = (await once(initdb, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`initdb of PostgreSQL ${major} ended with ${code}`);
  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200'];
  const server = spawn(
    path.join(bin, 'postgres'),
    ['-D', data, '-p', String(port), ...settings.flatMap((one) => ['-c', one])],
    asService(),
  );
  await ready(server, data);
  return {
    url: `postgres://yuzhi@127.0.0.1:${port}/postgres`,
    major,
    pid: server.pid ?? 0,
    async [Symbol.asyncDispose]() {
      if (server.exitCode === null && server.signalCode === null) {
        server.kill('SIGINT');
        await once(server, 'exit');
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function newestMajor(): number | null {
  if (!existsSync(debianFolder)) return null;
  const majors = readdirSync(debianFolder).filter((name) =>
    existsSync(path.join(debianFolder, name, 'bin', 'postgres')),
  );
  const newest = Math.max(...majors.map(Number));
  return Number.isInteger(newest) ? newest : null;
}

async function ready(server: ChildProcess, data: string): Promise<void> {
  const until = Date.now() + startMs;
  while (readPostmaster(data)?.isReady !== true) {
    if (server.exitCode !== null || Date.now() > until) throw new Error('The PostgreSQL of this machine did not start');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function asService(): SpawnOptions {
  const user = serviceUid === null ? {} : { uid: serviceUid, gid: serviceUid };
  return { cwd: '/', stdio: 'ignore', env: { LC_ALL: 'C.UTF-8', PATH: '/usr/bin:/bin' }, ...user };
}
