import { readdirSync, readFileSync } from 'node:fs';
import { parseAnnotatedPlan } from './annotated-plan.ts';
import type { GoldPlan } from './annotated-plan.ts';

const golden = new URL('../../golden/', import.meta.url);
const folders = ['plans', 'fresh-a'] as const;

export interface NamedGoldPlan {
  readonly name: string;
  readonly text: string;
  readonly gold: GoldPlan;
}

/** Every annotated plan, by name. */
export const goldenPlans: readonly NamedGoldPlan[] = folders.flatMap((folder) => {
  const place = new URL(`${folder}/`, golden);
  return readdirSync(place)
    .filter((file) => file.endsWith('.plan'))
    .sort()
    .map((file) => ({
      name: file.replace(/\.plan$/, ''),
      ...parseAnnotatedPlan(readFileSync(new URL(file, place), 'utf8')),
    }));
});
