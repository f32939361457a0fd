import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { EnsureFailure, causeOf } from './failures.mjs';

const patienceMs = 15 * 60_000;

/**
 * Runs `work` while no other process installs into `root`. The lock is a folder that names who holds it; it comes into
 * being by a rename, so it is never there without the name. One whose holders have gone is taken over.
 *
 * `work` receives a function that names a further holder: when this process is killed, its npm goes on for a while.
 */
export async function withInstallLock(root, work) {
  const lock = path.join(root, '.installing');
  await takeTurn(lock, root);
  try {
    return await work((pid) => appendFileSync(ownersFile(lock), `${identityOf(pid)}\n`));
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

async function takeTurn(lock, root) {
  const until = Date.now() + patienceMs;
  let hasTold = false;
  while (!isTaken(lock, root)) {
    const owners = ownersOf(lock);
    if (owners !== null && !owners.some(isAlive)) {
      removeStale(lock, owners);
      continue;
    }
    if (Date.now() > until)
      throw new EnsureFailure('ENSURE_INSTALL_RUNNING', { pid: owners?.[0], minutes: patienceMs / 60_000 });
    if (!hasTold)
      console.log('渝智：另一个进程正在安装，稍候…\nYuzhi: another process is installing, waiting for it …');
    hasTold = true;
    await wait(200);
  }
}

/** Whether this process has the lock now. A rename never replaces a folder that is not empty. */
function isTaken(lock, root) {
  const candidate = `${lock}.${process.pid}`;
  try {
    // Not `recursive`: on a read-only file system that says ENOENT.
    rmSync(candidate, { recursive: true, force: true });
    mkdirSync(candidate);
    writeFileSync(ownersFile(candidate), `${identityOf(process.pid)}\n`);
  } catch (cause) {
    throw causeOf(String(cause), { root, code: cause.code });
  }
  const hasMoved = isMoved(candidate, lock);
  if (!hasMoved) rmSync(candidate, { recursive: true, force: true });
  return hasMoved;
}

/** Of several that find the same stale lock, the rename lets one through. */
function removeStale(lock, owners) {
  const aside = `${lock}.${process.pid}.stale`;
  if (!isMoved(lock, aside)) return;
  // Between the look and the rename another may have taken over: then it is theirs, and they get it back.
  if (String(ownersOf(aside)) !== String(owners) && isMoved(aside, lock)) return;
  rmSync(aside, { recursive: true, force: true });
}

function isMoved(from, to) {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (['ENOENT', 'ENOTEMPTY', 'EEXIST', 'EPERM'].includes(error.code)) return false;
    throw error;
  }
}

function ownersFile(lock) {
  return path.join(lock, 'owners');
}

function ownersOf(lock) {
  try {
    return readFileSync(ownersFile(lock), 'utf8').trim().split('\n');
  } catch {
    return null;
  }
}

function isAlive(owner) {
  const pid = Number(owner.split(' ')[0]);
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it is there and belongs to somebody else.
    return error.code === 'EPERM';
  }
  return identityOf(pid) === owner;
}

/** The process and, where /proc tells it, when it began: a number alone may be used again. */
function identityOf(pid) {
  try {
    return `${pid} ${readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ')[19]}`;
  } catch {
    return String(pid);
  }
}
