import { label, readTable, z } from '@yuzhi/sdk';
import type { FileRef, RowError, Table } from '@yuzhi/sdk';
import { fraction } from './algorithms/fraction.ts';
import type { Fraction } from './algorithms/fraction.ts';
import type { Pollutant } from './algorithms/item.ts';
import { airError } from './errors.ts';

const aliases = {
  city: ['城市名称', '区域', '区县'],
  station: ['站点名称', '监测点', '监测点位', '点位', '点位名称', '站名', 'station name'],
  time: ['监测时间', '日期时间', 'datetime', 'date time'],
  date: ['监测日期', 'day'],
  SO2: ['二氧化硫', 'SO₂'],
  NO2: ['二氧化氮', 'NO₂'],
  CO: ['一氧化碳'],
  O3: ['臭氧', 'O₃'],
  PM10: ['可吸入颗粒物'],
  PM25: ['PM2.5', '细颗粒物'],
  lon: ['lng', 'longitude', '东经'],
  lat: ['latitude', '北纬'],
} as const;

const missingMarks = new Set(['', 'na', 'n/a', 'null', '-', '--', '—', '——', '无', '缺测', '无效']);

/** A concentration as its decimal text, `/` for not in the monitoring plan; blank, NA or a dash for missing. */
function concentration(zh: string, en: string, names: readonly string[], unit = 'μg/m³') {
  return z
    .string()
    .refine((text) => readConcentration(text) !== undefined, {
      params: {
        text: {
          zh: '须为不大于 1000000 的数字，缺测留空或填 NA',
          en: 'Must be a number up to 1000000, blank or NA when missing',
        },
      },
    })
    .nullish()
    .meta({ ...label(zh, en, { unit }), 'x-aliases': names });
}

const place = {
  city: z
    .string()
    .max(80)
    .nullish()
    .meta({ ...label('城市', 'City'), 'x-aliases': aliases.city }),
  station: z
    .string()
    .min(1)
    .max(80)
    .meta({ ...label('站点', 'Station'), 'x-aliases': aliases.station }),
  lon: z
    .number()
    .min(-180)
    .max(180)
    .nullish()
    .meta({ ...label('经度', 'Lon'), 'x-aliases': aliases.lon }),
  lat: z
    .number()
    .min(-90)
    .max(90)
    .nullish()
    .meta({ ...label('纬度', 'Lat'), 'x-aliases': aliases.lat }),
};

/** A row of hourly means. */
export const hourRow = z.object({
  ...place,
  time: z.iso
    .datetime({ local: true, offset: true })
    .refine((time) => /T\d{2}:00:00(\+08:00)?$/.test(time), {
      params: {
        text: {
          zh: '须为北京时间的整点，如 2026-11-23 08:00',
          en: 'Must be a full hour, Beijing time: 2026-11-23 08:00',
        },
      },
    })
    .meta({ ...label('时间', 'Time'), 'x-aliases': aliases.time }),
  SO2: concentration('SO2', 'SO2', aliases.SO2),
  NO2: concentration('NO2', 'NO2', aliases.NO2),
  CO: concentration('CO', 'CO', aliases.CO, 'mg/m³'),
  O3: concentration('O3', 'O3', aliases.O3),
  PM10: concentration('PM10', 'PM10', aliases.PM10),
  PM25: concentration('PM2.5', 'PM2.5', [...aliases.PM25.slice(1), 'PM25']),
});

/** A row of daily values: means of 24 hours, for ozone the highest of the eight-hour means and, if known, hour. */
export const dayRow = z.object({
  ...place,
  date: z.iso.date().meta({ ...label('日期', 'Date'), 'x-aliases': aliases.date }),
  SO2_24H: concentration('SO2', 'SO2', aliases.SO2),
  NO2_24H: concentration('NO2', 'NO2', aliases.NO2),
  CO_24H: concentration('CO', 'CO', aliases.CO, 'mg/m³'),
  O3_8H: concentration('O3 8小时', 'O3 8 h', ['O3', '臭氧', 'O₃', 'O3_8h', '臭氧8小时', 'O3日最大8小时平均']),
  O3_1H: concentration('O3 1小时', 'O3 1 h', ['O3_1h', '臭氧1小时', 'O3日最大1小时平均']),
  PM10_24H: concentration('PM10', 'PM10', aliases.PM10),
  PM25_24H: concentration('PM2.5', 'PM2.5', [...aliases.PM25.slice(1), 'PM25']),
});

/** What a cell says: a value, missing, or not in the monitoring plan. */
export type CellReading =
  | { readonly kind: 'value'; readonly value: Fraction }
  | { readonly kind: 'missing' | 'negative' | 'not-monitored' };

/** `undefined` for a text that is no concentration. A negative value is an instrument's fault and counts as missing. */
export function readConcentration(cell: string | null | undefined): CellReading | undefined {
  const text = (cell ?? '').normalize('NFKC').trim().toLowerCase();
  if (missingMarks.has(text)) return { kind: 'missing' };
  if (text === '/') return { kind: 'not-monitored' };
  const number = /^[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d{1,2})?$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isFinite(number) || number > 1_000_000) return undefined;
  return number < 0 ? { kind: 'negative' } : { kind: 'value', value: fraction(text) };
}

/** A station with its rows, in the order in which stations first appear. */
export interface StationRows<Row> {
  readonly city: string;
  readonly name: string;
  /** Longitude and latitude in degrees; `null` when the table has none. */
  readonly position: readonly [lon: number, lat: number] | null;
  readonly rows: readonly Row[];
}

export interface StationTable<Row> {
  readonly stations: readonly StationRows<Row>[];
  readonly refused: readonly RowError[];
  readonly refusedCount: number;
}

type Place = Pick<z.output<typeof dayRow>, 'city' | 'station'> & Partial<Pick<z.output<typeof dayRow>, 'lon' | 'lat'>>;

interface ReadOptions {
  /** The city of stations whose row names none. */
  readonly city: string;
  readonly signal: AbortSignal;
}

/** @throws YuzhiError AIR_STATION_TIME_REPEATED, AIR_TABLE_EMPTY, AIR_ROWS_REFUSED and the errors of `readTable` */
export async function readHours(file: FileRef, options: ReadOptions): Promise<StationTable<z.output<typeof hourRow>>> {
  const table = await readTable(file, hourRow, { signal: options.signal, maxErrors: 100 });
  return byStation(table, options.city, ({ time }) => time.slice(0, 13));
}

/** @throws YuzhiError AIR_STATION_TIME_REPEATED, AIR_TABLE_EMPTY, AIR_ROWS_REFUSED and the errors of `readTable` */
export async function readDays(file: FileRef, options: ReadOptions): Promise<StationTable<z.output<typeof dayRow>>> {
  const table = await readTable(file, dayRow, { signal: options.signal, maxErrors: 100 });
  return byStation(table, options.city, ({ date }) => date);
}

function noRows([first]: readonly RowError[]): Error {
  if (first === undefined) return airError('AIR_TABLE_EMPTY');
  const { row, message } = first;
  return airError('AIR_ROWS_REFUSED', { row, reasonZh: message.zh, reason: message.en });
}

function byStation<Row extends Place>(
  { rows, rowNumbers, errors, errorCount }: Table<Row>,
  defaultCity: string,
  timeOf: (row: Row) => string,
): StationTable<Row> {
  if (rows.length === 0) throw noRows(errors);
  const stations = new Map<
    string,
    { city: string; name: string; position: StationRows<Row>['position']; rows: Row[] }
  >();
  const seen = new Map<string, number>();
  for (const [index, row] of rows.entries()) {
    const city = row.city ?? defaultCity;
    const key = JSON.stringify([city, row.station]);
    const number = rowNumbers[index] ?? 0;
    const time = `${key} ${timeOf(row)}`;
    const first = seen.get(time);
    if (first !== undefined) throw airError('AIR_STATION_TIME_REPEATED', { first, second: number });
    seen.set(time, number);
    const station = stations.get(key) ?? { city, name: row.station, position: null, rows: [] };
    stations.set(key, station);
    station.rows.push(row);
    station.position ??= typeof row.lon === 'number' && typeof row.lat === 'number' ? [row.lon, row.lat] : null;
  }
  return { stations: [...stations.values()], refused: errors, refusedCount: errorCount };
}

/** The pollutants of an hourly table, by their columns. */
export const hourColumns = ['SO2', 'NO2', 'CO', 'O3', 'PM10', 'PM25'] as const satisfies readonly Pollutant[];
/** The items of a daily table, by their columns. */
export const dayColumns = ['SO2_24H', 'NO2_24H', 'CO_24H', 'O3_8H', 'O3_1H', 'PM10_24H', 'PM25_24H'] as const;

/** A row of somebody's forecasts. */
const forecastRow = z.object({
  city: place.city,
  station: place.station,
  date: dayRow.shape.date,
  aqi: z
    .number()
    .min(0)
    .max(500)
    .meta({ ...label('AQI', 'AQI'), 'x-aliases': ['预报AQI', 'AQI预报', 'forecast AQI'] }),
});

/** @throws YuzhiError AIR_STATION_TIME_REPEATED, AIR_TABLE_EMPTY, AIR_ROWS_REFUSED and the errors of `readTable` */
export async function readForecasts(
  file: FileRef,
  options: ReadOptions,
): Promise<StationTable<z.output<typeof forecastRow>>> {
  const table = await readTable(file, forecastRow, { signal: options.signal, maxErrors: 100 });
  return byStation(table, options.city, ({ date }) => date);
}
