import { randomBytes } from 'node:crypto';
import { chmod, link, open, readFile, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import { AuditKey, generatePem } from './audit-key.ts';
import type { AuditSuite } from './audit-key.ts';
import { auditError } from './errors.ts';
import { makeFolder } from './make-folder.ts';

/**
 * The key in `file`, made there when there is none: readable by its owner alone (0600). Two processes that make it at
 * the same time end up with the same one.
 *
 * @throws YuzhiError AUDIT_KEY_WRONG, AUDIT_KEY_OPEN, AUDIT_KEY_UNREADABLE
 */
export async function keyFromFile(file: string, suite: AuditSuite): Promise<AuditKey> {
  const existing = await readKey(file);
  if (existing) return existing;
  await writeNew(file, generatePem(suite));
  const made = await readKey(file);
  if (!made) throw auditError('AUDIT_KEY_UNREADABLE', { file, reason: 'ENOENT' });
  return made;
}

/** The key in `file`, or `null` when there is no such file. */
async function readKey(file: string): Promise<AuditKey | null> {
  let pem: string;
  try {
    // A key that others can read seals nothing.
    if (process.platform !== 'win32' && ((await stat(file)).mode & 0o077) !== 0)
      throw auditError('AUDIT_KEY_OPEN', { file });
    pem = await readFile(file, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    if (code?.startsWith('AUDIT_')) throw cause;
    throw auditError('AUDIT_KEY_UNREADABLE', { file, reason: code ?? 'unknown' }, cause);
  }
  return AuditKey.fromPem(pem);
}

/** Written beside and linked into place, so that nobody ever reads half a key. */
async function writeNew(file: string, pem: string): Promise<void> {
  const making = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    await makeFolder(path.dirname(file));
    const handle = await open(making, 'wx', 0o600);
    try {
      await chmod(making, 0o600);
      await handle.writeFile(pem);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await link(making, file);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code !== 'EEXIST') throw auditError('AUDIT_KEY_UNREADABLE', { file, reason: code ?? 'unknown' }, cause);
  } finally {
    await unlink(making).catch(() => {});
  }
}
