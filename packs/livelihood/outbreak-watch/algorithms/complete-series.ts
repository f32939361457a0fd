import type { CountSeries } from './count-series.ts';

/**
 * The series with the counts of the last periods raised to what they should be once late reports are in.
 *
 * @param completenessByDelay share reported in the period itself, one period later and so on; from its end on all is in
 */
export function completeSeries<Series extends CountSeries>(
  series: Series,
  completenessByDelay: readonly number[],
): Series {
  const last = series.counts.length - 1;
  const counts = series.counts.map((count, index) => {
    const share = completenessByDelay[last - index] ?? 1;
    return share < 1 ? Math.round(count / share) : count;
  });
  return { ...series, counts };
}
