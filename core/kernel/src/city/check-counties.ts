import type { County } from '@yuzhi/sdk';
import { cityError } from './errors.ts';

/**
 * Makes sure that the units of a city do not contradict each other on any day.
 *
 * @throws YuzhiError CITY_COUNTY_DATES_REVERSED, CITY_COUNTY_DUPLICATE, CITY_COUNTY_SUCCESSOR_UNKNOWN
 */
export function checkCounties(counties: readonly County[]): void {
  for (const county of counties) {
    const { name, validFrom, validUntil } = county;
    if (validUntil !== null && validUntil < validFrom) throw cityError('CITY_COUNTY_DATES_REVERSED', { name });
    // Two units that share a day share the first day of the later one: looking at first days is enough.
    const others = counties.filter((other) => other !== county && existsOn(other, validFrom));
    for (const other of others) {
      if (other.name === name) throw cityError('CITY_COUNTY_DUPLICATE', { value: name, date: validFrom });
      if (other.code !== null && other.code === county.code)
        throw cityError('CITY_COUNTY_DUPLICATE', { value: other.code, date: validFrom });
    }
    for (const heir of [county.successor, ...(county.otherSuccessors ?? [])]) checkSuccessor(county, heir, counties);
  }
}

/** Whether a unit exists on a day; both its first and its last day count. */
export function existsOn({ validFrom, validUntil }: County, date: string): boolean {
  return validFrom <= date && (validUntil === null || date <= validUntil);
}

function checkSuccessor({ name, validUntil }: County, successor: string | null, counties: readonly County[]): void {
  if (successor === null) return;
  const dayAfter = validUntil === null ? null : dayAfterOf(validUntil);
  const isThere = counties.some((other) => other.name === successor && dayAfter !== null && existsOn(other, dayAfter));
  if (!isThere) throw cityError('CITY_COUNTY_SUCCESSOR_UNKNOWN', { name, successor });
}

function dayAfterOf(date: string): string {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
}
