import { randomUUID } from 'node:crypto';
import { label, z } from '@yuzhi/sdk';
import { accessError } from '../errors.ts';
import { personByAccount, personById } from '../people/people.ts';
import { postNotice } from '../notices/post-notice.ts';
import { mayStandTogether, roles, roleTitles } from '../people/roles.ts';
import type { RoleId } from '../people/roles.ts';
import { Attempts } from '../sign-in/attempts.ts';
import { hashPassword, isPassword } from '../sign-in/password-hash.ts';
import { checkPassword } from '../sign-in/password-rules.ts';
import { defineCall } from './access-call.ts';
import type { AccessCall, CallContext } from './access-call.ts';
import {
  dayField,
  everydayRole,
  idField,
  oneself,
  ownPerson,
  personField,
  reasonField,
  unitField,
  unitNamed,
} from './fields.ts';

const show = defineCall({
  id: 'me-show',
  isPersonal: true,
  title: { zh: '查看本人账号', en: 'Show this account' },
  action: 'me.read',
  input: z.strictObject({}),
  find: oneself,
  async run(ctx) {
    const person = await personById(ctx.client, ownPerson(ctx));
    return { person, unit: ctx.actor.unit, roles: ctx.standing.roles };
  },
});

interface SessionRow {
  readonly id: string;
  readonly client: string;
  readonly beganAt: Date;
  readonly seenAt: Date;
}

const sessionsOfMe = defineCall({
  id: 'me-sessions',
  isPersonal: true,
  title: { zh: '列出本人的会话', en: 'List your own sessions' },
  action: 'me.read',
  input: z.strictObject({}),
  find: oneself,
  async run(ctx) {
    const { rows } = await ctx.client.query<SessionRow>(
      `select id, client, began_at as "beganAt", seen_at as "seenAt" from sessions
       where person = $1 and ended_at is null and expires_at > $2 order by seen_at desc`,
      [ownPerson(ctx), ctx.now],
    );
    return { sessions: rows };
  },
});

const endOwnSession = defineCall({
  id: 'me-session-end',
  isPersonal: true,
  title: { zh: '结束本人的一个会话', en: 'End one of your own sessions' },
  action: 'me.manage',
  input: z.strictObject({ session: idField }),
  find: oneself,
  async run(ctx, { session }) {
    const { rowCount } = await ctx.client.query(
      'update sessions set ended_at = $3 where id = $1 and person = $2 and ended_at is null',
      [session, ownPerson(ctx), ctx.now],
    );
    if (rowCount === 0) throw accessError('ACCESS_THING_NOT_FOUND', { id: session });
    return { session };
  },
});

const changePassword = defineCall({
  id: 'me-password',
  isPersonal: true,
  title: { zh: '修改本人口令，结束全部会话', en: 'Change your password and end all sessions' },
  action: 'me.manage',
  input: z.strictObject({
    current: z.string().max(1_000).meta(label('当前口令', 'Current password')),
    password: z.string().max(1_000).meta(label('新口令', 'New password')),
  }),
  find: oneself,
  async run(ctx, { current, password }) {
    const person = await personById(ctx.client, ownPerson(ctx));
    if (!person) throw accessError('ACCESS_THING_NOT_FOUND', { id: 'person' });
    // A session that was stolen is no way to find the password out.
    await new Attempts(ctx.store).count([['device', person.id]], ctx.now);
    const { rows } = await ctx.client.query<{ hash: string }>('select hash from passwords where person = $1', [
      person.id,
    ]);
    if (!(await isPassword(current, rows[0]?.hash ?? null))) throw accessError('ACCESS_SIGN_IN_WRONG');
    await checkPassword(password, person.account);
    await ctx.client.query('update passwords set hash = $2, changed_at = $3 where person = $1', [
      person.id,
      await hashPassword(password),
      ctx.now,
    ]);
    await ctx.client.query('update sessions set ended_at = $2 where person = $1 and ended_at is null', [
      person.id,
      ctx.now,
    ]);
    return { account: person.account };
  },
});

const delegate = defineCall({
  id: 'delegations-make',
  isPersonal: true,
  title: { zh: '离岗期间委托他人代行职责', en: 'Let somebody stand in for you for a time' },
  action: 'delegation.make',
  input: z.strictObject({
    to: personField.meta(label('受托人账号', 'Account of who stands in')),
    role: everydayRole,
    unit: unitField.optional(),
    from: dayField('起始日期', 'First day').optional(),
    until: dayField('最后一日', 'Last day'),
    reason: reasonField,
  }),
  find: oneself,
  async run(ctx, { to, role, unit, from = ctx.today, until, reason }) {
    const giver = ownPerson(ctx);
    const ofUnit = unit === undefined ? null : unitNamed(ctx, unit).id;
    const taker = await personByAccount(ctx.client, to);
    if (until < from || until < ctx.today || taker === null || taker.state !== 'active' || taker.id === giver)
      throw accessError('ACCESS_DELEGATION_WRONG', { role });
    if (!(await holds(ctx, giver, role, ofUnit)) || !(await mayTake(ctx, taker.id, role)))
      throw accessError('ACCESS_DELEGATION_WRONG', { role });
    const id = randomUUID();
    await ctx.client.query(
      `insert into delegations (id, giver, taker, role, unit, valid_from, valid_until, reason, made_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, giver, taker.id, role, ofUnit, from, until, reason, ctx.now],
    );
    await postNotice(ctx.client, {
      kind: 'duty-received',
      about: {
        duty: {
          zh: `代行${roleTitles[role].zh}职责（${from} 至 ${until}）`,
          en: `To stand in as ${roleTitles[role].en} (${from} to ${until})`,
        },
      },
      to: { persons: [taker.id] },
      at: ctx.now,
    });
    return { delegation: id, to: taker.account, role, unit: ofUnit, from, until };
  },
});

/** Held by themselves: what somebody has by delegation they cannot hand on. */
async function holds(
  { client, today }: CallContext,
  person: string,
  role: RoleId,
  unit: string | null,
): Promise<boolean> {
  const { rows } = await client.query(
    `select 1 from role_holdings where person = $1 and role = $2 and unit is not distinct from $3 and ended_at is null
       and valid_from <= $4::date and (valid_until is null or valid_until >= $4::date)`,
    [person, role, unit, today],
  );
  return rows.length > 0 && !roles[role].isAdministrator && role !== 'auditor';
}

/** The taker's row is locked, as when a role is given, so that what excludes each other cannot come together. */
async function mayTake({ client, today }: CallContext, taker: string, role: RoleId): Promise<boolean> {
  await client.query('select 1 from people where id = $1 for update', [taker]);
  const { rows } = await client.query<{ role: RoleId }>(
    `select role from role_holdings where person = $1 and ended_at is null
       and (valid_until is null or valid_until >= $2::date)`,
    [taker, today],
  );
  return mayStandTogether([...rows.map((held) => held.role), role]);
}

interface DelegationRow {
  readonly id: string;
  readonly giver: string;
  readonly taker: string;
  readonly role: string;
  readonly unit: string | null;
  readonly from: string;
  readonly until: string;
  readonly reason: string;
}

const listDelegations = defineCall({
  id: 'delegations-list',
  isPersonal: true,
  title: { zh: '列出本人给出和接受的委托', en: 'List what you delegated and what was delegated to you' },
  action: 'me.read',
  input: z.strictObject({}),
  find: oneself,
  async run(ctx) {
    const { rows } = await ctx.client.query<DelegationRow>(
      `select d.id, g.account as giver, t.account as taker, d.role, d.unit,
         d.valid_from::text as "from", d.valid_until::text as "until", d.reason
       from delegations d join people g on g.id = d.giver join people t on t.id = d.taker
       where (d.giver = $1 or d.taker = $1) and d.ended_at is null order by d.made_at`,
      [ownPerson(ctx)],
    );
    return { delegations: rows };
  },
});

const endDelegation = defineCall({
  id: 'delegations-end',
  isPersonal: true,
  title: { zh: '结束委托', en: 'End a delegation' },
  action: 'me.manage',
  input: z.strictObject({ delegation: idField }),
  find: oneself,
  async run(ctx, { delegation }) {
    const { rowCount } = await ctx.client.query(
      'update delegations set ended_at = $3 where id = $1 and (giver = $2 or taker = $2) and ended_at is null',
      [delegation, ownPerson(ctx), ctx.now],
    );
    if (rowCount === 0) throw accessError('ACCESS_THING_NOT_FOUND', { id: delegation });
    return { delegation };
  },
});

export const meCalls: readonly AccessCall[] = [
  show,
  sessionsOfMe,
  endOwnSession,
  changePassword,
  delegate,
  listDelegations,
  endDelegation,
];
