/** One weekly series of the simulation, with the weeks in which cases of an outbreak were added. */
export interface SimulatedSeries {
  readonly seed: number;
  /** 1, 2 and 3: about 1, 4 and 43 cases a week. */
  readonly level: number;
  /** 1 flat, 2 season, 3 trend, 4 both. */
  readonly pattern: number;
  readonly counts: readonly number[];
  /** Cases of outbreaks by week, counted from 1. */
  readonly outbreak: ReadonlyMap<number, number>;
}

const weeks = 624;
const logMean = [0.1, 1.5, 3.75];
const dispersion = [1.5, 2, 1.1];
const slope = [0, 0, 0.0015, 0.0015];
const season = [0, 0.6, 0, 0.4];

/**
 * The 36 series of one seed: negative binomial counts with season and trend, four past outbreaks and one that starts in
 * weeks 576 to 616. All of it is made up.
 *
 * Source: form of Noufaily et al. (2013), Statistics in Medicine 32, 1206–1222, with parameters of its own; written so
 * that every language draws the same counts.
 */
export function simulatedSeries(seed: number): readonly SimulatedSeries[] {
  const draw = mulberry32(seed);
  const all: SimulatedSeries[] = [];
  for (let pattern = 0; pattern < 4; pattern++)
    for (let level = 0; level < 3; level++)
      for (let rep = 0; rep < 3; rep++) all.push(oneSeries(seed, level, pattern, draw));
  return all;
}

function oneSeries(seed: number, level: number, pattern: number, draw: () => number): SimulatedSeries {
  const phi = dispersion[level] ?? 1;
  const means = Array.from({ length: weeks }, (_, index) => meanOf(level, pattern, index + 1));
  const counts = means.map((mean) => negBinomial(mean, phi, draw));
  const outbreak = new Map<number, number>();
  for (let j = 1; j <= 5; j++) {
    const [start, k] =
      j <= 4
        ? [1 + Math.floor(565 * draw()), 2 + Math.floor(9 * draw())]
        : [576 + Math.floor(41 * draw()), 3 + Math.floor(8 * draw())];
    const cases = Math.max(2, poisson(k * Math.sqrt(phi * (means[start - 1] ?? 0)), draw));
    for (let one = 0; one < cases; one++) {
      const z = Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
      const week = start + Math.floor(Math.exp(0.5 * z));
      if (week <= weeks) outbreak.set(week, (outbreak.get(week) ?? 0) + 1);
    }
  }
  return {
    seed,
    level: level + 1,
    pattern: pattern + 1,
    counts: counts.map((count, index) => count + (outbreak.get(index + 1) ?? 0)),
    outbreak,
  };
}

function meanOf(level: number, pattern: number, t: number): number {
  const trend = (slope[pattern] ?? 0) * (level === 2 ? 0.5 : 1);
  const wave = season[pattern] ?? 0;
  const angle = (2 * Math.PI * t) / 52;
  return Math.exp((logMean[level] ?? 0) + trend * t + wave * Math.cos(angle) + wave * Math.sin(angle));
}

/** By inversion: the smallest count whose cumulated probability exceeds a draw. */
function negBinomial(mean: number, phi: number, draw: () => number): number {
  const size = mean / (phi - 1);
  const share = 1 - 1 / phi;
  return invert(Math.exp(-size * Math.log(phi)), (k) => ((size + k) / (k + 1)) * share, draw());
}

function poisson(mean: number, draw: () => number): number {
  return invert(Math.exp(-mean), (k) => mean / (k + 1), draw());
}

function invert(first: number, ratio: (k: number) => number, wanted: number): number {
  let k = 0;
  let probability = first;
  for (let cumulated = first; cumulated <= wanted; k++) {
    probability *= ratio(k);
    cumulated += probability;
    if (probability === 0) break;
  }
  return k;
}

/** Tommy Ettinger's mulberry32: a generator of 32 bits of state that is the same in every language. */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
