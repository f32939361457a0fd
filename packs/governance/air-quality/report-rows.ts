import { isoDate, label, z } from '@yuzhi/sdk';
import { asNumber } from './algorithms/fraction.ts';
import type { RemarkCode } from './algorithms/grade-readings.ts';
import type { GradedTime } from './algorithms/grade-stations.ts';
import { hourStart } from './algorithms/calendar-hour.ts';
import type { Item } from './algorithms/item.ts';
import { aqi, category, categoryOf, itemCode, primary, remarkCode, standard } from './words.ts';

const city = z.string().meta(label('城市', 'City'));
const station = z.string().meta(label('站点', 'Station'));
const date = isoDate.meta(label('日期', 'Date'));
const time = z.iso.datetime({ offset: true }).meta(label('时间', 'Time'));

function concentration(zh: string, en: string, unit = 'μg/m³') {
  return z
    .number()
    .nullable()
    .meta(label(zh, en, { unit }));
}

const level = z.int().nullable().meta(label('级别', 'Level'));
const result = { aqi, level, category, primary };

/** The titles are those by which a table of days is read, so that a report can be read again. */
const dayConcentrations = {
  SO2_24H: concentration('SO2', 'SO2'),
  NO2_24H: concentration('NO2', 'NO2'),
  CO_24H: concentration('CO', 'CO', 'mg/m³'),
  O3_8H: concentration('O3 8小时', 'O3 8 h'),
  O3_1H: concentration('O3 1小时', 'O3 1 h'),
  PM10_24H: concentration('PM10', 'PM10'),
  PM25_24H: concentration('PM2.5', 'PM2.5'),
};

const hourConcentrations = {
  SO2_1H: concentration('SO2', 'SO2'),
  NO2_1H: concentration('NO2', 'NO2'),
  CO_1H: concentration('CO', 'CO', 'mg/m³'),
  O3_1H: concentration('O3', 'O3'),
  O3_8H: concentration('O3 滑动8小时', 'O3, sliding 8 h'),
  PM10_1H: concentration('PM10', 'PM10'),
  PM25_1H: concentration('PM2.5', 'PM2.5'),
  PM10_24H: concentration('PM10 滑动24小时', 'PM10, sliding 24 h'),
  PM25_24H: concentration('PM2.5 滑动24小时', 'PM2.5, sliding 24 h'),
};

const about = {
  missing: z.array(itemCode).meta(label('缺测项目', 'Missing items')),
  remarks: z.array(remarkCode).meta(label('说明', 'Remarks')),
  standard,
};

export const stationDay = z.object({ city, station, date, ...result, ...dayConcentrations, ...about });
export const cityDay = stationDay.omit({ station: true });
export const stationHour = z.object({ city, station, time, ...result, ...hourConcentrations, ...about });
export const cityHour = stationHour.omit({ station: true });

/** Days as a daily report shows them. */
export function dayAnswer(graded: GradedTime, isArea: boolean) {
  return { date: graded.date, ...resultOf(graded, isArea), ...numbers(graded, dayConcentrations) };
}

/** An hour as an hourly report shows it; its time is where it begins or, with `atEnd`, where it ends. */
export function hourAnswer(graded: GradedTime, isArea: boolean, atEnd: boolean) {
  const time = beijingTime(graded.at + (atEnd ? 1 : 0));
  return { time, ...resultOf(graded, isArea), ...numbers(graded, hourConcentrations) };
}

/** Where an hour begins, with the offset of Beijing time. */
export function beijingTime(hour: number): string {
  return `${hourStart(hour)}+08:00`;
}

/** What the columns of a report say already. */
const toldElsewhere: readonly RemarkCode[] = ['missing', 'not-counted', 'concentration-only'];

function resultOf({ grade, rules: { edition } }: GradedTime, isArea: boolean) {
  const own: readonly RemarkCode[] = grade.remarks.map(({ code }) => code);
  const told = own.filter((code) => !toldElsewhere.includes(code));
  const outside = isArea && edition.areaClause === null ? (['area-not-in-edition'] as const) : [];
  return {
    aqi: grade.aqi,
    level: grade.level,
    category: categoryOf(grade.level),
    primary: [...grade.primary],
    missing: [...grade.missing],
    remarks: [...new Set([...told, ...outside])],
    standard: edition.standard,
  };
}

function numbers<Key extends Item>({ values }: GradedTime, columns: Readonly<Record<Key, unknown>>) {
  const keys = Object.keys(columns) as Key[];
  const shown = keys.map((item) => {
    const value = values.get(item) ?? null;
    return [item, value === null ? null : asNumber(value)] as const;
  });
  return Object.fromEntries(shown) as Record<Key, number | null>;
}
