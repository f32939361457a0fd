import { configurations } from './configurations.ts';
import type { MethodName } from './configurations.ts';
import type { CountSeries, JudgedPoint } from './count-series.ts';

/** Judges the last `number` periods, or fewer where the method needs more history; without a number all that it can. */
export function judgeLast(series: CountSeries, method: MethodName, number: number = Infinity): readonly JudgedPoint[] {
  const { detect, first } = configurations[method];
  const begin = first(series);
  const wanted = Math.max(begin, series.counts.length - number + 1);
  // The memory of a cumulated sum begins with its first period.
  if (method === 'cusum.rossi') return detect(series, begin).slice(wanted - begin);
  return detect(series, wanted);
}
