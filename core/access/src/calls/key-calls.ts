import { randomUUID } from 'node:crypto';
import { label, z } from '@yuzhi/sdk';
import { newKey } from '../keys/key-text.ts';
import { keyActions } from '../policy/actions.ts';
import { digestOf } from '../sign-in/secret-text.ts';
import { accessError } from '../errors.ts';
import { defineCall } from './access-call.ts';
import type { AccessCall, CallContext } from './access-call.ts';
import { idField, nothing, oneself, ownPerson, text } from './fields.ts';

const scope = z
  .string()
  .regex(
    new RegExp(
      `^(${keyActions.map((action) => action.replace('.', '\\.')).join('|')})(:[a-z0-9-]+(/[a-z0-9-]+){0,2}(/\\*)?)?$`,
    ),
  )
  .meta({ title: 'Scope', 'x-title-zh': '范围' });

const make = defineCall({
  id: 'keys-make',
  isPersonal: true,
  title: { zh: '创建密钥，只显示这一次', en: 'Make a key; it is shown this once' },
  action: 'key.make',
  input: z.strictObject({
    name: text(100).meta(label('用途名称', 'Name')),
    scopes: z
      .array(scope)
      .min(1)
      .max(50)
      .meta(
        label('范围', 'Scopes', {
          help: {
            zh: `${keyActions.join('、')}，可加“:领域/场景包/操作”或“:领域/场景包/*”`,
            en: `${keyActions.join(', ')}, narrowed by “:domain/pack/operation” or “:domain/pack/*”`,
          },
        }),
      ),
    days: z
      .int()
      .min(1)
      .max(365)
      .default(90)
      .meta(label('有效天数', 'Days', { unit: '天' })),
  }),
  find: oneself,
  async run(ctx, { name, scopes, days }) {
    const person = ownPerson(ctx);
    const [id, key] = [randomUUID(), newKey()];
    const expiresAt = new Date(ctx.now.getTime() + days * 86_400_000);
    await ctx.client.query(
      `insert into api_keys (id, digest, name, person, unit, scopes, made_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, digestOf(key), name, person, ctx.actor.unit, scopes, ctx.now, expiresAt],
    );
    return { id, key, unit: ctx.actor.unit, scopes, expiresAt: expiresAt.toISOString() };
  },
});

interface KeyRow {
  readonly id: string;
  readonly name: string;
  readonly person: string;
  readonly account: string;
  readonly unit: string | null;
  readonly scopes: readonly string[];
  readonly madeAt: Date;
  readonly expiresAt: Date;
  readonly seenOn: string | null;
  readonly revokedAt: Date | null;
}

const keyColumns = `api_keys.id, api_keys.name, person, account, api_keys.unit, scopes, made_at as "madeAt",
  expires_at as "expiresAt", seen_on::text as "seenOn", revoked_at as "revokedAt"`;

const list = defineCall({
  id: 'keys-list',
  title: { zh: '列出密钥', en: 'List keys' },
  action: 'key.read',
  isList: true,
  input: z.strictObject({}),
  find: nothing,
  async run(ctx) {
    const { rows } = await ctx.client.query<KeyRow>(
      `select ${keyColumns} from api_keys join people on people.id = person order by made_at desc limit 1000`,
    );
    return { keys: rows.filter((key) => ctx.may('key.read', resourceOf(key))) };
  },
});

const revoke = defineCall({
  id: 'keys-revoke',
  title: { zh: '吊销密钥', en: 'Revoke a key' },
  action: 'key.revoke',
  input: z.strictObject({ id: idField }),
  async find(ctx, { id }) {
    const key = await keyOf(ctx, id);
    return key && { resource: resourceOf(key), found: key };
  },
  async run(ctx, _input, key) {
    if (key.revokedAt !== null) throw accessError('ACCESS_STATE_WRONG', { id: key.id, state: 'revoked' });
    await ctx.client.query('update api_keys set revoked_at = $2, revoked_by = $3 where id = $1', [
      key.id,
      ctx.now,
      JSON.stringify(ctx.actor),
    ]);
    return { id: key.id, revokedAt: ctx.now.toISOString() };
  },
});

async function keyOf({ client }: CallContext, id: string): Promise<KeyRow | null> {
  const { rows } = await client.query<KeyRow>(
    `select ${keyColumns} from api_keys join people on people.id = person where api_keys.id = $1 for update of api_keys`,
    [id],
  );
  return rows[0] ?? null;
}

function resourceOf({ id, person, unit }: KeyRow) {
  return { id, person, unit };
}

export const keyCalls: readonly AccessCall[] = [make, list, revoke];
