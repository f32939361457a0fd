import type { NoticeWords } from '@yuzhi/access';
import type { Language } from '@yuzhi/sdk';

/** One thing that is told, in a message that may tell several. */
export interface MessageItem extends NoticeWords {
  readonly kind: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** For programs: goes along as it is, as the head of the audit trail does. */
  readonly attachment: unknown;
}

/** What leaves: everything that is due for one receiver. */
export interface Message {
  /** The same however often it is tried: a receiver can tell that it has it already. */
  readonly id: string;
  readonly language: Language;
  readonly items: readonly MessageItem[];
  /** Where people reach the server; `null` where the settings do not say. */
  readonly address: string | null;
}

const several = { zh: (n: number) => `渝智：${n} 项通知`, en: (n: number) => `Yuzhi: ${n} notices` };

export function subjectOf({ language, items }: Message): string {
  const [first] = items;
  if (items.length > 1 || !first) return several[language](items.length);
  return `${language === 'zh' ? '渝智：' : 'Yuzhi: '}${first.title[language]}`;
}

/** Lines of plain text. */
export function textOf(message: Message, maxBytes = Number.POSITIVE_INFINITY): string {
  const { language, items } = message;
  const blocks = items.map((item) => {
    const link = linkOf(item, message);
    return [item.title[language], item.text[language], ...(link === null ? [] : [link]), ...attached(item)]
      .filter((line) => line !== '')
      .join('\n');
  });
  return joined(blocks, message, maxBytes);
}

/** The Markdown that both 企业微信 and 钉钉 show: headings, bold, quotes and links. */
export function markdownOf(message: Message, maxBytes = Number.POSITIVE_INFINITY): string {
  const { language, items } = message;
  const blocks = items.map((item) => {
    const link = linkOf(item, message);
    const title = `**${escaped(item.title[language])}**`;
    const words = language === 'zh' ? '前往办理' : 'Open';
    return [
      title,
      `> ${escaped(item.text[language])}`,
      ...(link === null ? [] : [`[${words}](${link})`]),
      ...attached(item),
    ]
      .filter((line) => line !== '> ')
      .join('\n\n');
  });
  return joined(blocks, message, maxBytes);
}

function linkOf({ page }: MessageItem, { address }: Message): string | null {
  return address === null || page === '' ? null : `${address}${page}`;
}

function attached({ attachment }: MessageItem): readonly string[] {
  return attachment === undefined ? [] : [JSON.stringify(attachment)];
}

/** As many blocks as fit, with how many do not. */
function joined(blocks: readonly string[], { language }: Message, maxBytes: number): string {
  const rest = (n: number): string => (language === 'zh' ? `另有 ${n} 项，请登录查看` : `${n} more on the page`);
  for (let count = blocks.length; count > 0; count -= 1) {
    const left = blocks.length - count;
    const text = [...blocks.slice(0, count), ...(left > 0 ? [rest(left)] : [])].join('\n\n');
    if (Buffer.byteLength(text) <= maxBytes) return text;
  }
  return rest(blocks.length);
}

/** What a unit or a key is called must not become a link or a heading. */
function escaped(text: string): string {
  return text.replaceAll(/[\r\n]+/g, ' ').replaceAll(/[\\`*_[\]<>#|~]/g, '\\$&');
}
