import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Binaries } from './binaries.ts';
import { findBinaries } from './binaries.ts';
import { handOver, prepareFolder, serviceUid } from './data-folder.ts';
import { storeError } from './errors.ts';
import { freePort } from './free-port.ts';
import { belongsToOther, hasForeignPid, isAlive, orphansOf, readPostmaster } from './postmaster.ts';

/** How to reach a server. */
export interface Connection {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** First and second key of the advisory lock that every process using the server holds in shared mode. */
const presence = [7_300_000, 1] as const;
const startMs = 60_000;
const orphanPatienceMs = 5_000;

/**
 * The built-in PostgreSQL on one data folder, shared by every process of ours that uses the folder.
 *
 * There is no lock file of our own. The postmaster is the mutual exclusion: of two that start at once one wins, and the
 * other process uses the winner's. Each process holds a *shared advisory lock* on a connection of its own for as long
 * as it uses the server; whoever gets the exclusive one when leaving was the last and stops the server. A killed
 * process lets go by dying. The postmaster is detached, so it outlives a killed process and serves the next.
 */
export class EmbeddedPostgres {
  readonly #folder: string;
  readonly #data: string;
  readonly #log: string;

  constructor(folder: string) {
    this.#folder = folder;
    this.#data = path.join(folder, 'postgres');
    this.#log = path.join(folder, 'postgresql.log');
  }

  /**
   * Makes sure that the server runs, starts it when it does not, and marks this process as present.
   *
   * @throws YuzhiError STORE_FOLDER_CLOSED, STORE_FOLDER_IN_USE, STORE_VERSION_OTHER, STORE_START_FAILED, STORE_DISK_FULL
   */
  async enter(): Promise<{ connection: Connection; presence: pg.Client }> {
    await prepareFolder(this.#folder);
    const binaries = await findBinaries();
    if (!existsSync(path.join(this.#data, 'PG_VERSION'))) await this.#create(binaries);
    await this.#checkFolder(binaries);
    const until = Date.now() + startMs;
    let reason = 'it did not become ready';
    while (Date.now() < until) {
      const running = readPostmaster(this.#data);
      if (!running) {
        reason = (await this.#start(binaries)) ?? reason;
        continue;
      }
      const entered = running.isReady ? await this.#join(running.port) : null;
      if (entered) return entered;
      await sleep(20);
    }
    throw storeError('STORE_START_FAILED', { reason, log: this.#log });
  }

  /** Ends the presence; the last one to leave stops the server and waits until it is down. */
  async leave(client: pg.Client): Promise<void> {
    const isLast = await isLastToLeave(client);
    const running = readPostmaster(this.#data);
    if (isLast && running) await stop(running.pid);
    await client.end().catch(() => {});
  }

  async #checkFolder({ major }: Binaries): Promise<void> {
    if (belongsToOther(this.#data))
      throw storeError('STORE_FOLDER_CLOSED', { folder: this.#folder, reason: 'it belongs to another user' });
    const found = (await readFile(path.join(this.#data, 'PG_VERSION'), 'utf8')).trim();
    if (found !== major) throw storeError('STORE_VERSION_OTHER', { found, wanted: major });
  }

  /** Makes a new cluster under another name and renames it, so that a kill in the middle leaves nothing half-made. */
  async #create({ bin }: Binaries): Promise<void> {
    const making = `${this.#data}.${process.pid}`;
    const secret = path.join(making, 'yuzhi.password');
    await rm(making, { recursive: true, force: true });
    try {
      const passwordFile = `${making}.password`;
      await writeFile(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
      await mkdir(making, { mode: 0o700 });
      await handOver(making);
      await handOver(passwordFile);
      const output = await run(path.join(bin, 'initdb'), [
        ...['-D', making, '-U', 'yuzhi', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'],
        ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--no-instructions'],
      ]);
      if (output !== null) throw this.#startFailure(output);
      await rename(passwordFile, secret);
      await rename(making, this.#data).catch((error: NodeJS.ErrnoException) => {
        // Another process was quicker; its cluster is the one to use.
        if (!existsSync(path.join(this.#data, 'PG_VERSION'))) throw error;
      });
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'ENOSPC') throw storeError('STORE_DISK_FULL', {}, cause);
      throw cause;
    } finally {
      await rm(making, { recursive: true, force: true });
      await rm(`${making}.password`, { force: true });
    }
  }

  /** Starts the server and waits until it is up or has given up. Returns why it gave up, `null` when it is up. */
  async #start({ bin }: Binaries): Promise<string | null> {
    if (hasForeignPid(this.#data)) await rm(path.join(this.#data, 'postmaster.pid'), { force: true });
    const logged = existsSync(this.#log) ? statSync(this.#log).size : 0;
    const log = openSync(this.#log, 'a', 0o600);
    const port = await freePort();
    const child = spawn(path.join(bin, 'postgres'), ['-D', this.#data, '-p', String(port), ...serverSettings], {
      cwd: '/',
      detached: true,
      stdio: ['ignore', log, log],
      ...asService(),
    });
    closeSync(log);
    let hasEnded = false;
    child.once('exit', () => (hasEnded = true));
    child.once('error', () => (hasEnded = true));
    child.unref();
    const until = Date.now() + startMs;
    while (!hasEnded && Date.now() < until) {
      if (readPostmaster(this.#data)?.isReady) return null;
      await sleep(20);
    }
    return this.#whyItEnded(readFrom(this.#log, logged));
  }

  async #whyItEnded(log: string): Promise<string> {
    const reason = lastProblem(log);
    if (/No space left on device/.test(log)) throw storeError('STORE_DISK_FULL', { log: this.#log });
    if (/pre-existing shared memory block/.test(log)) await this.#outwaitOrphans();
    // Another process of ours won the race, or took the port: look again.
    else if (/lock file .* already exists|Address already in use/.test(log)) await sleep(50);
    else throw this.#startFailure(reason);
    return reason;
  }

  /** Backends of a killed postmaster end by themselves at their next command; one that hangs is ended. */
  async #outwaitOrphans(): Promise<void> {
    const until = Date.now() + orphanPatienceMs;
    while (orphansOf(this.#data).length > 0 && Date.now() < until) await sleep(100);
    for (const pid of orphansOf(this.#data)) process.kill(pid, 'SIGQUIT');
    await sleep(100);
  }

  /** Connects and takes the shared lock; `null` while the server is still starting, or is going down again. */
  async #join(port: number): Promise<{ connection: Connection; presence: pg.Client } | null> {
    const password = readFileSync(path.join(this.#data, 'yuzhi.password'), 'utf8').trim();
    const connection = { host: '127.0.0.1', port, user: 'yuzhi', password, database: 'postgres' };
    const client = new pg.Client({ ...connection, application_name: 'yuzhi-presence', keepAlive: true });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.query('select pg_advisory_lock_shared($1, $2)', [...presence]);
      return { connection, presence: client };
    } catch (error) {
      await client.end().catch(() => {});
      if ((error as { code?: string }).code === '28P01')
        throw storeError('STORE_FOLDER_IN_USE', { folder: this.#folder, pid: readPostmaster(this.#data)?.pid }, error);
      return null;
    }
  }

  #startFailure(reason: string): Error {
    if (/No space left on device/.test(reason)) return storeError('STORE_DISK_FULL', { log: this.#log });
    return storeError('STORE_START_FAILED', { reason: lastProblem(reason), log: this.#log });
  }
}

/** Loopback only and no socket file: nothing outside this machine can even knock. Durability as PostgreSQL sets it. */
const serverSettings = [
  ['listen_addresses', '127.0.0.1'],
  ['unix_socket_directories', ''],
  ['timezone', 'UTC'],
  ['log_timezone', 'UTC'],
  ['max_connections', '200'],
  // Statements may hold personal data and stay out of the log.
  ['log_min_error_statement', 'panic'],
  ['log_parameter_max_length_on_error', '0'],
].flatMap(([name, value]) => ['-c', `${name}=${value}`]);

function asService(): { uid?: number; gid?: number; env: NodeJS.ProcessEnv } {
  // Nothing of our environment, which may hold secrets, is handed to the server.
  const env = { LC_ALL: 'C', PATH: '/usr/bin:/bin' };
  return serviceUid === null ? { env } : { uid: serviceUid, gid: serviceUid, env };
}

/** Runs a program to its end. Returns what it printed when it failed, `null` when it did not. */
async function run(program: string, args: readonly string[]): Promise<string | null> {
  const child = spawn(program, args, { cwd: '/', stdio: ['ignore', 'pipe', 'pipe'], ...asService() });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      output += String(error);
      resolve(-1);
    });
    child.once('close', resolve);
  });
  return code === 0 ? null : output;
}

/** Asks the server to stop (fast shutdown) and waits until it is gone. */
async function stop(pid: number): Promise<void> {
  try {
    process.kill(pid, 'SIGINT');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
  const until = Date.now() + startMs;
  while (isAlive(pid) && Date.now() < until) await sleep(10);
}

async function isLastToLeave(client: pg.Client): Promise<boolean> {
  try {
    await client.query('select pg_advisory_unlock_shared($1, $2)', [...presence]);
    const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1, $2) as alone', [
      ...presence,
    ]);
    return rows[0]?.alone ?? false;
  } catch {
    return false;
  }
}

function readFrom(file: string, offset: number): string {
  const size = statSync(file).size - offset;
  if (size <= 0) return '';
  const buffer = Buffer.alloc(Math.min(size, 64 * 1024));
  const descriptor = openSync(file, 'r');
  readSync(descriptor, buffer, 0, buffer.length, offset);
  closeSync(descriptor);
  return buffer.toString('utf8');
}

/** The last line that says what went wrong, without its time stamp. */
function lastProblem(log: string): string {
  const lines = log.split('\n').filter((line) => line.trim() !== '');
  const problem = lines.findLast((line) => /FATAL|PANIC|[Ee]rror/.test(line)) ?? lines.at(-1) ?? 'it gave no reason';
  return problem.replace(/^.*?(FATAL|PANIC):\s*/, '').slice(0, 300);
}
