import { erasureAction, payloadSha256 } from '@yuzhi/access';
import type { Audit, AuditEvent } from '@yuzhi/access';
import type { Actor } from '@yuzhi/sdk';
import type pg from 'pg';
import { kernelError } from './errors.ts';

export interface Erasure {
  readonly id: string;
  readonly actor: Actor;
  /** Why, in words: kept for good. It must not repeat what is erased. */
  readonly reason: string;
  /** With it the run leaves the lists. There need be nothing left to erase. */
  readonly asSample?: boolean;
}

/**
 * Erases what a run was given and what it answered, also where the approval that led to it repeats them. Digests stay;
 * the erasure itself becomes a link of the audit trail. In the transaction of `client`.
 */
export async function eraseRun(client: pg.ClientBase, audit: Audit, erasure: Erasure): Promise<void> {
  const { rows } = await client.query<RunPayloads>(
    `select state, approval_id::text as approval, input is not null as input, output is not null as output
     from runs where id = $1 for update`,
    [erasure.id],
  );
  const [run] = rows;
  if (!run) throw kernelError('KERNEL_RUN_NOT_FOUND', { id: erasure.id });
  if (run.state === 'running' || run.state === 'queued') throw kernelError('KERNEL_RUN_NOT_ENDED', { id: erasure.id });
  const isKept = run.input || run.output;
  if (!isKept && !erasure.asSample) throw kernelError('KERNEL_RUN_ERASED', { id: erasure.id });
  await client.query('update runs set input = null, output = null where id = $1', [erasure.id]);
  for (const copy of audit.copies) await client.query(copy, [erasure.id]);
  // An erasure before this one says what there was.
  const kept = isKept ? { input: run.input, output: run.output } : {};
  const details = { what: 'run', ...kept, ...(erasure.asSample ? { sample: true } : {}) };
  await audit.record(eventOf(erasure, erasure.id, details), client);
  if (run.approval !== null) await eraseApproval(client, audit, erasure, run.approval);
}

interface RunPayloads {
  readonly state: string;
  readonly approval: string | null;
  readonly input: boolean;
  readonly output: boolean;
}

/** The digests of an approval's payloads stand nowhere else, so the erasure takes them along. */
async function eraseApproval(client: pg.ClientBase, audit: Audit, erasure: Erasure, id: string): Promise<void> {
  const { rows } = await client.query<{ input: string; preview: string }>(
    'select input::text as input, preview::text as preview from approvals where id = $1 for update',
    [id],
  );
  const [approval] = rows;
  if (!approval) return;
  await client.query(`update approvals set input = 'null', preview = 'null' where id = $1`, [id]);
  const digests = { input_sha256: payloadSha256(approval.input), preview_sha256: payloadSha256(approval.preview) };
  await audit.record(eventOf(erasure, id, { what: 'approval', ...digests }), client);
}

function eventOf({ actor, reason }: Erasure, resource: string, details: AuditEvent['details']): AuditEvent {
  return { actor, action: erasureAction, resource, outcome: 'done', reason, ...(details ? { details } : {}) };
}
