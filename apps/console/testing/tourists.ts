import { tours } from '../src/tour/tour-stops.ts';
import type { PageSample } from './page-samples.ts';

/** The overview, opened by everybody who has a tour: there it is started. */
export function touristsOf(samples: readonly PageSample[]): readonly PageSample[] {
  const overview = samples.find(({ at }) => at === '/');
  if (overview === undefined) throw new RangeError('The overview has no sample');
  return (Object.keys(tours) as PageSample['as'][]).map((as) => ({ ...overview, as }));
}
