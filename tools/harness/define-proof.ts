import type { BenchHarness } from './bench-harness.ts';

/** A counter-example: what was done, what came back and how to see it again. */
export interface ProofFailure {
  /** Seed of the batch that it arose in. */
  readonly seed: number;
  /** What was broken, in a sentence. */
  readonly what: string;
  /** The input as text that a person can repeat by hand. */
  readonly input: string;
}

export interface BatchOutcome {
  readonly failures: readonly ProofFailure[];
  /** What happened, by name: how many answers of each kind and the like. They are added up over all batches. */
  readonly counts: Readonly<Record<string, number>>;
}

/** A proof that is under way: what it is tried on stands ready. */
export interface ProofSession extends AsyncDisposable {
  /** Tries `cases` cases that follow from `seed` alone. */
  batch(seed: number, cases: number): Promise<BatchOutcome>;
  /** What can only be judged at the end of a part. */
  finish(seed: number): Promise<BatchOutcome>;
}

export interface Proof {
  /** Name of its folder under `proofs/`. */
  readonly name: string;
  /** What is proved, in a sentence. */
  readonly claim: string;
  readonly fullCases: number;
  readonly reducedCases: number;
  /** Cases in one batch; a part of the proof ends between two batches. */
  readonly batchCases: number;
  open(harness: BenchHarness): Promise<ProofSession>;
}

/** The default export of `proofs/<name>/proof.ts`. */
export function defineProof(proof: Proof): Proof {
  return proof;
}
