import type { Rules } from '@yuzhi/sdk';
import type { ReportRules } from './algorithms/station-report.ts';
import { rulesOf } from './rules.ts';
import type { DayRules } from './rules.ts';

/** The rules of each date of a table, looked up once, and which of them were used. */
export class TableRules {
  readonly #rules: Rules;
  readonly #byDate = new Map<string, { readonly day: DayRules; readonly report: ReportRules }>();

  constructor(rules: Rules) {
    this.#rules = rules;
  }

  /** @throws YuzhiError AIR_EDITION_NOT_HELD */
  of(date: string): ReportRules {
    const known = this.#byDate.get(date);
    if (known !== undefined) return known.report;
    const day = rulesOf(this.#rules, date);
    const { index, validity, assessment } = day;
    const report = { edition: index.data, validity: validity.data, assessment: assessment.data };
    this.#byDate.set(date, { day, report });
    return report;
  }

  used(): readonly DayRules[] {
    return [...this.#byDate.values()].map(({ day }) => day);
  }
}
