import type { Actor, Preview } from '@yuzhi/sdk';
import { inTransaction, translate } from '@yuzhi/store';
import type { Store } from '@yuzhi/store';
import type pg from 'pg';
import { approvalDecisionText, approvalRequestText } from './audit/approval-source.ts';
import type { Audit } from './audit/audit.ts';
import type { Entry } from './audit/entry.ts';
import { payloadSha256 } from './audit/event.ts';
import { accessError } from './errors.ts';
import type { Sight } from './access.ts';

export type ApprovalState = 'pending' | 'approved' | 'rejected';

/** A request to let an `act` operation run, with what would happen. Instants are ISO 8601 in UTC. */
export interface Approval {
  readonly id: string;
  readonly operation: string;
  readonly input: unknown;
  readonly preview: Preview;
  readonly purpose: string | null;
  readonly state: ApprovalState;
  readonly requestedBy: Actor;
  readonly requestedAt: string;
  /** The day until which it can be approved; `null` for those from before there was one. */
  readonly deadline: string | null;
  readonly decidedBy: Actor | null;
  readonly decidedAt: string | null;
  readonly reason: string | null;
  /** The run that the approval led to. */
  readonly runId: string | null;
}

export interface ApprovalRequest {
  readonly id: string;
  readonly operation: string;
  readonly input: unknown;
  readonly preview: Preview;
  readonly purpose: string | null;
  readonly requestedBy: Actor;
  readonly requestedAt: Date;
  readonly deadline: string;
}

export interface ApprovalDecision {
  readonly id: string;
  readonly state: 'approved' | 'rejected';
  readonly reason: string;
  readonly decidedBy: Actor;
  readonly decidedAt: Date;
  /** The run that begins when it is approved. */
  readonly runId: string | null;
}

interface Row {
  readonly id: string;
  readonly operation: string;
  readonly input: unknown;
  readonly preview: Preview;
  readonly purpose: string | null;
  readonly state: ApprovalState;
  readonly requested_by: Actor;
  readonly requested_at: Date;
  readonly deadline: string | null;
  readonly decided_by: Actor | null;
  readonly decided_at: Date | null;
  readonly reason: string | null;
  readonly run_id: string | null;
}

const columns = `id, operation, input, preview, purpose, state, requested_by, requested_at, deadline::text as deadline,
  decided_by, decided_at, reason, run_id`;

/** The approvals of one store. */
export class Approvals {
  readonly #store: Store;
  readonly #audit: Audit;

  constructor(store: Store, audit: Audit) {
    this.#store = store;
    this.#audit = audit;
  }

  async request(request: ApprovalRequest): Promise<Approval> {
    const input = JSON.stringify(request.input);
    const preview = JSON.stringify(request.preview);
    const requestedBy = JSON.stringify(request.requestedBy);
    const { id, operation, purpose, requestedAt, deadline } = request;
    const text = approvalRequestText({
      id,
      operation,
      inputSha256: payloadSha256(input),
      previewSha256: payloadSha256(preview),
      purpose,
      requestedBy,
      requestedAt: requestedAt.toISOString(),
      deadline,
    });
    const { digest, mark } = this.#audit.entryFor('approval-request', id, text);
    const { rows } = await this.#query(
      `with queued as (
         insert into audit_queue (kind, subject, digest, mark) values ('approval-request', $1::text, $9, $10))
       insert into approvals (id, operation, input, preview, purpose, state, requested_by, requested_at, deadline)
       values ($1::uuid, $2, $3, $4, $5, 'pending', $6, $7, $8) returning ${columns}`,
      [id, operation, input, preview, purpose, requestedBy, requestedAt, deadline, digest, mark],
    );
    return fromRow(only(rows));
  }

  /** Newest first, as far as `sight` goes. */
  async list(
    filter: { readonly state?: ApprovalState; readonly limit?: number },
    sight: Sight,
  ): Promise<readonly Approval[]> {
    const { rows } = await this.#query(
      `select ${columns} from approvals
       where ($1::text is null or state = $1)
         and ($3 or requested_by ->> 'unit' = any ($4) or requested_by ->> 'id' = any ($5))
       order by id desc limit $2`,
      [filter.state ?? null, filter.limit ?? 50, sight.everything, sight.units, sight.actors],
    );
    return rows.map(fromRow);
  }

  /** `null` when there is none of that id. */
  async find(id: string): Promise<Approval | null> {
    const { rows } = await this.#query(`select ${columns} from approvals where id = $1`, [id]);
    return rows[0] ? fromRow(rows[0]) : null;
  }

  async get(id: string): Promise<Approval> {
    const approval = await this.find(id);
    if (!approval) throw accessError('ACCESS_APPROVAL_NOT_FOUND', { id });
    return approval;
  }

  /**
   * Writes the decision down once. A second one, from whichever process, is a conflict.
   * What `together` writes is committed with the decision or not at all.
   */
  async decide(decision: ApprovalDecision, together?: (client: pg.ClientBase) => Promise<void>): Promise<Approval> {
    if (decision.reason.trim() === '') throw accessError('ACCESS_REASON_MISSING', { id: decision.id });
    return inTransaction(this.#store, async (client) => {
      const approval = await this.#decideOn(client, decision);
      await together?.(client);
      return approval;
    });
  }

  async #query(text: string, values: readonly unknown[]): Promise<pg.QueryResult<Row>> {
    try {
      return await this.#store.pool.query<Row>(text, [...values]);
    } catch (error) {
      throw translate(error);
    }
  }

  #decisionEntry({ id, state, reason, decidedBy, decidedAt, runId }: ApprovalDecision): Entry {
    const text = approvalDecisionText({
      id,
      state,
      reason,
      decidedBy: JSON.stringify(decidedBy),
      decidedAt: decidedAt.toISOString(),
      runId,
    });
    return this.#audit.entryFor('approval-decision', id, text);
  }

  async #decideOn(client: pg.ClientBase, decision: ApprovalDecision): Promise<Approval> {
    const { rows } = await client.query<Row>(
      `update approvals set state = $2, reason = $3, decided_by = $4, decided_at = $5, run_id = $6
       where id = $1 and state = 'pending' returning ${columns}`,
      [
        decision.id,
        decision.state,
        decision.reason,
        JSON.stringify(decision.decidedBy),
        decision.decidedAt,
        decision.runId,
      ],
    );
    const row = rows[0];
    if (row) {
      await this.#audit.enqueue(client, [this.#decisionEntry(decision)]);
      return fromRow(row);
    }
    const existing = await this.get(decision.id);
    throw accessError('ACCESS_APPROVAL_DECIDED', { id: decision.id, state: existing.state });
  }
}

function only(rows: readonly Row[]): Row {
  const row = rows[0];
  if (!row) throw new TypeError('The insert of an approval returned no row');
  return row;
}

function fromRow(row: Row): Approval {
  return {
    id: row.id,
    operation: row.operation,
    input: row.input,
    preview: row.preview,
    purpose: row.purpose,
    state: row.state,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at.toISOString(),
    deadline: row.deadline,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at?.toISOString() ?? null,
    reason: row.reason,
    runId: row.run_id,
  };
}
