import { label, z } from '@yuzhi/sdk';
import { accessError } from '../errors.ts';
import { personById } from '../people/people.ts';
import { Attempts } from '../sign-in/attempts.ts';
import { isPassword } from '../sign-in/password-hash.ts';
import { registrationResponse } from '../sign-in/passkey-response.ts';
import { addPasskey, creationOptions, passkeysOf, removePasskey } from '../sign-in/passkeys.ts';
import { defineCall } from './access-call.ts';
import type { AccessCall, CallContext } from './access-call.ts';
import { findPerson, oneself, ownPerson, personField, text } from './fields.ts';

const passkeyName = text(100).meta(
  label('名称', 'Name', { help: { zh: '如“办公电脑”“手机”', en: 'Such as “office computer” or “phone”' } }),
);
const passkeyField = z.string().min(1).max(2_000).meta(label('通行密钥编号', 'Id of the passkey'));

const passwordField = z.string().max(1_000).meta(label('当前口令', 'Current password'));

const options = defineCall({
  id: 'me-passkey-options',
  isPersonal: true,
  title: { zh: '开始为本人登记通行密钥', en: 'Begin to add a passkey of your own' },
  action: 'me.manage',
  input: z.strictObject({ current: passwordField }),
  find: oneself,
  async run(ctx, { current }) {
    const person = await personById(ctx.client, ownPerson(ctx));
    if (!person) throw accessError('ACCESS_THING_NOT_FOUND', { id: 'person' });
    await confirmPassword(ctx, person.id, current);
    return { options: await creationOptions(ctx, ctx.client, person, ctx.now) };
  },
});

/** A session that was stolen is no way to stay: what lets somebody in is changed with the password alone. */
async function confirmPassword(ctx: CallContext, person: string, password: string): Promise<void> {
  const subject = ['device', person] as const;
  const attempts = new Attempts(ctx.store);
  await attempts.count([subject], ctx.now);
  const { rows } = await ctx.client.query<{ hash: string }>('select hash from passwords where person = $1', [person]);
  if (!(await isPassword(password, rows[0]?.hash ?? null))) throw accessError('ACCESS_SIGN_IN_WRONG');
  await attempts.forgive([subject]);
}

const add = defineCall({
  id: 'me-passkeys-add',
  isPersonal: true,
  title: { zh: '登记通行密钥', en: 'Add a passkey' },
  action: 'me.manage',
  input: z.strictObject({
    name: passkeyName,
    response: registrationResponse.meta(label('浏览器返回的凭据', 'What the browser has made')),
  }),
  find: oneself,
  async run(ctx, { name, response }) {
    const person = ownPerson(ctx);
    return { passkey: await addPasskey(ctx, ctx.client, { person, name, response, now: ctx.now }), name };
  },
});

const list = defineCall({
  id: 'me-passkeys',
  isPersonal: true,
  title: { zh: '列出本人的通行密钥', en: 'List your own passkeys' },
  action: 'me.read',
  input: z.strictObject({}),
  find: oneself,
  run: async (ctx) => ({ passkeys: await passkeysOf(ctx.client, ownPerson(ctx)) }),
});

const remove = defineCall({
  id: 'me-passkeys-remove',
  isPersonal: true,
  title: { zh: '删除本人的通行密钥', en: 'Remove a passkey of your own' },
  action: 'me.manage',
  input: z.strictObject({ passkey: passkeyField, current: passwordField }),
  find: oneself,
  async run(ctx, { passkey, current }) {
    await confirmPassword(ctx, ownPerson(ctx), current);
    if (!(await removePasskey(ctx.client, ownPerson(ctx), passkey)))
      throw accessError('ACCESS_THING_NOT_FOUND', { id: passkey.slice(0, 100) });
    return { passkey };
  },
});

const removeAll = defineCall({
  id: 'passkeys-remove',
  title: { zh: '删除某人的全部通行密钥并结束其会话', en: 'Remove all passkeys of somebody and end their sessions' },
  action: 'credential.reset',
  input: z.strictObject({ person: personField }),
  find: (ctx, { person }) => findPerson(ctx, person),
  async run(ctx, _input, person) {
    const { rowCount } = await ctx.client.query('delete from passkeys where person = $1', [person.id]);
    await ctx.client.query('update sessions set ended_at = $2 where person = $1 and ended_at is null', [
      person.id,
      ctx.now,
    ]);
    return { account: person.account, removed: rowCount ?? 0 };
  },
});

export const passkeyCalls: readonly AccessCall[] = [options, add, list, remove, removeAll];
