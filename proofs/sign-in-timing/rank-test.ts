/** What the ranks of two samples say about each other (Mann and Whitney, 1947). */
export interface RankTest {
  /** Chance that one of `a` is greater than one of `b`, a tie counting half: 0.5 where nothing tells them apart. */
  readonly superiority: number;
  /** Standard deviation of that under no difference. */
  readonly deviation: number;
}

export function rankTest(a: readonly number[], b: readonly number[]): RankTest {
  const all = [...a.map((value) => ({ value, isA: true })), ...b.map((value) => ({ value, isA: false }))];
  all.sort((x, y) => x.value - y.value);
  let ranksOfA = 0;
  let ties = 0;
  for (let from = 0; from < all.length;) {
    let to = from;
    while (to < all.length && all[to]?.value === all[from]?.value) to += 1;
    // Ranks begin at 1; those that tie share their mean.
    const rank = (from + 1 + to) / 2;
    for (let at = from; at < to; at += 1) if (all[at]?.isA === true) ranksOfA += rank;
    ties += (to - from) ** 3 - (to - from);
    from = to;
  }
  const [m, n] = [a.length, b.length];
  const total = m + n;
  const variance = ((m * n) / 12) * (total + 1 - ties / (total * (total - 1)));
  return { superiority: (ranksOfA - (m * (m + 1)) / 2) / (m * n), deviation: Math.sqrt(variance) / (m * n) };
}

/**
 * Whether two samples are told apart: by more than chance gives once in 15,000 (four standard deviations) and by an effect
 * that matters (one is greater in 55 of 100 pairs, where 50 is no difference).
 */
export function isTold({ superiority, deviation }: RankTest): boolean {
  const effect = Math.abs(superiority - 0.5);
  return effect > 4 * deviation && effect > 0.05;
}
