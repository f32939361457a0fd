import type { Actor, OutputLabel, Text } from '@yuzhi/sdk';
import { standingGrantOf } from './grant-use.ts';
import type { RunRow } from './run-ledger.ts';
import type { Run, RunState } from './types.ts';

/** The columns of a {@link StoredRun}. */
export const listed = `id, operation, pack_version, state, job, attempt, sample, actor, unit, purpose, rule, approval_id, parent_id, started_at,
  finished_at, duration_ms, input_sha256, output_sha256, labels, error`;

/** A run as it is stored, without its payloads. */
export interface StoredRun {
  readonly sample: boolean;
  readonly id: string;
  readonly operation: string;
  readonly pack_version: string;
  readonly state: RunState;
  readonly job: boolean;
  readonly attempt: number;
  readonly actor: Actor;
  readonly unit: string | null;
  readonly purpose: string | null;
  readonly rule: string;
  readonly approval_id: string | null;
  readonly parent_id: string | null;
  readonly started_at: Date;
  readonly finished_at: Date | null;
  readonly duration_ms: number | null;
  readonly input_sha256: string;
  readonly output_sha256: string | null;
  readonly labels: readonly OutputLabel[];
  readonly error: { readonly code: string; readonly kind: string; readonly message: Text } | null;
}

/** What is read of a run when a worker takes it. */
export interface ClaimedRun {
  readonly sample: boolean;
  readonly id: string;
  readonly operation: string;
  readonly pack_version: string;
  readonly actor: string;
  readonly unit: string | null;
  readonly purpose: string | null;
  readonly rule: string;
  readonly approval_id: string | null;
  readonly parent_id: string | null;
  readonly input_sha256: string;
  readonly input: string | null;
  readonly attempt: number;
}

/** The row of a run that a worker begins at `startedAt`. */
export function rowOfClaimed(row: ClaimedRun, startedAt: Date): RunRow {
  return {
    id: row.id,
    operation: row.operation,
    packVersion: row.pack_version,
    state: 'running',
    actor: row.actor,
    unit: row.unit,
    purpose: row.purpose,
    rule: row.rule,
    approvalId: row.approval_id,
    parentId: row.parent_id,
    startedAt: startedAt.toISOString(),
    finishedAt: null,
    durationMs: null,
    inputSha256: row.input_sha256,
    outputSha256: null,
    input: row.input,
    output: null,
    labels: '[]',
    error: null,
    job: true,
    attempt: row.attempt,
    sample: row.sample,
  };
}

export function toRun(row: StoredRun): Run {
  return {
    id: row.id,
    operation: row.operation,
    packVersion: row.pack_version,
    state: row.state,
    job: row.job,
    attempt: row.attempt,
    sample: row.sample,
    actor: row.actor,
    unit: row.unit,
    purpose: row.purpose,
    approvalId: row.approval_id,
    grant: standingGrantOf(row.rule),
    parentId: row.parent_id,
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    durationMs: row.duration_ms,
    inputSha256: row.input_sha256,
    outputSha256: row.output_sha256,
    labels: row.labels,
    error: row.error,
  };
}
