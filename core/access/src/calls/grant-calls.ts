import { randomUUID } from 'node:crypto';
import { label, z } from '@yuzhi/sdk';
import type { Actor } from '@yuzhi/sdk';
import { accessError } from '../errors.ts';
import { postNotice } from '../notices/post-notice.ts';
import { defineCall } from './access-call.ts';
import type { AccessCall, CallContext } from './access-call.ts';
import { dayField, idField, nothing, reasonField, text } from './fields.ts';

/** A grant lasts this long at most; an application waits this long at most. */
const longestDays = 366;
const deadlineDays = 30;

const request = defineCall({
  id: 'grants-request',
  isPersonal: true,
  title: { zh: '为本单位申请授权', en: 'Apply for a grant for your unit' },
  action: 'grant.request',
  input: z.strictObject({
    resource: text(200).meta(
      label('能力操作', 'Operation', { help: { zh: '领域/场景包/操作', en: 'domain/pack/operation' } }),
    ),
    purpose: text(200).meta(label('用途', 'Purpose')),
    quota: z
      .int()
      .min(1)
      .max(1_000_000_000)
      .optional()
      .meta(label('次数上限', 'Quota', { unit: '次' })),
    from: dayField('起始日期', 'First day').optional(),
    until: dayField('最后一日', 'Last day'),
    reason: reasonField,
    approvesActs: z
      .boolean()
      .default(false)
      .meta(
        label('预先审批', 'Approves acts in advance', {
          help: {
            zh: '期限和次数内不再逐次审批；须两人同意',
            en: 'Acts within term and quota need no approval of their own; takes two people',
          },
        }),
      ),
  }),
  find: async ({ actor, standing }) => ({
    resource: { id: actor.unit ?? '', unit: actor.unit, person: standing.person },
    found: null,
  }),
  async run(ctx, { resource, purpose, quota, from = ctx.today, until, reason, approvesActs }) {
    const owned = ctx.ownerOf(resource);
    if (owned === null) throw accessError('ACCESS_THING_NOT_FOUND', { id: resource });
    if (ctx.actor.unit === null) throw accessError('ACCESS_UNIT_UNKNOWN', { unit: '', date: ctx.today });
    if (until < from || until < ctx.today || until > daysAfter(from, longestDays))
      throw accessError('ACCESS_STATE_WRONG', { id: resource, state: `${from} … ${until}` });
    if (approvesActs && (quota === undefined || owned.acts !== true)) throw accessError('ACCESS_GRANT_TERMS_WRONG');
    const owner = owned.unit === null ? null : (ctx.directory.find(owned.unit, ctx.today)?.id ?? null);
    const [id, needed] = [randomUUID(), owned.isHighGrade || approvesActs ? 2 : 1];
    await ctx.client.query(
      `insert into grants (id, unit, resource, owner, purpose, quota, valid_from, valid_until, needed, state, reason,
         deadline, requested_by, requested_person, requested_at, approves_acts)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'requested', $10, $11, $12, $13, $14, $15)`,
      [
        id,
        ctx.actor.unit,
        resource,
        owner,
        purpose,
        quota ?? null,
        from,
        until,
        needed,
        reason,
        daysAfter(ctx.today, deadlineDays),
        JSON.stringify(ctx.actor),
        ctx.standing.person,
        ctx.now,
        approvesActs,
      ],
    );
    const deadline = daysAfter(ctx.today, deadlineDays);
    const asked = { id, unit: ctx.actor.unit, owner, person: ctx.standing.person };
    await postNotice(ctx.client, {
      kind: 'grant-requested',
      about: { id, operation: resource, unit: ctx.actor.unit, deadline },
      to: { may: { action: 'grant.decide', resource: asked } },
      at: ctx.now,
    });
    return { grant: id, state: 'requested', owner, needed, deadline };
  },
});

interface GrantRow {
  readonly id: string;
  readonly unit: string;
  readonly resource: string;
  readonly owner: string | null;
  readonly purpose: string;
  readonly quota: number | null;
  readonly used: number;
  readonly from: string;
  readonly until: string;
  readonly needed: number;
  readonly state: 'requested' | 'active' | 'refused' | 'revoked';
  readonly reason: string;
  readonly deadline: string;
  readonly requestedBy: Actor;
  readonly requestedPerson: string | null;
  readonly approvesActs: boolean;
}

const columns = `id, unit, resource, owner, purpose, quota, used, valid_from::text as "from", valid_until::text as "until",
  needed, state, reason, deadline::text as deadline, requested_by as "requestedBy", requested_person as "requestedPerson",
  approves_acts as "approvesActs"`;

function resourceOf({ id, unit, owner, requestedPerson }: GrantRow) {
  return { id, unit, owner, person: requestedPerson };
}

const list = defineCall({
  id: 'grants-list',
  title: { zh: '列出授权和申请', en: 'List grants and applications' },
  action: 'grant.read',
  isList: true,
  input: z.strictObject({
    state: z.enum(['requested', 'active', 'refused', 'revoked']).optional().meta(label('状态', 'State')),
    mine: z.boolean().default(false).meta(label('只列待我决定的', 'Only what waits for my decision')),
  }),
  find: nothing,
  async run(ctx, { state, mine }) {
    const { rows } = await ctx.client.query<GrantRow>(
      `select ${columns} from grants where $1::text is null or state = $1 order by requested_at desc limit 1000`,
      [mine ? 'requested' : (state ?? null)],
    );
    const action = mine ? 'grant.decide' : 'grant.read';
    return { grants: rows.filter((grant) => ctx.may(action, resourceOf(grant))) };
  },
});

async function grantOf(
  { client }: CallContext,
  id: string,
): Promise<{ resource: ReturnType<typeof resourceOf>; found: GrantRow } | null> {
  const { rows } = await client.query<GrantRow>(`select ${columns} from grants where id = $1 for update`, [id]);
  const grant = rows[0];
  return grant ? { resource: resourceOf(grant), found: grant } : null;
}

const decideGrant = defineCall({
  id: 'grants-decide',
  isPersonal: true,
  title: { zh: '同意或不同意授权申请', en: 'Agree to an application for a grant or refuse it' },
  action: 'grant.decide',
  input: z.strictObject({
    grant: idField,
    decision: z.enum(['agreed', 'refused']).meta(label('决定', 'Decision')),
    reason: reasonField,
  }),
  find: (ctx, { grant }) => grantOf(ctx, grant),
  async run(ctx, { decision, reason }, grant) {
    if (grant.state !== 'requested') throw accessError('ACCESS_STATE_WRONG', { id: grant.id, state: grant.state });
    if (decision === 'agreed' && grant.deadline < ctx.today)
      throw accessError('ACCESS_APPROVAL_LAPSED', { id: grant.id });
    const agreed = await writeDecision(ctx, grant, decision, reason);
    const state = decision === 'refused' ? 'refused' : agreed >= grant.needed ? 'active' : 'requested';
    await ctx.client.query(
      `update grants set state = $2, ended_at = case when $2 = 'refused' then $3::timestamptz end where id = $1`,
      [grant.id, state, ctx.now],
    );
    if (state !== 'requested') await tellWhoAsked(ctx, grant, state);
    return { grant: grant.id, state, agreed, needed: grant.needed };
  },
});

/** Writes a decision down, one a person, and counts how many have agreed. */
async function writeDecision(ctx: CallContext, grant: GrantRow, decision: string, reason: string): Promise<number> {
  // The operator at the machine is no particular person and so counts for nobody: two people are two accounts.
  if (ctx.standing.person === null) throw accessError('ACCESS_STATE_WRONG', { id: grant.id, state: 'operator' });
  const { rowCount } = await ctx.client.query(
    `insert into grant_decisions (grant_id, person, decision, reason, decided_by, decided_at)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [grant.id, ctx.standing.person, decision, reason, JSON.stringify(ctx.actor), ctx.now],
  );
  if (rowCount === 0) throw accessError('ACCESS_STATE_WRONG', { id: grant.id, state: 'decided by you' });
  const { rows } = await ctx.client.query<{ n: number }>(
    "select count(distinct person)::integer as n from grant_decisions where grant_id = $1 and decision = 'agreed'",
    [grant.id],
  );
  return rows[0]?.n ?? 0;
}

const stateWords = {
  active: { zh: '已同意', en: 'agreed' },
  refused: { zh: '不同意', en: 'refused' },
  revoked: { zh: '已收回', en: 'revoked' },
} as const;

async function tellWhoAsked(ctx: CallContext, grant: GrantRow, state: keyof typeof stateWords): Promise<void> {
  if (grant.requestedPerson === null) return;
  const about = { id: grant.id, operation: grant.resource, state: stateWords[state] };
  const to = { persons: [grant.requestedPerson] };
  await postNotice(ctx.client, { kind: 'grant-decided', about, to, at: ctx.now });
}

const revoke = defineCall({
  id: 'grants-revoke',
  title: { zh: '收回授权', en: 'Revoke a grant' },
  action: 'grant.revoke',
  input: z.strictObject({ grant: idField, reason: reasonField }),
  find: (ctx, { grant }) => grantOf(ctx, grant),
  async run(ctx, { reason }, grant) {
    if (grant.state !== 'active' && grant.state !== 'requested')
      throw accessError('ACCESS_STATE_WRONG', { id: grant.id, state: grant.state });
    await ctx.client.query(`update grants set state = 'revoked', ended_at = $2 where id = $1`, [grant.id, ctx.now]);
    if (ctx.standing.person !== null) await writeDecision(ctx, grant, 'revoked', reason);
    await tellWhoAsked(ctx, grant, 'revoked');
    return { grant: grant.id, state: 'revoked' };
  },
});

function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

export const grantCalls: readonly AccessCall[] = [request, list, decideGrant, revoke];
