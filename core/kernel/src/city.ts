import { isoDate } from '@yuzhi/sdk';
import type { City, County, MunicipalUnit } from '@yuzhi/sdk';
import { checkCounties, existsOn } from './city/check-counties.ts';
import { countiesFile, profileFile, readCityFile, unitsFile } from './city/city-files.ts';
import { cityError } from './city/errors.ts';

/**
 * Reads a city profile: `profile.json`, `counties.json` and `units.json` of one folder.
 *
 * Where a file gives a year alone for a county-level unit, it counts from the first, or until the last, day of that year.
 *
 * @throws YuzhiError CITY_… when a file is missing, not as it has to be, or contradicts itself
 */
export async function loadCity(folder: string): Promise<City> {
  const profile = await readCityFile(folder, 'profile.json', profileFile);
  checkTimeZone(profile.timeZone);
  const counties = (await readCityFile(folder, 'counties.json', countiesFile)).counties.map(asCounty);
  checkCounties(counties);
  const units = (await readCityFile(folder, 'units.json', unitsFile)).units.map(asUnit);
  checkShortNames(units);
  return {
    name: Object.freeze(profile.name),
    timeZone: profile.timeZone,
    ...(profile.centre === undefined ? {} : { centre: Object.freeze(profile.centre) }),
    counties: (date) => (date === undefined ? Object.freeze([...counties]) : countiesOn(counties, date)),
    units: Object.freeze(units),
  };
}

function countiesOn(counties: readonly County[], date: string): readonly County[] {
  // A caller that lets an unchecked date through would get a wrong list in silence.
  if (!isoDate.safeParse(date).success)
    throw new RangeError(`counties() takes a date YYYY-MM-DD, not ${JSON.stringify(date)}`);
  return counties.filter((county) => existsOn(county, date));
}

function asCounty({ name, code, kind, validFrom, validUntil, successor, otherSuccessors = [] }: County): County {
  const others = otherSuccessors.length === 0 ? {} : { otherSuccessors: Object.freeze([...otherSuccessors]) };
  return Object.freeze({ name, code, kind, validFrom, validUntil, successor, ...others });
}

function asUnit({ short, full, kind, aliases = [] }: MunicipalUnit): MunicipalUnit {
  return Object.freeze({
    short,
    full,
    kind,
    ...(aliases.length === 0 ? {} : { aliases: Object.freeze([...aliases]) }),
  });
}

function checkTimeZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch (cause) {
    throw cityError('CITY_TIME_ZONE_UNKNOWN', { timeZone }, cause);
  }
}

function checkShortNames(units: readonly MunicipalUnit[]): void {
  const seen = new Set<string>();
  for (const { short } of units) {
    if (seen.has(short)) throw cityError('CITY_UNIT_DUPLICATE', { short });
    seen.add(short);
  }
}
