import { Refused } from '../write/refused.ts';
import { escapeXml } from '../xml/scan-xml.ts';
import type { OfficeParts } from './office-parts.ts';

export const documentPart = 'word/document.xml';

/** DOCX: a paragraph of its own before the first one; `null` when it is there already. */
export function documentWithPrompt(parts: OfficeParts, words: string): Uint8Array | null {
  const text = parts.text(documentPart);
  const body = parts.tags(text).find(({ kind, local }) => kind === 'open' && local === 'body');
  if (body === undefined) throw new Refused('LABEL_FILE_BROKEN');
  if (firstWords(text.slice(body.end, body.end + 4096)).includes(words)) return null;
  const { prefix } = body;
  const paragraph = `<${prefix}p><${prefix}r><${prefix}t>${escapeXml(words)}</${prefix}t></${prefix}r></${prefix}p>`;
  return parts.with(documentPart, text.slice(0, body.end) + paragraph + text.slice(body.end));
}

function firstWords(xml: string): string {
  return xml.replaceAll(/<[^>]*>/g, '').slice(0, 100);
}
