import { readdirSync, readFileSync } from 'node:fs';
import { parseAnnotatedPlan } from './annotated-plan.ts';
import type { GoldPlan } from './annotated-plan.ts';

const golden = new URL('../../golden/', import.meta.url);

export interface NamedGoldPlan {
  readonly name: string;
  readonly text: string;
  readonly gold: GoldPlan;
}

/** The annotated plans that are read as labelled, by name. */
export const goldenPlans: readonly NamedGoldPlan[] = ['plans', 'fresh-a'].flatMap(plansIn);

/** Plans by other hands, in which a few places are read otherwise than labelled. */
export const laterPlans: readonly NamedGoldPlan[] = [
  'fresh-b',
  'fresh-c',
  'fresh-d',
  'fresh-e',
  'fresh-f',
  'fresh-g',
  'fresh-h',
  'fresh-i',
  'fresh-j',
  'fresh-l',
  'fresh-m',
  'fresh-n',
  'fresh-s',
  'fresh-t',
  'fresh-v',
  'fresh-w',
  'fresh-x',
].flatMap(plansIn);

function plansIn(folder: string): readonly NamedGoldPlan[] {
  const place = new URL(`${folder}/`, golden);
  return readdirSync(place)
    .filter((file) => file.endsWith('.plan'))
    .sort()
    .map((file) => ({
      name: file.replace(/\.plan$/, ''),
      ...parseAnnotatedPlan(readFileSync(new URL(file, place), 'utf8')),
    }));
}
