import type { Actor, Preview } from '@yuzhi/sdk';
import type pg from 'pg';
import type { Action } from '../policy/actions.ts';
import type { Resource } from '../policy/decide.ts';
import { personOfActorSql } from '../people/person-of-actor-sql.ts';
import type { GrantTerms, InboxItem, InboxPerson } from './inbox-item.ts';

/** Something that waits for a decision of somebody, and what is asked of the policy about it. */
export interface Waiting {
  readonly action: Action;
  readonly resource: Resource;
  readonly agreedBy: readonly string[];
  readonly item: Omit<InboxItem, 'title' | 'isLapsed' | 'isAgreedByYou' | 'decideFor' | 'delegatedBy'>;
}

type Queryable = Pick<pg.ClientBase, 'query'>;

/** So many are looked through at most; more than anybody decides. */
const most = 1_000;

interface Agreement {
  readonly person: string;
  readonly name: string;
  readonly account: string;
  readonly unit: string | null;
  readonly reason: string;
  readonly at: string;
}

interface Asked {
  readonly id: string;
  readonly operation: string;
  readonly requestedBy: Actor;
  readonly person: string | null;
  readonly name: string | null;
  readonly account: string | null;
  readonly askedAt: Date;
  readonly deadline: string | null;
  readonly needed: number;
  readonly agreements: readonly Agreement[];
}

interface ApprovalRow extends Asked {
  readonly purpose: string | null;
  readonly input: unknown;
  readonly preview: Preview;
}

const agreementJson = `json_build_object('person', p.id, 'name', p.name, 'account', p.account, 'unit', p.unit,
  'reason', d.reason, 'at', to_char(d.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))`;

/** Acts that wait. What somebody took on from another is asked by them. */
export async function waitingApprovals(client: Queryable): Promise<readonly Waiting[]> {
  const { rows } = await client.query<ApprovalRow>(
    `select a.id, a.operation, a.input, a.preview, a.purpose, a.requested_by as "requestedBy", a.requested_at as "askedAt",
       a.deadline::text as deadline, a.needed, people.id as person, people.name, people.account,
       coalesce((select json_agg(${agreementJson} order by d.at)
         from (select person, reason, agreed_at as at from approval_agreements where approval = a.id) d
         join people p on p.id = d.person), '[]') as agreements
     from approvals a
     left join work_handovers h on h.kind = 'approval' and h.subject = a.id::text
     left join people on people.id::text = coalesce(h.person::text, ${personOfActorSql('a.requested_by')})
     where a.state = 'pending' order by a.deadline nulls last, a.id limit ${most}`,
  );
  return rows.map((row) => ({
    action: 'approval.decide',
    resource: { id: row.id, unit: row.requestedBy.unit, person: row.person },
    agreedBy: row.agreements.map(({ person }) => person),
    item: {
      ...common(row, 'approval'),
      reason: row.purpose,
      preview: row.preview,
      input: row.input,
      terms: null,
    },
  }));
}

interface GrantRow extends Asked, GrantTerms {
  readonly unit: string;
  readonly owner: string | null;
  readonly reason: string;
}

/** Applications for grants that wait. */
export async function waitingGrants(client: Queryable): Promise<readonly Waiting[]> {
  const { rows } = await client.query<GrantRow>(
    `select g.id, g.resource as operation, g.unit, g.owner, g.purpose, g.quota, g.valid_from::text as "from",
       g.valid_until::text as until, g.approves_acts as "approvesActs", g.reason, g.requested_by as "requestedBy",
       g.requested_at as "askedAt", g.deadline::text as deadline, g.needed, people.id as person, people.name,
       people.account,
       coalesce((select json_agg(${agreementJson} order by d.at)
         from (select person, reason, decided_at as at from grant_decisions
           where grant_id = g.id and decision = 'agreed') d
         join people p on p.id = d.person), '[]') as agreements
     from grants g left join people on people.id = g.requested_person
     where g.state = 'requested' order by g.deadline, g.id limit ${most}`,
  );
  return rows.map((row) => ({
    action: 'grant.decide',
    resource: { id: row.id, unit: row.unit, owner: row.owner, person: row.person },
    agreedBy: row.agreements.map(({ person }) => person),
    item: { ...common(row, 'grant'), reason: row.reason, preview: null, input: null, terms: termsOf(row) },
  }));
}

function termsOf({ purpose, quota, from, until, approvesActs }: GrantRow): GrantTerms {
  return { purpose, quota, from, until, approvesActs };
}

function common<Kind extends InboxItem['kind']>(row: Asked, kind: Kind) {
  const { id, operation, askedAt, deadline, needed, agreements } = row;
  return {
    kind,
    id,
    operation,
    askedBy: askerOf(row),
    askedAt: askedAt.toISOString(),
    deadline,
    needed,
    agreed: agreements.map(({ name, account, unit, reason, at }) => ({
      person: { name, account, unit, byKey: false },
      reason,
      at,
    })),
  };
}

function askerOf({ name, account, requestedBy }: Asked): InboxPerson {
  return { name, account, unit: requestedBy.unit, byKey: requestedBy.kind === 'key' };
}
