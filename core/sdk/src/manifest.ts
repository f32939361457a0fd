import { z } from 'zod';
import { isoDate } from './schema.ts';

/** The seven fields of the action plan. There are no others. */
export const domains = [
  'programme',
  'science',
  'industry',
  'governance',
  'consumption',
  'livelihood',
  'openness',
] as const;

/** Honest classes of packs, as decision 2 tells them apart. */
export const packClasses = ['system', 'instrument', 'ledger'] as const;

const text = z.strictObject({ zh: z.string().trim().min(1), en: z.string().trim().min(1) });
const slug = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .max(60);

/** `domain/pack`, the same as the folder that it stands in. */
export const packId = z.templateLiteral([z.enum(domains), '/', slug]);

/**
 * `manifest.json`: what a pack says about itself, readable without running any of its code.
 * Unknown properties are refused, so that a misspelt one is seen.
 */
export const manifestSchema = z.strictObject({
  id: packId.describe('`domain/pack`, the same as its folder'),
  version: z
    .string()
    .regex(/^\d+\.\d+\.\d+$/)
    .describe('Version of the pack, kept with every run'),
  title: text,
  summary: text,
  question: text.describe('The question of a user that it answers'),
  class: z
    .enum(packClasses)
    .describe(
      '`system` does the work itself, `instrument` the part that software does well, `ledger` registers and tracks',
    ),
  systems: z
    .array(z.string().regex(/^S\d{2,3}$/))
    .default([])
    .describe('Systems of the action plan that it serves'),
  planClauses: z.array(z.string().min(1)).default([]).describe('Clauses of the action plan, as `二（一）1`'),
  units: z.array(z.string().min(1)).default([]).describe('Responsible units, by their short names in the city profile'),
  capabilities: z
    .array(z.string().regex(/^[a-z][a-zA-Z0-9]*$/))
    .default([])
    .describe('Capabilities that its operations need, no more and no fewer'),
  reads: z
    .array(z.strictObject({ name: text, origin: text, licence: text }))
    .default([])
    .describe('Data that it reads, in words'),
  riskTier: z.enum(['minimal', 'limited', 'high']).describe('How much harm a wrong answer can do'),
  maturity: z
    .enum(['experimental', 'beta', 'stable'])
    .describe('`experimental` may change, `beta` is tried by users, `stable` is relied on'),
  audience: z.enum(['public', 'unit', 'granted', 'operator']).describe('The widest audience of any of its operations'),
  panel: z
    .boolean()
    .default(false)
    .describe('It brings a page of its own for the console: `panel/panel.tsx`, which exports `Panel`'),
  since: isoDate.describe('Day on which it came to be'),
});

export type Manifest = z.output<typeof manifestSchema>;
export type Domain = (typeof domains)[number];
