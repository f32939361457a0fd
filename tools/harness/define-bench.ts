import type { BenchHarness } from './bench-harness.ts';

/** One measured figure, as it stands in `bench/results/NAME.json`. */
export interface Figure {
  /** `bench.what_it_is`, stable over time. */
  readonly id: string;
  readonly value: number;
  readonly unit: string;
  /** The peer, floor or other reading that stands beside it, with its own value; `null` when there is none. */
  readonly against: string | null;
  /** `value` over the value in `against`. For a figure that is itself such a quotient, the same number. */
  readonly ratio: number | null;
}

/** A figure with how far its readings lay apart, which is shown but not kept. */
export interface Finding extends Figure {
  /** The smallest and the largest reading; `null` for a figure that was derived or read once. */
  readonly spread: readonly [number, number] | null;
}

/** Holds the figure of that id from above or from below. */
export type Bound =
  | { readonly figure: string; readonly atMost: number }
  | { readonly figure: string; readonly atLeast: number };

export interface Bench {
  /** Name of its folder under `bench/`. */
  readonly name: string;
  /** The question that it answers, in a sentence. */
  readonly question: string;
  /** What stands in the same run to compare with. */
  readonly against: string;
  readonly bounds: readonly Bound[];
  run(harness: BenchHarness): Promise<readonly Finding[]>;
}

/**
 * The default export of `bench/<name>/bench.ts`.
 *
 * @example
 * export default defineBench({ name: 'base', question: '…', against: '…', bounds: [], run: measure });
 */
export function defineBench(bench: Bench): Bench {
  return bench;
}
