/** The six pollutants of the index, in the order of the standards' tables. CO in mg/m³, all others in μg/m³. */
export const pollutants = ['SO2', 'NO2', 'CO', 'O3', 'PM10', 'PM25'] as const;

export type Pollutant = (typeof pollutants)[number];

/** Over what a concentration is averaged: an hour, sliding or highest eight hours, a day. */
export type Period = '1H' | '8H' | '24H';

/** What is measured and over what it is averaged. */
export const items = [
  'SO2_24H',
  'SO2_1H',
  'NO2_24H',
  'NO2_1H',
  'CO_24H',
  'CO_1H',
  'O3_8H',
  'O3_1H',
  'PM10_24H',
  'PM10_1H',
  'PM25_24H',
  'PM25_1H',
] as const;

export type Item = (typeof items)[number];

export function pollutantOf(item: Item): Pollutant {
  return item.slice(0, item.indexOf('_')) as Pollutant; // an item is a pollutant, a low line and a period
}

export function periodOf(item: Item): Period {
  return item.slice(item.indexOf('_') + 1) as Period; // as above
}
