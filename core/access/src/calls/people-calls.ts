import { fileInput, label, z } from '@yuzhi/sdk';
import { accessError } from '../errors.ts';
import { assignWork, openWorkOf } from '../handover/open-work.ts';
import type { ListedWork } from '../handover/open-work.ts';
import { importRoles } from '../people/import-roles.ts';
import { importPeople } from '../people/import-people.ts';
import { listPeople } from '../people/list-people.ts';
import { addPerson, endAccess, giveRole, holdingsOf, personByAccount, setPersonState } from '../people/people.ts';
import type { Person } from '../people/people.ts';
import { roleIds, roles } from '../people/roles.ts';
import { makeLink } from '../sign-in/one-time-links.ts';
import { defineCall } from './access-call.ts';
import type { AccessCall, CallContext } from './access-call.ts';
import {
  accountField,
  administratorRole,
  dayField,
  everydayRole,
  findPerson,
  idField,
  nameField,
  nothing,
  personField,
  personResource,
  text,
  unitField,
  unitNamed,
} from './fields.ts';

const list = defineCall({
  id: 'people-list',
  title: { zh: '列出人员及其角色', en: 'List people and their roles' },
  action: 'person.read',
  isList: true,
  input: z.strictObject({
    q: text(200)
      .optional()
      .meta(label('查找', 'Words', { help: { zh: '账号、姓名或单位', en: 'Account, name or unit' } })),
    ids: z
      .array(z.uuid())
      .max(500)
      .optional()
      .meta(label('编号', 'Ids', { help: { zh: '只列出这些人员', en: 'Only these people' } })),
    state: z.enum(['invited', 'active', 'suspended', 'gone']).optional().meta(label('状态', 'State')),
    role: z.enum(roleIds).optional().meta(label('角色', 'Role')),
    after: accountField.optional().meta(label('从此账号之后', 'Only those after this account')),
    limit: z.int().min(1).max(500).optional().meta(label('最多人数', 'How many at most')),
  }),
  find: nothing,
  run: async (ctx, filter) => ({ people: await listPeople(ctx, filter) }),
});

const rolesList = defineCall({
  id: 'roles-list',
  title: { zh: '列出角色', en: 'List the roles' },
  action: 'unit.read',
  input: z.strictObject({}),
  find: nothing,
  run: async () => ({ roles: roleIds.map((id) => ({ id, ...roles[id] })) }),
});

const invite = defineCall({
  id: 'people-invite',
  title: { zh: '建立账号并生成一次性激活链接', en: 'Make an account and a link that activates it once' },
  action: 'person.manage',
  input: z.strictObject({
    account: accountField,
    name: nameField,
    unit: unitField.optional(),
    role: everydayRole.optional(),
  }),
  find: nothing,
  async run(ctx, { account, name, unit, role }) {
    const home = unit === undefined ? null : unitNamed(ctx, unit).id;
    const person = await addPerson(ctx.client, { account, name, unit: home }, ctx.now);
    if (role !== undefined) {
      const roleUnit = roles[role].scope === 'unit' ? home : null;
      await giveRole(ctx.client, { ...gift(ctx, person.id), role, unit: roleUnit }, ctx.today);
    }
    const link = await makeLink(ctx, { kind: 'invitation', person: person.id, replacesFactor: true });
    return { person: person.id, account: person.account, ...link };
  },
});

const importAll = defineCall({
  id: 'people-import',
  title: { zh: '从表格导入人员和角色', en: 'Import people and roles from a table' },
  action: 'person.manage',
  input: z.strictObject({ file: fileInput({ accept: ['xlsx', 'csv'] }).meta(label('表格', 'Table')) }),
  find: nothing,
  run: (ctx, { file }) => importPeople(ctx, file),
});

const importRolesOf = defineCall({
  id: 'roles-import',
  title: { zh: '从表格为已有账号授予角色', en: 'Give roles to people of a table' },
  action: 'role.give',
  input: z.strictObject({ file: fileInput({ accept: ['xlsx', 'csv'] }).meta(label('表格', 'Table')) }),
  find: nothing,
  run: (ctx, { file }) => importRoles(ctx, file),
});

const appoint = defineCall({
  id: 'administrators-appoint',
  title: {
    zh: '任命管理员并生成一次性激活链接',
    en: 'Appoint an administrator and make a link that activates it once',
  },
  action: 'administrator.appoint',
  input: z.strictObject({ account: accountField, name: nameField, role: administratorRole }),
  find: nothing,
  async run(ctx, { account, name, role }) {
    const person = await addPerson(ctx.client, { account, name, unit: null }, ctx.now);
    await giveRole(ctx.client, { ...gift(ctx, person.id), role, unit: null }, ctx.today);
    const link = await makeLink(ctx, { kind: 'invitation', person: person.id, replacesFactor: true });
    return { person: person.id, account: person.account, role, ...link };
  },
});

const dismiss = defineCall({
  id: 'administrators-dismiss',
  title: { zh: '免去管理员', en: 'Dismiss an administrator' },
  action: 'administrator.appoint',
  input: z.strictObject({ person: personField }),
  find: (ctx, { person }) => findPerson(ctx, person),
  run: (ctx, _input, person) => leave(ctx, person, null),
});

const recoverAdministrator = defineCall({
  id: 'administrators-recover',
  title: { zh: '为管理员重置登录方式', en: 'Reset how an administrator signs in' },
  action: 'administrator.appoint',
  input: z.strictObject({ person: personField }),
  find: (ctx, { person }) => findPerson(ctx, person),
  run: (ctx, _input, person) => recovered(ctx, person, true),
});

const recover = defineCall({
  id: 'people-recover',
  title: { zh: '生成一次性链接，由本人重设口令', en: 'Make a link by which somebody sets a new password, once' },
  action: 'credential.reset',
  input: z.strictObject({
    person: personField,
    replaceSecondFactor: z
      .boolean()
      .default(false)
      .meta(
        label('同时更换身份验证器', 'Replace the second factor too', {
          help: { zh: '仅在当面核实身份后使用', en: 'Only after the person was identified face to face' },
        }),
      ),
  }),
  find: (ctx, { person }) => findPerson(ctx, person),
  run: (ctx, { replaceSecondFactor }, person) => recovered(ctx, person, replaceSecondFactor),
});

async function recovered(ctx: CallContext, person: Person, replacesFactor: boolean) {
  if (person.state === 'gone' || person.state === 'suspended')
    throw accessError('ACCESS_STATE_WRONG', { id: person.account, state: person.state });
  const kind = person.state === 'invited' ? 'invitation' : 'recovery';
  return {
    account: person.account,
    ...(await makeLink(ctx, { kind, person: person.id, replacesFactor: replacesFactor || kind === 'invitation' })),
  };
}

const suspend = defineCall({
  id: 'people-suspend',
  title: { zh: '停用账号', en: 'Suspend an account' },
  action: 'person.manage',
  input: z.strictObject({ person: personField }),
  find: (ctx, { person }) => findPerson(ctx, person),
  async run(ctx, _input, person) {
    if (person.state !== 'active') throw accessError('ACCESS_STATE_WRONG', { id: person.account, state: person.state });
    await setPersonState(ctx.client, person.id, 'suspended', ctx.now);
    await endAccess(ctx.client, person.id, ctx.actor, ctx.now);
    return { account: person.account, state: 'suspended' };
  },
});

const resume = defineCall({
  id: 'people-resume',
  title: { zh: '恢复账号', en: 'Let an account in again' },
  action: 'person.manage',
  input: z.strictObject({ person: personField }),
  find: (ctx, { person }) => findPerson(ctx, person),
  async run(ctx, _input, person) {
    if (person.state !== 'suspended')
      throw accessError('ACCESS_STATE_WRONG', { id: person.account, state: person.state });
    await setPersonState(ctx.client, person.id, 'active', ctx.now);
    return { account: person.account, state: 'active' };
  },
});

const handOver = defineCall({
  id: 'people-leave',
  title: {
    zh: '离岗交接：停用账号，业务角色交给接任人',
    en: 'Somebody goes: close the account and hand the roles over',
  },
  action: 'person.manage',
  input: z.strictObject({
    person: personField,
    to: personField.optional().meta(label('接任人账号', 'Account of the successor')),
  }),
  find: (ctx, { person }) => findPerson(ctx, person),
  async run(ctx, { to }, person) {
    return leave(ctx, person, to === undefined ? null : await heirOf(ctx, person, to));
  },
});

async function leave(ctx: CallContext, person: Person, heir: Person | null) {
  const work = await openWorkOf(ctx, person);
  const held = await holdingsOf(ctx.client, person.id, ctx.today);
  await setPersonState(ctx.client, person.id, 'gone', ctx.now);
  await endAccess(ctx.client, person.id, ctx.actor, ctx.now);
  await ctx.client.query('update role_holdings set ended_at = $2 where person = $1 and ended_at is null', [
    person.id,
    ctx.now,
  ]);
  const handed = heir === null ? [] : held;
  for (const { role, unit, validUntil } of handed)
    if (heir !== null) await giveRole(ctx.client, { ...gift(ctx, heir.id), role, unit, validUntil }, ctx.today);
  const given = heir === null ? [] : await assignWork(ctx, work, heir);
  return {
    account: person.account,
    state: 'gone',
    handedOver: handed.map(({ role, unit }) => ({ role, unit })),
    work: given.map(shownWork),
    left: work.filter((one) => !given.includes(one) && !(one.kind === 'decision' && heir !== null)).map(shownWork),
  };
}

function shownWork({ kind, id, title, what, unit, due }: ListedWork) {
  return { kind, id, title, what, unit, due };
}

const workList = defineCall({
  id: 'work-list',
  title: { zh: '列出某人未办完的事项', en: 'List what somebody has under way' },
  action: 'person.manage',
  input: z.strictObject({ person: personField }),
  find: (ctx, { person }) => findPerson(ctx, person),
  run: async (ctx, _input, person) => ({ work: (await openWorkOf(ctx, person)).map(shownWork) }),
});

const workAssign = defineCall({
  id: 'work-assign',
  title: { zh: '把某人未办完的事项交给他人', en: 'Give what somebody has under way to another' },
  action: 'person.manage',
  input: z.strictObject({
    person: personField,
    to: personField.meta(label('接办人账号', 'Account of who takes it on')),
    ids: z
      .array(text(200))
      .max(1_000)
      .optional()
      .meta(label('事项编号', 'Ids', { help: { zh: '不写则全部移交', en: 'Without them all of it' } })),
  }),
  find: (ctx, { person }) => findPerson(ctx, person),
  async run(ctx, { to, ids }, person) {
    const heir = await heirOf(ctx, person, to);
    const work = (await openWorkOf(ctx, person)).filter(({ id }) => ids === undefined || ids.includes(id));
    const given = await assignWork(ctx, work, heir);
    return { account: person.account, to: heir.account, work: given.map(shownWork) };
  },
});

/** Who hands over must be allowed to give roles to the one who gets it. @throws YuzhiError ACCESS_THING_NOT_FOUND */
async function heirOf(ctx: CallContext, person: Person, to: string): Promise<Person> {
  const heir = await personByAccount(ctx.client, to);
  if (!heir || heir.state === 'gone' || heir.id === person.id) throw accessError('ACCESS_THING_NOT_FOUND', { id: to });
  if (!ctx.may('role.give', await personResource(ctx.client, heir, ctx.today)))
    throw accessError('ACCESS_THING_NOT_FOUND', { id: to });
  return heir;
}

const give = defineCall({
  id: 'roles-give',
  title: { zh: '授予角色', en: 'Give a role' },
  action: 'role.give',
  input: z.strictObject({
    person: personField,
    role: everydayRole,
    unit: unitField.optional(),
    from: dayField('起始日期', 'First day').optional(),
    until: dayField('最后一日', 'Last day').optional(),
  }),
  find: (ctx, { person }) => findPerson(ctx, person),
  async run(ctx, { role, unit, from = ctx.today, until }, person) {
    if (person.state === 'gone') throw accessError('ACCESS_STATE_WRONG', { id: person.account, state: person.state });
    const id = unit === undefined ? null : unitNamed(ctx, unit).id;
    const whole = { ...gift(ctx, person.id), role, unit: id, validFrom: from, validUntil: until ?? null };
    return { holding: await giveRole(ctx.client, whole, ctx.today) };
  },
});

const end = defineCall({
  id: 'roles-end',
  title: { zh: '收回角色', en: 'End a role' },
  action: 'role.give',
  input: z.strictObject({ holding: idField }),
  async find(ctx, { holding }) {
    const { rows } = await ctx.client.query<Person>(
      `select people.id, account, name, people.unit, state from people join role_holdings on person = people.id
       where role_holdings.id = $1 and ended_at is null`,
      [holding],
    );
    const person = rows[0];
    return person ? { resource: await personResource(ctx.client, person, ctx.today), found: person } : null;
  },
  async run(ctx, { holding }, person) {
    await ctx.client.query('update role_holdings set ended_at = $2 where id = $1', [holding, ctx.now]);
    return { account: person.account, holding };
  },
});

const endSessions = defineCall({
  id: 'sessions-end',
  title: { zh: '结束某人的全部会话', en: 'End all sessions of somebody' },
  action: 'session.manage',
  input: z.strictObject({ person: personField }),
  find: (ctx, { person }) => findPerson(ctx, person),
  async run(ctx, _input, person) {
    const { rowCount } = await ctx.client.query(
      'update sessions set ended_at = $2 where person = $1 and ended_at is null',
      [person.id, ctx.now],
    );
    return { account: person.account, ended: rowCount ?? 0 };
  },
});

function gift({ actor, now, today }: CallContext, person: string) {
  return { person, givenBy: actor, now, validFrom: today, validUntil: null };
}

export const peopleCalls: readonly AccessCall[] = [
  list,
  rolesList,
  invite,
  importAll,
  importRolesOf,
  suspend,
  resume,
  handOver,
  workList,
  workAssign,
  recover,
  give,
  end,
  endSessions,
  appoint,
  dismiss,
  recoverAdministrator,
];
