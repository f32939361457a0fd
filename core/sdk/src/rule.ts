import { z } from 'zod';
import { isoDate } from './schema.ts';
import type { Text } from './text.ts';

/**
 * How far the wording of a source was checked: `official` read at the issuing body, `secondary` read in a copy,
 * `unverified` taken over without a source that was read.
 */
export const trustMarks = ['official', 'secondary', 'unverified'] as const;

/** The document that a rule version rests on. */
export const ruleSource = z.strictObject({
  title: z.string().min(1),
  publisher: z.string().min(1),
  /** As printed, for example 国办发明电〔2024〕12号; `null` when it was not seen. */
  number: z.string().min(1).nullable(),
  date: isoDate,
  trust: z.enum(trustMarks),
  note: z.string().optional(),
});

export type RuleSource = z.output<typeof ruleSource>;

/** What a result says about the rule that it used. */
export const ruleCitation = z.object({
  rule: z.string(),
  version: z.string(),
  /** The clause within the source, as written there. */
  clause: z.string().nullable(),
  source: ruleSource,
});

export type RuleCitation = z.output<typeof ruleCitation>;

/** A rule set of a pack: laws, standards, prices or calendars as dated data in `rules/<id>/<version>.json`. */
export interface RuleDefinition<Data extends z.ZodType = z.ZodType> {
  readonly id: string;
  readonly title: Text;
  /** The shape of `data` in each version's file. */
  readonly data: Data;
}

/** One dated version of a rule set. */
export interface RuleVersion<Data> {
  readonly rule: string;
  readonly version: string;
  /** First day on which it applies. */
  readonly validFrom: string;
  /** Last day on which it applies; `null` while no end is set. */
  readonly validUntil: string | null;
  readonly source: RuleSource;
  readonly data: Data;
}

/**
 * Names a rule set. Its versions are files beside the pack, so a new edition is a new file and no new code.
 *
 * @example
 * export const publicHolidays = defineRule({ id: 'public-holidays', title: { zh: '放假安排', en: 'Public holidays' }, data });
 */
export function defineRule<const Data extends z.ZodType>(definition: RuleDefinition<Data>): RuleDefinition<Data> {
  return definition;
}

/** The citation of a version, to be put into a result. */
export function cite(version: RuleVersion<unknown>, clause: string | null = null): RuleCitation {
  return { rule: version.rule, version: version.version, clause, source: version.source };
}
