import { kernelError } from '@yuzhi/kernel';
import type { OperationEntry, PackEntry } from '@yuzhi/kernel';
import { nearestIds } from '../nearest.ts';

/**
 * The operation of that id among loaded packs.
 *
 * @throws YuzhiError KERNEL_OPERATION_NOT_FOUND with the nearest ids, KERNEL_PACK_FAILED
 */
export function findOperation(id: string, packs: readonly PackEntry[]): OperationEntry {
  const entries = packs.flatMap(({ operations }) => operations);
  const entry = entries.find((one) => one.id === id);
  if (entry) return entry;
  const failed = packs.find((pack) => pack.state === 'failed' && id.startsWith(`${pack.id}/`));
  if (failed)
    throw kernelError('KERNEL_PACK_FAILED', { pack: failed.id, reason: failed.failure?.code }, failed.failure);
  const near = nearestIds(
    id,
    entries.map((one) => one.id),
  );
  throw kernelError('KERNEL_OPERATION_NOT_FOUND', { operation: id.slice(0, 200), near });
}

/** @throws YuzhiError KERNEL_PACK_NOT_FOUND with the nearest ids */
export function findPack(id: string, packs: readonly PackEntry[]): PackEntry {
  const pack = packs.find((one) => one.id === id && one.state === 'ready') ?? packs.find((one) => one.id === id);
  if (pack) return pack;
  throw kernelError('KERNEL_PACK_NOT_FOUND', {
    pack: id.slice(0, 200),
    near: nearestIds(
      id,
      packs.map((one) => one.id),
    ),
  });
}
