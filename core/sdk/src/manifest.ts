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

/** `system` does the work itself, `instrument` the part software does well, `ledger` registers and tracks. */
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
  id: packId,
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  title: text,
  summary: text,
  /** The question of a user that this pack answers. */
  question: text,
  class: z.enum(packClasses),
  /** Systems of the action plan that it serves. */
  systems: z.array(z.string().regex(/^S\d{2,3}$/)).default([]),
  /** Clauses of the action plan, as `二（一）1`. */
  planClauses: z.array(z.string().min(1)).default([]),
  /** Responsible units, by their short names in the city profile. */
  units: z.array(z.string().min(1)).default([]),
  capabilities: z.array(z.string().regex(/^[a-z][a-zA-Z0-9]*$/)).default([]),
  /** Data read, in words: name, origin and licence. */
  reads: z.array(z.strictObject({ name: text, origin: text, licence: z.string().min(1) })).default([]),
  /** How much harm a wrong answer can do. */
  riskTier: z.enum(['minimal', 'limited', 'high']),
  /** `experimental` may change, `beta` is tried by users, `stable` is relied on. */
  maturity: z.enum(['experimental', 'beta', 'stable']),
  /** The widest audience of any of its operations. */
  audience: z.enum(['public', 'unit', 'granted', 'operator']),
  since: isoDate,
});

export type Manifest = z.output<typeof manifestSchema>;
export type Domain = (typeof domains)[number];
