import { completeSeries } from './complete-series.ts';
import type { MethodName } from './configurations.ts';
import type { CountSeries, JudgedPoint } from './count-series.ts';
import { judgeLast } from './judge-last.ts';
import type { RawAlert } from './rank-alerts.ts';

/** A series with its names. */
export interface NamedSeries extends CountSeries {
  readonly id: string;
  readonly area: string;
  readonly disease: string;
}

export interface ScanSettings {
  readonly method: MethodName;
  readonly lastPeriods: number;
  readonly completenessByDelay: readonly number[];
}

/**
 * The last alarm of a series within the periods that are judged, with how many came before it in a row: on the counts as
 * reported, or else, provisional, on the counts that late reports should make of them. At most one.
 */
export function seriesAlerts(
  one: NamedSeries,
  { method, lastPeriods, completenessByDelay }: ScanSettings,
): readonly RawAlert[] {
  const asReported = lastAlert(judgeLast(one, method, lastPeriods), one, false);
  if (asReported !== null) return [asReported];
  if (completenessByDelay.every((share) => share >= 1)) return [];
  const completed = completeSeries(one, completenessByDelay);
  const provisional = lastAlert(judgeLast(completed, method, lastPeriods), one, true);
  return provisional === null ? [] : [provisional];
}

function lastAlert(
  points: readonly JudgedPoint[],
  { id, area, disease }: NamedSeries,
  isProvisional: boolean,
): RawAlert | null {
  const position = points.findLastIndex(({ alarm }) => alarm);
  const point = points[position];
  if (point === undefined || point.threshold === null) return null;
  const { t, observed, expected, threshold } = point;
  const quietBefore = points.slice(0, position).findLastIndex(({ alarm }) => !alarm);
  return { id, area, disease, t, observed, expected, threshold, inARow: position - quietBefore, isProvisional };
}
