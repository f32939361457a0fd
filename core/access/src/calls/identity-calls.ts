import { z } from '@yuzhi/sdk';
import { defineCall } from './access-call.ts';
import type { AccessCall } from './access-call.ts';
import { findPerson, personField } from './fields.ts';

const unlink = defineCall({
  id: 'identities-unlink',
  title: {
    zh: '解除账号与身份认证平台用户的绑定并结束其会话',
    en: 'Part an account from who it is to the identity provider, and end its sessions',
  },
  action: 'credential.reset',
  input: z.strictObject({ person: personField }),
  find: (ctx, { person }) => findPerson(ctx, person),
  async run(ctx, _input, person) {
    const { rowCount } = await ctx.client.query('delete from identities where person = $1', [person.id]);
    await ctx.client.query('update sessions set ended_at = $2 where person = $1 and ended_at is null', [
      person.id,
      ctx.now,
    ]);
    return { account: person.account, unlinked: rowCount ?? 0 };
  },
});

export const identityCalls: readonly AccessCall[] = [unlink];
