import type { AuditSource } from './audit-source.ts';
import { instantSql, instantText } from './instant.ts';

/** A request for an approval, as its digest is made of. Payloads stand as their SHA-256. */
export interface ApprovalRequestRecord {
  readonly id: string;
  readonly operation: string;
  readonly inputSha256: string;
  readonly previewSha256: string;
  readonly purpose: string | null;
  /** JSON text of the actor. */
  readonly requestedBy: string;
  readonly requestedAt: string;
  /** A day, `YYYY-MM-DD`. */
  readonly deadline: string | null;
  /** How many people have to agree. One is not written: there was no other number before. */
  readonly needed: number;
}

export function approvalRequestText(record: ApprovalRequestRecord): string {
  const { id, operation, inputSha256, previewSha256, purpose, requestedBy, requestedAt, deadline, needed } = record;
  return JSON.stringify({
    approvalRequest: id,
    operation,
    inputSha256,
    previewSha256,
    purpose,
    requestedBy,
    requestedAt,
    deadline,
    ...(needed === 1 ? {} : { needed }),
  });
}

export interface ApprovalDecisionRecord {
  readonly id: string;
  readonly state: string;
  readonly reason: string | null;
  /** JSON text of the actor. */
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly runId: string | null;
}

export function approvalDecisionText(record: ApprovalDecisionRecord): string {
  const { id, state, reason, decidedBy, decidedAt, runId } = record;
  return JSON.stringify({ approvalDecision: id, state, reason, decidedBy, decidedAt, runId });
}

const sha256Of = (column: string): string => `encode(sha256(convert_to(${column}::text, 'UTF8')), 'hex')`;

/** What was asked for. Its payloads have no digests of their own in the row, so an erasure brings them along. */
export const approvalRequestSource: AuditSource = {
  kind: 'approval-request',
  select: `select id::text as subject, operation, purpose, requested_by::text as requested_by,
      ${instantSql('requested_at')} as requested_at, deadline::text as deadline, needed,
      ${sha256Of('input')} as input_sha256, ${sha256Of('preview')} as preview_sha256,
      input::text = 'null' and preview::text = 'null' as is_erased
    from approvals`,
  textOf(row, erasure) {
    const digests = row['is_erased'] === true && erasure !== undefined ? erasure : row;
    return approvalRequestText({
      id: row.subject,
      operation: row['operation'] as string,
      inputSha256: digests['input_sha256'] as string,
      previewSha256: digests['preview_sha256'] as string,
      purpose: row['purpose'] as string | null,
      requestedBy: row['requested_by'] as string,
      requestedAt: instantText(row['requested_at'] as string),
      deadline: row['deadline'] as string | null,
      needed: row['needed'] as number,
    });
  },
  trim: null,
  endsWith: 'approval-decision',
};

/** What was decided. */
export const approvalDecisionSource: AuditSource = {
  kind: 'approval-decision',
  select: `select id::text as subject, state, reason, decided_by::text as decided_by,
      ${instantSql('decided_at')} as decided_at, run_id::text as run_id
    from approvals where state <> 'pending' or decided_at is not null or decided_by is not null or reason is not null
      or run_id is not null`,
  textOf: (row) =>
    approvalDecisionText({
      id: row.subject,
      state: row['state'] as string,
      reason: row['reason'] as string | null,
      decidedBy: row['decided_by'] as string | null,
      decidedAt: instantText(row['decided_at'] as string | null),
      runId: row['run_id'] as string | null,
    }),
  trim: 'delete from approvals where id::text = any($1)',
};
