import { defineRule, z } from '@yuzhi/sdk';
import type { Rules, RuleVersion } from '@yuzhi/sdk';
import type { AssessmentRules, ValidityRules } from './algorithms/averages.ts';
import type { IndexEdition } from './algorithms/index-edition.ts';
import { items, pollutants } from './algorithms/item.ts';
import { airError } from './errors.ts';

const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const item = z.enum(items);
const clause = z.string().min(1).nullable();

const reportItems = z.strictObject({
  items: z.array(item).min(1),
  concentrationOnly: z.array(item),
  substitutes: z.array(z.strictObject({ of: item, by: item })),
  clause: z.string().min(1),
});

const itemLimits = z.strictObject({
  item,
  borders: z.array(z.number().min(0)).min(2).refine(isRising, 'borders must rise'),
  decimals: z.int().min(0).max(6).nullable(),
  above: z.strictObject({ subIndex: z.int().nullable(), clause }),
});

const indexEdition = z
  .strictObject({
    standard: z.string().min(1),
    subIndices: z.array(z.int().min(0)).min(2).refine(isRising, 'sub-indices must rise'),
    items: z.array(itemLimits).min(1),
    reports: z.strictObject({ daily: reportItems, hourly: reportItems }),
    withheldUpTo: z.int().nullable(),
    namesExceeding: z.boolean(),
    areaClause: clause,
    clauses: z.strictObject({
      subIndex: clause,
      index: clause,
      rounding: clause,
      primary: clause,
      level: clause,
      missing: clause,
      notMonitored: clause,
      advice: clause,
      forecast: clause,
    }),
    levels: z
      .array(
        z.strictObject({
          level: z.int(),
          from: z.int(),
          to: z.int().nullable(),
          name: words,
          colour: words,
          rgb: z.array(z.int().min(0).max(255)).length(3),
          effect: words,
          advice: words,
        }),
      )
      .refine((levels) => levels.at(-1)?.to === null, 'the last level has no end'),
    sensitiveGroups: z.array(z.strictObject({ pollutant: z.enum(pollutants), who: words })),
  })
  .refine(
    ({ items, subIndices }) => items.every(({ borders }) => borders.length <= subIndices.length),
    'an item has more borders than there are sub-indices',
  ) satisfies z.ZodType<IndexEdition>;

/** The technical regulation on the air quality index (HJ 633), an edition a file. */
export const indexRule = defineRule({
  id: 'index',
  title: { zh: '环境空气质量指数技术规定', en: 'Technical regulation on the air quality index' },
  data: indexEdition,
});

/** When averages are valid: GB 3095, validity of monitoring data. */
export const validityRule = defineRule({
  id: 'validity',
  title: { zh: '监测数据有效性规定', en: 'Validity of monitoring data' },
  data: z.strictObject({
    leastHoursOfDay: z.int().min(1).max(24),
    leastHoursOf8: z.int().min(1).max(8),
    leastMinutesOfHour: z.int().min(1).max(60),
    clause: z.string().min(1),
  }) satisfies z.ZodType<ValidityRules>,
});

/** How values of a day and of a city are made: HJ 663. */
export const assessmentRule = defineRule({
  id: 'assessment',
  title: { zh: '环境空气质量评价技术规范', en: 'Technical specification for air quality assessment' },
  data: z.strictObject({
    least8HourMeansOfDay: z.int().min(1).max(17),
    leastHoursForDayMaximum: z.int().min(1).max(24),
    leastShareOfStations: z.number().gt(0).max(1),
    decimals: z.record(z.enum(pollutants), z.int().min(0).max(6)),
    clause,
  }) satisfies z.ZodType<AssessmentRules>,
});

/** The rules that apply on one day. */
export interface DayRules {
  readonly index: RuleVersion<IndexEdition>;
  readonly validity: RuleVersion<ValidityRules>;
  readonly assessment: RuleVersion<AssessmentRules>;
}

/**
 * The edition that applies to data of a day. The date of the data decides, never today.
 *
 * @throws YuzhiError AIR_EDITION_NOT_HELD
 */
export function editionOf(rules: Rules, date: string): RuleVersion<IndexEdition> {
  return held(rules, date, rules.asOf(indexRule, date));
}

/** @throws YuzhiError AIR_EDITION_NOT_HELD */
export function rulesOf(rules: Rules, date: string): DayRules {
  return {
    index: editionOf(rules, date),
    validity: held(rules, date, rules.asOf(validityRule, date)),
    assessment: held(rules, date, rules.asOf(assessmentRule, date)),
  };
}

function held<Data>(rules: Rules, date: string, version: RuleVersion<Data> | null): RuleVersion<Data> {
  if (version !== null) return version;
  throw airError('AIR_EDITION_NOT_HELD', { date, from: rules.versions(indexRule)[0]?.validFrom ?? '—' });
}

function isRising(values: readonly number[]): boolean {
  return values.every((value, index) => index === 0 || value > (values[index - 1] ?? value));
}
