import { randomBytes } from 'node:crypto';
import { chmod, link, open, readFile, rename, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import { makeFolder } from '../audit/make-folder.ts';
import { accessError } from '../errors.ts';
import { newKeyRing, parseKeyRing } from './key-ring.ts';
import type { KeyRing } from './key-ring.ts';

/**
 * The ring in `file`, made there when there is none: readable by its owner alone (0600). Two processes that make it at
 * the same time end up with the same one.
 *
 * @throws YuzhiError ACCESS_KEY_FILE_OPEN, ACCESS_KEY_FILE_WRONG
 */
export async function keyRingFromFile(file: string): Promise<KeyRing> {
  const existing = await readRing(file);
  if (existing) return existing;
  await write(file, newKeyRing(new Date()), link);
  const made = await readRing(file);
  if (!made) throw accessError('ACCESS_KEY_FILE_WRONG', { file, reason: 'ENOENT' });
  return made;
}

/** Puts another ring in place of the one in `file`; nobody ever reads half of it. */
export async function replaceKeyRing(file: string, ring: KeyRing): Promise<void> {
  await write(file, ring, rename);
}

async function readRing(file: string): Promise<KeyRing | null> {
  try {
    // A key that others can read keeps nothing secret.
    if (process.platform !== 'win32' && ((await stat(file)).mode & 0o077) !== 0)
      throw accessError('ACCESS_KEY_FILE_OPEN', { file });
    const ring = parseKeyRing(await readFile(file, 'utf8'));
    if (!ring) throw accessError('ACCESS_KEY_FILE_WRONG', { file, reason: 'format' });
    return ring;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    if (code?.startsWith('ACCESS_')) throw cause;
    throw accessError('ACCESS_KEY_FILE_WRONG', { file, reason: code ?? 'unknown' }, cause);
  }
}

async function write(file: string, ring: KeyRing, place: (from: string, to: string) => Promise<void>): Promise<void> {
  const making = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    await makeFolder(path.dirname(file));
    const handle = await open(making, 'wx', 0o600);
    try {
      await chmod(making, 0o600);
      await handle.writeFile(`${JSON.stringify(ring, null, 2)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await place(making, file);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    // Somebody else made it first.
    if (code !== 'EEXIST') throw accessError('ACCESS_KEY_FILE_WRONG', { file, reason: code ?? 'unknown' }, cause);
  } finally {
    await unlink(making).catch(() => {});
  }
}
