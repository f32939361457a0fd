import { bayes } from './bayes.ts';
import type { CountSeries, Detector } from './count-series.ts';
import { cusum } from './cusum.ts';
import { earsC1, earsC2, earsC3 } from './ears.ts';
import { farrington, firstJudged } from './farrington.ts';
import { farringtonFlexible } from './farrington-flexible.ts';
import type { ThresholdMethod } from './farrington-flexible.ts';
import { outbreakRatio } from './outbreak-ratio.ts';
import { rki } from './rki.ts';

/** A method with its settings, and the first period that it can judge. */
export interface Configuration {
  readonly detect: Detector;
  readonly first: (series: CountSeries) => number;
}

/** The methods by the names under which the reference lists them. */
export const configurations = {
  'farrington.orig': { detect: farrington, first: firstJudged },
  'flex.delta': { detect: flexible('delta'), first: firstJudged },
  'flex.nbPlugin': { detect: flexible('nbPlugin'), first: firstJudged },
  'flex.muan': { detect: flexible('muan'), first: firstJudged },
  'ears.C1': { detect: earsC1, first: () => 8 },
  'ears.C2': { detect: earsC2, first: () => 10 },
  'ears.C3': { detect: earsC3, first: () => 12 },
  rki1: { detect: rkiOf(0, 6, true), first: afterTwoYears },
  rki2: { detect: rkiOf(1, 6, true), first: afterTwoYears },
  rki3: { detect: rkiOf(2, 4, false), first: (series) => afterTwoYears(series) + 5 },
  bayes1: { detect: bayes, first: afterTwoYears },
  'cusum.rossi': { detect: cusum, first: afterTwoYears },
  // Two years of past, the periods that are skipped, and those until the next learning.
  ratio: { detect: outbreakRatio, first: (series) => afterTwoYears(series) + 5 },
} as const satisfies Record<string, Configuration>;

export type MethodName = keyof typeof configurations;

function flexible(thresholdMethod: ThresholdMethod): Detector {
  return (series, from) => {
    const skipped = series.frequency === 12 ? 6 : 26;
    return farringtonFlexible(
      series,
      from,
      thresholdMethod === 'delta'
        ? { thresholdMethod, seasons: 1, weightsThreshold: 1, trendThreshold: 0.05, skipped: 3 }
        : { thresholdMethod, seasons: 10, weightsThreshold: 2.58, trendThreshold: 1, skipped },
    );
  };
}

function rkiOf(years: number, halfWindow: number, currentYear: boolean): Detector {
  return (series, from) => rki(series, from, { years, halfWindow, currentYear });
}

function afterTwoYears({ frequency }: CountSeries): number {
  return 2 * frequency + 1;
}
