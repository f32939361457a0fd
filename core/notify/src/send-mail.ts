import { createTransport } from 'nodemailer';
import type { Outbound } from '@yuzhi/outbound';
import { YuzhiError } from '@yuzhi/sdk';
import { notifyError } from './errors.ts';
import { subjectOf, textOf } from './message.ts';
import type { Message } from './message.ts';
import type { MailConfig } from './notify-config.ts';

const timeoutMs = 15_000;

/**
 * Sends a message by SMTP. The host is one that the settings name; its addresses are checked as those of all requests
 * that leave, and the connection goes to what was checked.
 *
 * @throws YuzhiError NOTIFY_MAIL_REFUSED and those of OUTBOUND_…
 */
export async function sendMail(config: MailConfig, outbound: Outbound, to: string, message: Message): Promise<void> {
  const [target] = await outbound.addressesFor(config.host);
  const transport = createTransport({
    host: target?.address ?? config.host,
    port: config.port,
    secure: config.security === 'tls',
    requireTLS: config.security === 'starttls',
    ignoreTLS: config.security === 'none',
    tls: { servername: config.host },
    ...(config.user === undefined ? {} : { auth: { user: config.user, pass: config.password ?? '' } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      from: { name: config.fromName, address: config.from },
      to,
      subject: subjectOf(message),
      text: textOf(message),
      messageId: `<${message.id}@${config.from.split('@').at(-1)}>`,
      // RFC 3834: no answer of a machine is wanted.
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  } catch (error) {
    if (error instanceof YuzhiError) throw error;
    throw notifyError('NOTIFY_MAIL_REFUSED', { reason: reasonOf(error) }, error);
  } finally {
    transport.close();
  }
}

/** The code of SMTP where there was one: what the server says may repeat addresses. */
function reasonOf(error: unknown): string {
  const { responseCode, code } = error as { responseCode?: number; code?: string };
  return responseCode === undefined ? (code ?? 'connection') : `SMTP ${responseCode}`;
}

/** Whether trying again is of no use: the server refused for good (5xx). */
export function isRefusedForGood(error: unknown): boolean {
  const cause = error instanceof YuzhiError ? (error.cause as { responseCode?: number } | undefined) : undefined;
  const code = cause?.responseCode ?? 0;
  return code >= 500 && code < 600;
}
