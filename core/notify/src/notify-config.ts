import { readFileSync } from 'node:fs';
import { z } from '@yuzhi/sdk';
import { notifyError } from './errors.ts';

const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const domain = z
  .string()
  .toLowerCase()
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);

const mailSchema = z.strictObject({
  host: z.string().min(1),
  port: z.int().min(1).max(65_535),
  /** `tls` from the first byte, `starttls` or nothing is sent, `none` for a server on a network that is trusted. */
  security: z.enum(['tls', 'starttls', 'none']),
  user: z.string().min(1).optional(),
  password: z.string().min(1).optional(),
  from: z.email(),
  fromName: z.string().max(100).default('渝智'),
  /** Domains that people may have their notices sent to. */
  domains: z.array(domain).min(1),
});

const webhookSchema = z.strictObject({
  title: words,
  /** 企业微信, 钉钉, or the plain JSON of Yuzhi for a program of one's own. */
  shape: z.enum(['wecom', 'dingtalk', 'json']),
  format: z.enum(['text', 'markdown']).default('markdown'),
  url: z.url({ protocol: /^https?$/ }),
  /** Of a DingTalk robot that checks signatures (加签). */
  secret: z.string().min(1).optional(),
});

const name = z.string().regex(/^[a-z0-9-]{1,40}$/);

const schema = z.strictObject({
  mail: mailSchema.optional(),
  webhooks: z.record(name, webhookSchema).default({}),
  /** Where the head of the audit trail is sent. */
  auditHead: z
    .strictObject({
      everyMinutes: z.int().min(1).max(1_440).default(60),
      mail: z.array(z.email()).default([]),
      webhooks: z.array(name).default([]),
    })
    .optional(),
});

/** How notices leave: what the file of `YUZHI_NOTIFY` says. It holds secrets and belongs to the user of the server alone. */
export type NotifyConfig = z.output<typeof schema>;
export type MailConfig = z.output<typeof mailSchema>;
export type WebhookConfig = z.output<typeof webhookSchema>;

/** Nothing leaves. */
export const noNotify: NotifyConfig = { webhooks: {} };

/** @throws YuzhiError NOTIFY_CONFIG_WRONG naming the place, never a value */
export function readNotifyConfig(file: string): NotifyConfig {
  const wrong = (reason: string, cause?: unknown): Error => notifyError('NOTIFY_CONFIG_WRONG', { file, reason }, cause);
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw wrong((cause as NodeJS.ErrnoException).code ?? 'JSON', cause);
  }
  const result = schema.safeParse(value);
  if (!result.success) {
    const issue = result.error.issues[0];
    throw wrong(`${issue?.path.join('.') || 'file'}: ${issue?.code ?? ''}`);
  }
  const gone = result.data.auditHead?.webhooks.find((one) => !Object.hasOwn(result.data.webhooks, one));
  if (gone !== undefined) throw wrong(`auditHead.webhooks: ${gone}`);
  return result.data;
}

/** What people may choose from. */
export function waysOf({ mail, webhooks }: NotifyConfig) {
  return {
    mailDomains: mail?.domains ?? null,
    webhooks: Object.entries(webhooks).map(([id, { title }]) => ({ id, title })),
  };
}
