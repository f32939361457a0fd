import type { z } from '@yuzhi/sdk';
import type { advice } from '../operations/advice.ts';
import type { gradeDays } from '../operations/grade-days.ts';
import type { gradeTable } from '../operations/grade-table.ts';

type Days = z.output<(typeof gradeDays)['output']>;
type Hours = z.output<(typeof gradeTable)['output']>;

/** What both ways of grading a table tell. */
export type Report = Pick<
  Days & Hours,
  'stationCount' | 'stationDays' | 'cityDays' | 'levels' | 'map' | 'refusedCount' | 'restsOn'
>;
export type Advice = z.output<(typeof advice)['output']>;

/** A level as the standard names and colours it. */
export type Level = Pick<Advice['levels'][number], 'level' | 'category' | 'rgb'>;
export type Day = Report['cityDays'][number];

/** A station or a city with its days, oldest first. */
export interface PlaceDays {
  /** In the address and the choice. */
  readonly id: string;
  readonly name: string;
  readonly days: readonly Day[];
}
