import type { BaseContext, z } from '@yuzhi/sdk';
import { aTurn } from './a-turn.ts';
import { dateOf, dayNumber } from './algorithms/calendar-hour.ts';
import type { History } from './algorithms/forecast-methods.ts';
import { asNumber } from './algorithms/fraction.ts';
import type { Item } from './algorithms/item.ts';
import { rollingOrigin, warmUpDays } from './algorithms/rolling-origin.ts';
import type { RulesOf, ScoredDay, StationHistory } from './algorithms/rolling-origin.ts';
import { airError } from './errors.ts';
import { dayColumns, readConcentration } from './station-table.ts';
import type { dayRow, StationRows } from './station-table.ts';

/** A forecast that was tried on fewer days says nothing. */
export const leastTestDays = 14;
/** Four years: more is no better and takes longer. */
const mostDays = 1_500;

/** The stations of a table over its days, from the first that any of them has to the last. */
export interface Histories {
  readonly firstDay: number;
  readonly lastDay: number;
  readonly stations: readonly StationHistory[];
}

/** @throws YuzhiError AIR_HISTORY_TOO_SHORT, AIR_SPAN_TOO_LONG */
export function toHistories(tables: readonly StationRows<z.output<typeof dayRow>>[]): Histories {
  const days = tables.flatMap(({ rows }) => rows.map(({ date }) => dayNumber(date)));
  const firstDay = days.reduce((least, day) => Math.min(least, day), Infinity);
  const lastDay = days.reduce((most, day) => Math.max(most, day), -Infinity);
  const dayCount = lastDay - firstDay + 1;
  const least = warmUpDays + leastTestDays;
  if (dayCount < least) throw airError('AIR_HISTORY_TOO_SHORT', { days: dayCount, least });
  if (dayCount > mostDays) throw airError('AIR_SPAN_TOO_LONG', { days: dayCount, limit: mostDays });
  const stations = tables.map(({ rows }) => ({ firstDay, dayCount, items: itemsOf(rows, firstDay, dayCount) }));
  return { firstDay, lastDay, stations };
}

/**
 * The last `testDays` days, or as many as four weeks before them leave.
 *
 * @throws YuzhiError AIR_HISTORY_TOO_SHORT when too few days have a value and a forecast
 */
export async function tryForecasts(
  ctx: BaseContext,
  histories: Histories,
  testDays: number,
  rulesOf: RulesOf,
): Promise<readonly ScoredDay[]> {
  const scored: ScoredDay[] = [];
  for (const [station, history] of histories.stations.entries()) {
    ctx.progress(station, histories.stations.length);
    scored.push(...rollingOrigin(history, { station, testDays, rulesOf }));
    await aTurn();
  }
  const days = new Set(scored.map(({ day }) => day)).size;
  if (days < leastTestDays) throw airError('AIR_TRIAL_TOO_SHORT', { days, least: leastTestDays });
  return scored;
}

/** The day after the last one. */
export function nextDate({ lastDay }: Histories): string {
  return dateOf(lastDay + 1);
}

function itemsOf(
  rows: readonly z.output<typeof dayRow>[],
  firstDay: number,
  dayCount: number,
): ReadonlyMap<Item, History> {
  const byDay = new Map(rows.map((row) => [dayNumber(row.date) - firstDay, row]));
  return new Map(
    dayColumns.map((item) => {
      const values = Array.from({ length: dayCount }, (_, day) => {
        const cell = readConcentration(byDay.get(day)?.[item]);
        return cell?.kind === 'value' ? asNumber(cell.value) : null;
      });
      return [item, values] as const;
    }),
  );
}
