import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BatchOutcome, ProofFailure } from './define-proof.ts';

/** How far a proof at full count has come. It belongs to one commit: another one begins anew. */
export interface ProofState {
  readonly commit: string;
  /** Seed of the first batch; each further batch takes the next number. */
  readonly seed: number;
  readonly batches: number;
  readonly cases: number;
  /** Sittings so far, each at most ten minutes. */
  readonly parts: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly failures: readonly ProofFailure[];
}

/** More counter-examples than this are only counted. */
const keptFailures = 50;

export function freshState(commit: string, seed: number): ProofState {
  return { commit, seed, batches: 0, cases: 0, parts: 0, counts: {}, failures: [] };
}

/** The state with one more outcome. */
export function withOutcome(state: ProofState, outcome: BatchOutcome, cases: number): ProofState {
  const counts: Record<string, number> = { ...state.counts };
  for (const [name, count] of Object.entries(outcome.counts)) counts[name] = (counts[name] ?? 0) + count;
  if (outcome.failures.length > 0) counts['failures'] = (counts['failures'] ?? 0) + outcome.failures.length;
  return {
    ...state,
    counts,
    cases: state.cases + cases,
    failures: [...state.failures, ...outcome.failures].slice(0, keptFailures),
  };
}

/** The state that an earlier part left for this commit (and this seed, when one is asked for), or `null`. */
export function readState(file: string, commit: string, seed: number | null): ProofState | null {
  if (!existsSync(file)) return null;
  const state = JSON.parse(readFileSync(file, 'utf8')) as ProofState;
  return state.commit === commit && (seed === null || state.seed === seed) ? state : null;
}

/** Written beside and moved over, so that a part that is killed leaves the one or the other. */
export function writeState(file: string, state: ProofState): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(state));
  renameSync(`${file}.new`, file);
}

export function removeState(file: string): void {
  rmSync(file, { force: true });
}
