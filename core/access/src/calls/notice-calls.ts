import { coded, label, z } from '@yuzhi/sdk';
import type { Text } from '@yuzhi/sdk';
import { noticeKinds, personalKinds } from '../notices/notice-kinds.ts';
import {
  defaultNoticeSettings,
  noticeSettingsFields,
  noticeSettingsOf,
  saveNoticeSettings,
} from '../notices/notice-settings.ts';
import { noticeWords } from '../notices/notice-words.ts';
import type { NoticeAbout } from '../notices/post-notice.ts';
import { accessError } from '../errors.ts';
import { defineCall } from './access-call.ts';
import type { AccessCall, CallContext } from './access-call.ts';
import { nothing, oneself, ownPerson } from './fields.ts';

const kinds = personalKinds.map((id) => ({ id, title: noticeKinds[id].title, when: noticeKinds[id].when }));

const settings = defineCall({
  id: 'notices-settings',
  isPersonal: true,
  title: { zh: '查看本人的通知设置', en: 'Show how you want to be told' },
  action: 'me.read',
  input: z.strictObject({}),
  find: oneself,
  run: async (ctx) => ({ ...(await settingsOf(ctx)), kinds: await kindsOf(ctx), ways: ctx.noticeWays() }),
});

async function settingsOf(ctx: CallContext) {
  const person = ownPerson(ctx);
  return (await noticeSettingsOf(ctx.client, [person])).get(person) ?? defaultNoticeSettings;
}

async function kindsOf(ctx: CallContext) {
  const set = (await settingsOf(ctx)).kinds;
  return kinds.map((kind) => ({ ...kind, when: set[kind.id] ?? kind.when }));
}

const { mail, webhook, digestAt, quietFrom, quietUntil, language } = noticeSettingsFields;

const set = defineCall({
  id: 'notices-set',
  isPersonal: true,
  title: { zh: '修改本人的通知设置', en: 'Change how you want to be told' },
  action: 'me.manage',
  input: z.strictObject({
    mail: mail.meta(label('邮箱', 'Mail address', { help: { zh: '须为单位邮箱', en: 'Of an official domain' } })),
    webhook: webhook.meta(
      label('群机器人', 'Webhook', { help: { zh: '系统管理员所设的名称', en: 'One that is set up' } }),
    ),
    kinds: noticeSettingsFields.kinds.meta(
      label('各类通知', 'Kinds', {
        help: { zh: 'at-once 即时、digest 汇总、off 只在页面显示', en: 'at-once, digest, or off: on the page alone' },
      }),
    ),
    digestAt: digestAt.meta(label('汇总时间', 'Time of the digest')),
    quietFrom: quietFrom.meta(label('免打扰开始', 'Quiet from')),
    quietUntil: quietUntil.meta(label('免打扰结束', 'Quiet until')),
    language: language.meta(label('语言', 'Language')),
  }),
  find: oneself,
  async run(ctx, changes) {
    const before = await settingsOf(ctx);
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    const after = { ...before, ...given, kinds: { ...before.kinds, ...changes.kinds } };
    checkWays(ctx, after);
    await saveNoticeSettings(ctx.client, ownPerson(ctx), after, ctx.now);
    return after;
  },
});

/** What leaves may go to official mail domains and to webhooks that are set up, and nowhere else. */
function checkWays(ctx: CallContext, after: { readonly mail: string | null; readonly webhook: string | null }): void {
  const ways = ctx.noticeWays();
  const domain = after.mail?.split('@').at(-1)?.toLowerCase();
  if (domain !== undefined && (ways.mailDomains === null || !ways.mailDomains.includes(domain)))
    throw accessError('ACCESS_NOTICE_WAY_WRONG');
  if (after.webhook !== null && !ways.webhooks.some(({ id }) => id === after.webhook))
    throw accessError('ACCESS_NOTICE_WAY_WRONG');
}

interface DeliveryRow {
  readonly id: string;
  readonly kind: string;
  readonly about: NoticeAbout;
  readonly account: string | null;
  readonly way: string;
  readonly state: string;
  readonly attempts: number;
  readonly dueAt: Date;
  readonly endedAt: Date | null;
  readonly lastError: string | null;
}

const states: Readonly<Record<string, Text>> = {
  waiting: { zh: '待发', en: 'Waiting' },
  sent: { zh: '已发', en: 'Sent' },
  failed: { zh: '未送达', en: 'Failed' },
};

const deliveries = defineCall({
  id: 'notices-deliveries',
  title: { zh: '列出对外发送的通知及结果', en: 'List what left by mail and webhook and what became of it' },
  action: 'system.read',
  input: z.strictObject({ state: coded(states).optional().meta(label('状态', 'State')) }),
  find: nothing,
  async run(ctx, { state }) {
    const { rows } = await ctx.client.query<DeliveryRow>(
      `select d.id, kind, about, account, way, d.state, attempts, due_at as "dueAt", ended_at as "endedAt",
         last_error as "lastError"
       from notice_deliveries d join notice_events e on e.id = d.event left join people on people.id = d.person
       where $1::text is null or d.state = $1 order by due_at desc limit 200`,
      [state ?? null],
    );
    return { deliveries: rows.map(({ about, ...row }) => ({ ...row, title: noticeWords(row.kind, about).title })) };
  },
});

export const noticeCalls: readonly AccessCall[] = [settings, set, deliveries];
