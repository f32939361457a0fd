import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Processes that run in, from or with one of these folders, this one left out. Empty where there is no /proc. */
export function processesIn(folders: readonly string[]): readonly number[] {
  return pids().filter(
    (pid) => pid !== process.pid && tracesOf(pid).some((trace) => folders.some((folder) => trace.includes(folder))),
  );
}

/** Addresses on which these processes listen for TCP, such as `127.0.0.1` and `0.0.0.0`. Linux. */
export function listeningAddresses(of: readonly number[]): readonly string[] {
  const sockets = new Set(of.flatMap(socketsOf));
  const rows = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) => textOf(file).split('\n').slice(1));
  const fields = rows.map((row) => row.trim().split(/\s+/));
  const listening = fields.filter(([, , , state, , , , , , inode = '']) => state === '0A' && sockets.has(inode));
  return listening.map(([, local = '']) => addressOf(local.split(':')[0] ?? ''));
}

function pids(): readonly number[] {
  return namesIn('/proc').map(Number).filter(Number.isInteger);
}

function tracesOf(pid: number): readonly string[] {
  const links = ['cwd', 'exe'].map((name) => linkOf(`/proc/${pid}/${name}`));
  return [...links, textOf(`/proc/${pid}/cmdline`)];
}

function socketsOf(pid: number): readonly string[] {
  const names = namesIn(`/proc/${pid}/fd`).map((fd) => linkOf(`/proc/${pid}/fd/${fd}`));
  return names.flatMap((name) => /^socket:\[(\d+)\]$/.exec(name)?.[1] ?? []);
}

/** /proc writes each group of four bytes as the machine keeps it, the lowest first. */
function addressOf(hex: string): string {
  const bytes = (hex.match(/.{8}/g) ?? []).flatMap((word) =>
    (word.match(/../g) ?? []).toReversed().map((pair) => Number.parseInt(pair, 16)),
  );
  if (bytes.length === 4) return bytes.join('.');
  return bytes.slice(0, 15).every((byte) => byte === 0) && bytes[15] === 1 ? '::1' : `IPv6 ${hex}`;
}

function namesIn(folder: string): readonly string[] {
  return orElse(() => readdirSync(folder), []);
}

function linkOf(file: string): string {
  return orElse(() => readlinkSync(file), '');
}

function textOf(file: string): string {
  return orElse(() => readFileSync(file, 'utf8'), '');
}

/** A process may end while it is looked at. */
function orElse<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
