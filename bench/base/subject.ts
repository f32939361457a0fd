import path from 'node:path';
import { loadPacks } from '@yuzhi/kernel';
import type { LoadedPack, OperationEntry } from '@yuzhi/kernel';
import { projectRoot } from '@yuzhi/server';

/** The operation that is measured: small, real, and it reads a dated rule. */
export const subjectId = 'programme/work-calendar/add';

/** The pack and the operation as the base loads them. */
export async function loadSubject(): Promise<{ readonly pack: LoadedPack; readonly entry: OperationEntry }> {
  const packs = await loadPacks({
    roots: [path.join(projectRoot, 'packs')],
    capabilities: ['city', 'operations', 'rules'],
  });
  for (const pack of packs) {
    const entry = pack.operations.find(({ id }) => id === subjectId);
    if (entry) return { pack, entry };
  }
  throw new Error(`${subjectId} is not there to be measured`);
}
