import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import path from 'node:path';
import { fill } from '../fill.ts';
import { words } from '../words.ts';
import { fail, ok, warn } from './finding.ts';
import type { Finding } from './finding.ts';

/** The oldest Node.js that runs TypeScript as Yuzhi writes it. */
const oldestNode = 24;
const gigabyte = 1_073_741_824;
const littleSpaceBytes = 5 * gigabyte;
const leastSpaceBytes = gigabyte / 2;

export function checkNode(version: string): Finding {
  const text = fill(words.doctorNode, { version });
  const major = Number(/^v?(\d+)/.exec(version)?.[1] ?? 0);
  return major >= oldestNode
    ? ok('node', text)
    : fail('node', text, fill(words.doctorNodeHint, { oldest: oldestNode }));
}

/** Whether we may write in the data folder, or make it. */
export function checkDataFolder(folder: string): Finding {
  const nearest = nearestFolder(folder);
  const text = fill(nearest === folder ? words.doctorData : words.doctorDataNew, { folder });
  const closed = fail('data', fill(words.doctorDataClosed, { folder: nearest }), words.doctorDataHint);
  return isOpenFolder(nearest) ? ok('data', text) : closed;
}

function isOpenFolder(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return statSync(folder).isDirectory();
  } catch {
    return false;
  }
}

export async function checkDisk(
  folder: string,
  free: (folder: string) => Promise<number> = freeBytes,
): Promise<Finding> {
  const bytes = await free(nearestFolder(folder));
  const text = fill(words.doctorDisk, { free: (bytes / gigabyte).toFixed(1) });
  if (bytes < leastSpaceBytes) return fail('disk', text, words.doctorDiskHint);
  return bytes < littleSpaceBytes ? warn('disk', text, words.doctorDiskHint) : ok('disk', text);
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

function nearestFolder(folder: string): string {
  const parent = path.dirname(folder);
  return existsSync(folder) || parent === folder ? folder : nearestFolder(parent);
}
