import { readdirSync, readFileSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';

/** What `postmaster.pid` says. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** It takes connections. */
  readonly isReady: boolean;
}

/**
 * The postmaster that holds the data folder, or `null` when there is none: no file, a process that is gone, or one that
 * took its number over since.
 */
export function readPostmaster(data: string): Postmaster | null {
  const said = readPidFile(data);
  return said && servesFolder(said.pid, data) ? said : null;
}

/** A pid file that names a living process which is not this folder's postmaster: PostgreSQL itself would give up. */
export function hasForeignPid(data: string): boolean {
  const said = readPidFile(data);
  return said !== null && isAlive(said.pid) && !servesFolder(said.pid, data);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Backends that outlived their postmaster. They hold its shared memory, so a new one cannot start before they are gone.
 * Only Linux tells; elsewhere they are waited for.
 */
export function orphansOf(data: string): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => worksIn(pid, data));
}

function readPidFile(data: string): Postmaster | null {
  let lines: string[];
  try {
    lines = readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
  // Line 1: the process. Line 4: its port. Line 8: its state. While it starts the later lines are missing.
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return { pid, port, isReady: port > 0 && lines[7]?.trim() === 'ready' };
}

function servesFolder(pid: number, data: string): boolean {
  return isAlive(pid) && (process.platform !== 'linux' || worksIn(pid, data));
}

/** Every process of a PostgreSQL server works in its data folder. */
function worksIn(pid: number, data: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data);
  } catch {
    // The folder may be closed to us, or the process be gone or another user's; only one of ours can be the server.
    return false;
  }
}

/** Whether the data folder belongs to somebody whose processes we cannot see. */
export function belongsToOther(data: string): boolean {
  const uid = process.getuid?.();
  return uid !== undefined && uid !== 0 && statSync(data).uid !== uid;
}
