import type { Mutation } from '../mutation.ts';
import { deletions } from './deletions.ts';
import { edits } from './edits.ts';
import { insertions } from './insertions.ts';
import { rewritings } from './rewritings.ts';
import { swaps } from './swaps.ts';

/** Every kind of mutation by name, within its family. Families come in turn, so that each has its share. */
export const families: Readonly<Record<string, readonly (readonly [name: string, mutation: Mutation])[]>> = {
  edits: Object.entries(edits),
  deletions: Object.entries(deletions),
  insertions: Object.entries(insertions),
  swaps: Object.entries(swaps),
  rewritings: Object.entries(rewritings),
};
