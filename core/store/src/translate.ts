import { YuzhiError } from '@yuzhi/sdk';
import { storeError } from './errors.ts';

/** SQLSTATE classes and system codes that mean the database is away: connection errors, shutdown, not yet up. */
const away = /^(08...|57P0[1-5]|53300|ECONN(REFUSED|RESET)|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH)$/;
const diskFull = new Set(['53100', 'ENOSPC', 'EDQUOT']);
const conflict = new Set(['23505', '40001', '40P01']);

/**
 * An error of ours for what the driver or the system threw; anything unforeseen comes back as it was.
 * The original stays as the cause and never reaches a caller outside.
 */
export function translate(error: unknown): unknown {
  if (error instanceof YuzhiError) return error;
  const { code = '', message = '' } = (error ?? {}) as { code?: string; message?: string };
  if (diskFull.has(code)) return storeError('STORE_DISK_FULL', {}, error);
  if (
    away.test(code) ||
    /Connection terminated|connection error|timeout exceeded when trying to connect/i.test(message)
  )
    return storeError('STORE_UNAVAILABLE', {}, error);
  if (conflict.has(code)) return storeError('STORE_CONFLICT', {}, error);
  return error;
}
