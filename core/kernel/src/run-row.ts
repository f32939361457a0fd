import { hash } from 'node:crypto';
import type { YuzhiError, Actor } from '@yuzhi/sdk';
import type { Execution } from './execution.ts';
import { isExampleOf } from './is-example.ts';
import type { RunRow } from './run-ledger.ts';
import type { Runner } from './runner.ts';
import type { AcceptedJob, ExecuteRequest, RunState } from './types.ts';

/** Payloads above this many characters of JSON are not kept with the run; their digests are. */
const keptPayload = 1_048_576;
/** A run that has passed every check and is about to begin. */
export interface Prepared {
  readonly depth: number;
  readonly parentId: string | null;
  readonly id: string;
  readonly input: unknown;
  readonly inputJson: string;
  readonly rule: string;
  readonly approvalId: string | null;
  /** An operation called it whose own run is a sample, or it goes on from one. */
  readonly isOfSample?: boolean;
}

/** The row of a run that begins. */
export function firstRow(runner: Runner, request: ExecuteRequest, run: Prepared, startedAt: Date): RunRow {
  return {
    id: run.id,
    operation: runner.entry.id,
    packVersion: runner.packVersion,
    state: 'running',
    actor: actorText(request.actor),
    unit: request.actor.unit,
    purpose: request.purpose ?? null,
    rule: run.rule,
    approvalId: run.approvalId,
    parentId: run.parentId,
    startedAt: startedAt.toISOString(),
    finishedAt: null,
    durationMs: null,
    inputSha256: hash('sha256', run.inputJson),
    outputSha256: null,
    input: run.inputJson.length > keptPayload ? null : run.inputJson,
    output: null,
    labels: '[]',
    error: null,
    job: false,
    attempt: 1,
    // What changed something is no sample.
    sample: runner.entry.definition.effect !== 'act' && (run.isOfSample === true || isExampleOf(runner, run.inputJson)),
  };
}

/** What a job keeps of a run that waits. */
export function acceptedJob({ entry, jobTimeoutMs }: Runner, { id, inputJson }: Prepared): AcceptedJob {
  return { runId: id, operation: entry.id, inputJson, timeoutMs: jobTimeoutMs };
}

/** How a run ended. */
export interface RunEnd {
  readonly state: RunState;
  readonly finishedAt: Date;
  readonly outputJson: string | null;
  readonly failure: YuzhiError | null;
}

/** The row of a run that has ended. */
export function lastRow(row: RunRow, execution: Execution, end: RunEnd): RunRow {
  const { state, finishedAt, outputJson, failure } = end;
  return {
    ...row,
    state,
    // A run that will be tried again has not ended.
    finishedAt: state === 'queued' ? null : finishedAt.toISOString(),
    durationMs: execution.elapsedMs,
    outputSha256: outputJson === null ? null : hash('sha256', outputJson),
    output: outputJson !== null && outputJson.length > keptPayload ? null : outputJson,
    labels: execution.labels.length === 0 ? '[]' : JSON.stringify(execution.labels),
    error: failure === null ? null : JSON.stringify({ code: failure.code, kind: failure.kind, message: failure.text }),
  };
}

const actorTexts = new WeakMap<Actor, string>();

/** Actors live longer than requests; their text is made once. */
function actorText(actor: Actor): string {
  let text = actorTexts.get(actor);
  if (text === undefined) {
    text = JSON.stringify(actor);
    actorTexts.set(actor, text);
  }
  return text;
}
