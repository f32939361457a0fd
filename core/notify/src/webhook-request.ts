import { createHmac } from 'node:crypto';
import type { OutboundRequest } from '@yuzhi/outbound';
import { markdownOf, subjectOf, textOf } from './message.ts';
import type { Message } from './message.ts';
import type { WebhookConfig } from './notify-config.ts';

/** Of 企业微信 (document 91770 of developer.work.weixin.qq.com): 2048 bytes of text, 4096 of Markdown. */
const wecomBytes = { text: 2_048, markdown: 4_096 } as const;
/** Of 钉钉: a message of a robot is 20,000 bytes at most. */
const dingtalkBytes = 20_000;

/** The request that brings a message to a webhook, in the shape that the receiver documents. */
export function webhookRequest(config: WebhookConfig, message: Message, now: Date): OutboundRequest {
  return {
    url: config.shape === 'dingtalk' ? signed(config, now) : config.url,
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8', 'idempotency-key': message.id },
    body: JSON.stringify(bodies[config.shape](message, config.format)),
  };
}

const bodies: Readonly<Record<WebhookConfig['shape'], (message: Message, format: WebhookConfig['format']) => unknown>> =
  {
    wecom: (message, format) =>
      format === 'text'
        ? { msgtype: 'text', text: { content: textOf(message, wecomBytes.text) } }
        : { msgtype: 'markdown', markdown: { content: markdownOf(message, wecomBytes.markdown) } },
    dingtalk: (message, format) =>
      format === 'text'
        ? { msgtype: 'text', text: { content: textOf(message, dingtalkBytes) } }
        : { msgtype: 'markdown', markdown: { title: subjectOf(message), text: markdownOf(message, dingtalkBytes) } },
    json: ({ id, items, address }) => ({
      id,
      notices: items.map(({ kind, title, text, page, at, attachment }) => ({
        kind,
        at,
        title,
        text,
        link: address === null || page === '' ? null : `${address}${page}`,
        ...(attachment === undefined ? {} : { attachment }),
      })),
    }),
  };

/**
 * The address of a 钉钉 robot that checks signatures: time in milliseconds and HMAC-SHA256 over time, newline and secret,
 * under the secret, in Base64.
 */
function signed({ url, secret }: WebhookConfig, now: Date): string {
  if (secret === undefined) return url;
  const timestamp = String(now.getTime());
  const address = new URL(url);
  address.searchParams.set('timestamp', timestamp);
  address.searchParams.set('sign', createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64'));
  return address.href;
}

/** Why a webhook did not take a message, by its answer; `null` when it did. Both robots answer 200 with a code. */
export function refusalOf({ shape }: WebhookConfig, status: number, body: Buffer): string | null {
  if (status < 200 || status > 299) return `HTTP ${status}`;
  if (shape === 'json') return null;
  try {
    const { errcode } = JSON.parse(body.toString('utf8')) as { errcode?: unknown };
    return errcode === 0 ? null : `errcode ${Number(errcode)}`;
  } catch {
    return 'no errcode';
  }
}
