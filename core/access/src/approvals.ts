import type { Actor, Preview } from '@yuzhi/sdk';
import { inTransaction, translate } from '@yuzhi/store';
import type { Store } from '@yuzhi/store';
import type pg from 'pg';
import { approvalDecisionText, approvalRequestText } from './audit/approval-source.ts';
import type { Audit } from './audit/audit.ts';
import type { Entry } from './audit/entry.ts';
import { payloadSha256 } from './audit/event.ts';
import { accessError } from './errors.ts';
import { postNotice } from './notices/post-notice.ts';
import { personOfActorSql } from './people/person-of-actor-sql.ts';
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
  /** How many people have to agree, and how many have. Where one is enough, the decision is all there is. */
  readonly needed: number;
  readonly agreed: number;
  /** Id of the person who took it on from the one who asked; `null` when nobody did. */
  readonly heir: string | null;
}

export interface ApprovalFilter {
  readonly state?: ApprovalState | undefined;
  readonly operation?: string | undefined;
  /** Only those before the approval with this id. */
  readonly before?: string | undefined;
  readonly limit?: number | undefined;
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
  /** The person who asked, also where a key of theirs did. */
  readonly person: string | null;
  /** How many people have to agree. */
  readonly needed: 1 | 2;
}

export interface ApprovalDecision {
  readonly id: string;
  readonly state: 'approved' | 'rejected';
  readonly reason: string;
  readonly decidedBy: Actor;
  /** The person who decides; the operator at the machine is nobody in particular. */
  readonly person: string | null;
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
  readonly requested_person: string | null;
  readonly needed: number;
  readonly agreed: number;
  readonly heir: string | null;
}

const columns = `id, operation, input, preview, purpose, state, requested_by, requested_at, deadline::text as deadline,
  decided_by, decided_at, reason, run_id, needed, ${personOfActorSql('requested_by')} as requested_person,
  (select count(*)::integer from approval_agreements where approval = approvals.id) as agreed,
  (select person from work_handovers where kind = 'approval' and subject = approvals.id::text) as heir`;

/** With `$1`, `$2`, `$3` for a sight; whoever took one on sees it as if they had asked. */
const inSightSql = `($1 or requested_by ->> 'unit' = any ($2) or requested_by ->> 'id' = any ($3)
  or exists (select 1 from work_handovers where kind = 'approval' and subject = approvals.id::text
    and person::text = any ($3)))`;

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
      needed: request.needed,
    });
    const values = [id, operation, input, preview, purpose, requestedBy, requestedAt, deadline];
    return inTransaction(this.#store, async (client) => {
      const { rows } = await client.query<Row>(
        `insert into approvals
           (id, operation, input, preview, purpose, state, requested_by, requested_at, deadline, needed)
         values ($1, $2, $3, $4, $5, 'pending', $6, $7, $8, $9) returning ${columns}`,
        [...values, request.needed],
      );
      await this.#audit.enqueue(client, [this.#audit.entryFor('approval-request', id, text)]);
      const resource = { id, unit: request.requestedBy.unit, person: request.person };
      const about = { id, operation, unit: resource.unit, deadline };
      const to = { may: { action: 'approval.decide', resource } } as const;
      await postNotice(client, { kind: 'approval-waits', about, to, at: requestedAt });
      return fromRow(only(rows));
    });
  }

  /** Newest first, as far as `sight` goes. */
  async list(filter: ApprovalFilter, sight: Sight): Promise<readonly Approval[]> {
    const { state = null, operation = null, before = null, limit = 50 } = filter;
    const { rows } = await this.#query(
      `select ${columns} from approvals
       where ${inSightSql} and ($4::text is null or state = $4) and ($5::text is null or operation = $5)
         and ($6::uuid is null or id < $6)
       order by id desc limit $7`,
      [sight.everything, sight.units, sight.actors, state, operation, before, limit],
    );
    return rows.map(fromRow);
  }

  /** One of those that `list` shows. @throws YuzhiError ACCESS_APPROVAL_NOT_FOUND, also where it is out of sight */
  async read(id: string, sight: Sight): Promise<Approval> {
    const { rows } = await this.#query(`select ${columns} from approvals where ${inSightSql} and id = $4`, [
      sight.everything,
      sight.units,
      sight.actors,
      id,
    ]);
    if (!rows[0]) throw accessError('ACCESS_APPROVAL_NOT_FOUND', { id });
    return fromRow(rows[0]);
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
   * Writes the decision down once. A second one, from whichever process, is a conflict. Where two have to agree, the
   * first agreement leaves it pending. What `together` writes is committed with an approval or not at all.
   */
  async decide(decision: ApprovalDecision, together?: (client: pg.ClientBase) => Promise<void>): Promise<Approval> {
    if (decision.reason.trim() === '') throw accessError('ACCESS_REASON_MISSING', { id: decision.id });
    return inTransaction(this.#store, async (client) => {
      if (decision.state === 'approved' && !(await this.#agree(client, decision)))
        return fromRow(
          only((await client.query<Row>(`select ${columns} from approvals where id = $1`, [decision.id])).rows),
        );
      const approval = await this.#decideOn(client, decision);
      if (decision.state === 'approved') await together?.(client);
      return approval;
    });
  }

  /** Whether enough people agree with this one. */
  async #agree(
    client: pg.ClientBase,
    { id, person, reason, decidedBy, decidedAt }: ApprovalDecision,
  ): Promise<boolean> {
    const { rows } = await client.query<{ needed: number; state: ApprovalState }>(
      'select needed, state from approvals where id = $1 for update',
      [id],
    );
    const { needed = 1, state = 'pending' } = rows[0] ?? {};
    if (needed === 1 || state !== 'pending') return true;
    // The operator at the machine is no particular person and so counts for nobody: two people are two accounts.
    if (person === null) throw accessError('ACCESS_PERSON_NEEDED', { id });
    const { rowCount } = await client.query(
      `insert into approval_agreements (approval, person, reason, agreed_by, agreed_at) values ($1, $2, $3, $4, $5)
       on conflict do nothing`,
      [id, person, reason, JSON.stringify(decidedBy), decidedAt],
    );
    if (rowCount === 0) throw accessError('ACCESS_AGREED_ALREADY', { id });
    const { rows: counted } = await client.query<{ n: number }>(
      'select count(*)::integer as n from approval_agreements where approval = $1',
      [id],
    );
    if ((counted[0]?.n ?? 0) >= needed) return true;
    const event = { at: decidedAt, actor: decidedBy, action: 'approval.agree', resource: id, reason } as const;
    await this.#audit.record({ ...event, outcome: 'done' }, client);
    return false;
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
      await tellWhoAsked(client, row, decision);
      return fromRow(row);
    }
    const existing = await this.get(decision.id);
    throw accessError('ACCESS_APPROVAL_DECIDED', { id: decision.id, state: existing.state });
  }
}

async function tellWhoAsked(client: pg.ClientBase, row: Row, { state, decidedAt }: ApprovalDecision): Promise<void> {
  const persons = [...new Set([row.requested_person, row.heir])].filter((one) => one !== null);
  if (persons.length === 0) return;
  const words = { approved: { zh: '同意', en: 'approved' }, rejected: { zh: '不同意', en: 'rejected' } };
  const about = { id: row.id, operation: row.operation, state: words[state] };
  await postNotice(client, { kind: 'approval-decided', about, to: { persons }, at: decidedAt });
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
    needed: row.needed,
    agreed: row.agreed,
    heir: row.heir,
  };
}
