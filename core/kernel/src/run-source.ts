import { instantSql, instantText } from '@yuzhi/access';
import type { Audit, AuditSource, SourceRow } from '@yuzhi/access';
import type pg from 'pg';
import type { RunRow } from './run-ledger.ts';

/** Kind of the links that stand for runs. */
export const runKind = 'run';

/** A run as its digest is made of: every column, the payloads as their digests and whether they were kept. */
interface RunRecord extends Omit<RunRow, 'input' | 'output' | 'sample'> {
  readonly process: number;
  readonly isInputKept: boolean;
  readonly isOutputKept: boolean;
}

function recordText(run: RunRecord): string {
  return JSON.stringify({
    run: run.id,
    operation: run.operation,
    packVersion: run.packVersion,
    state: run.state,
    actor: run.actor,
    unit: run.unit,
    purpose: run.purpose,
    rule: run.rule,
    approvalId: run.approvalId,
    parentId: run.parentId,
    process: run.process,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
    durationMs: run.durationMs,
    inputSha256: run.inputSha256,
    outputSha256: run.outputSha256,
    isInputKept: run.isInputKept,
    isOutputKept: run.isOutputKept,
    labels: run.labels,
    error: run.error,
    job: run.job,
    attempt: run.attempt,
  });
}

/** The record of a row that is about to be written. */
export function runText(row: RunRow, process: number): string {
  return recordText({ ...row, process, isInputKept: row.input !== null, isOutputKept: row.output !== null });
}

const isWhole = (column: string): string =>
  `(${column} is null or encode(sha256(convert_to(${column}::text, 'UTF8')), 'hex') is not distinct from ${column}_sha256)`;

/** Runs that have ended, as the audit trail reads them back. */
export const runSource: AuditSource = {
  kind: runKind,
  select: `select id::text as subject, operation, pack_version, state, actor::text as actor, unit, purpose, rule,
      approval_id::text as approval_id, parent_id::text as parent_id, process, ${instantSql('started_at')} as started_at,
      ${instantSql('finished_at')} as finished_at, duration_ms, input_sha256, output_sha256,
      input is not null as has_input, output is not null as has_output,
      ${isWhole('input')} as is_input_whole, ${isWhole('output')} as is_output_whole,
      labels::text as labels, error::text as error, job, attempt
    from runs where state not in ('queued', 'running')`,
  textOf: (row, erasure) =>
    recordText({
      id: row.subject,
      operation: row['operation'] as string,
      packVersion: row['pack_version'] as string,
      state: row['state'] as RunRow['state'],
      actor: row['actor'] as string,
      unit: row['unit'] as string | null,
      purpose: row['purpose'] as string | null,
      rule: row['rule'] as string,
      approvalId: row['approval_id'] as string | null,
      parentId: row['parent_id'] as string | null,
      process: row['process'] as number,
      startedAt: instantText(row['started_at'] as string),
      finishedAt: instantText(row['finished_at'] as string | null),
      durationMs: row['duration_ms'] as number | null,
      inputSha256: row['input_sha256'] as string,
      outputSha256: row['output_sha256'] as string | null,
      isInputKept: row['has_input'] === true || erasure?.['input'] === true,
      isOutputKept: row['has_output'] === true || erasure?.['output'] === true,
      labels: row['labels'] as string,
      error: row['error'] as string | null,
      job: row['job'] as boolean,
      attempt: row['attempt'] as number,
    }),
  faultsOf: (row: SourceRow, erasure) => [
    ...(row['is_input_whole'] !== true || row['is_output_whole'] !== true ? (['payload-edited'] as const) : []),
    // What was erased and is there again was put there by hand.
    ...((erasure?.['input'] === true && row['has_input'] === true) ||
    (erasure?.['output'] === true && row['has_output'] === true)
      ? (['payload-edited'] as const)
      : []),
  ],
  trim: 'delete from runs where id::text = any($1)',
};

/** Puts entries into the queue for runs that were ended by a statement, in the transaction that ended them. */
export async function chainEnded(
  client: pg.ClientBase,
  audit: Audit,
  ended: readonly { readonly id: string }[],
): Promise<void> {
  if (ended.length === 0) return;
  const { rows } = await client.query<SourceRow>(`${runSource.select} and id = any($1::uuid[])`, [
    ended.map(({ id }) => id),
  ]);
  await audit.enqueue(
    client,
    rows.map((row) => audit.entryFor(runKind, row.subject, runSource.textOf(row, undefined))),
  );
}
