import type { Catalogue, Pack } from '../../api/types.ts';

/** Packs that anybody may use, each with the operations that are open to all; staff see no more here than the public does. */
export function publicPacks({ packs }: Catalogue): readonly Pack[] {
  return packs
    .filter(({ state, manifest }) => state === 'ready' && manifest !== null)
    .map((pack) => ({
      ...pack,
      operations: pack.operations.filter(({ audience, effect }) => audience === 'public' && effect !== 'act'),
    }))
    .filter(({ operations }) => operations.length > 0);
}
