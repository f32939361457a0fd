import { readdirSync, readFileSync } from 'node:fs';
import { parseAnnotatedPlan } from './annotated-plan.ts';
import type { GoldPlan } from './annotated-plan.ts';

const folder = new URL('../../golden/plans/', import.meta.url);

export interface NamedGoldPlan {
  readonly name: string;
  readonly text: string;
  readonly gold: GoldPlan;
}

/** Every annotated plan, by name. */
export const goldenPlans: readonly NamedGoldPlan[] = readdirSync(folder)
  .filter((file) => file.endsWith('.plan'))
  .sort()
  .map((file) => ({
    name: file.replace(/\.plan$/, ''),
    ...parseAnnotatedPlan(readFileSync(new URL(file, folder), 'utf8')),
  }));
