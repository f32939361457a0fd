import { escapeXml } from '../xml/scan-xml.ts';

/** Whether a text is a page of HTML: by its name or by how it begins. */
export function isHtml(text: string, name: string): boolean {
  return /\.x?html?$/i.test(name) || /^\s*(?:<!doctype html|<html[\s>])/i.test(text);
}

/** HTML with the prompt as its first paragraph; what stands before `<body>` stays there. */
export function htmlWithPrompt(html: string, words: string): string {
  const at = promptIndex(html);
  return `${html.slice(0, at)}<p role="note">${escapeXml(words)}</p>${html.slice(at)}`;
}

/** Behind the tag of the body, or behind what can only stand before one. */
export function promptIndex(html: string): number {
  const end = bodyEnd(html);
  if (end !== null) return end;
  const head = /^\s*(?:<!doctype[^>]*>\s*)?(?:<html[^>]*>\s*)?(?:<head[\s>][\s\S]*?<\/head>\s*)?/i.exec(html);
  return head?.[0].length ?? 0;
}

/** Where the tag of the body ends; `null` when there is none, or not yet all of it. Values of attributes may hold tags. */
export function bodyEnd(html: string): number | null {
  const start = html.search(/<body[\s>]/i);
  if (start < 0) return null;
  const tag = /^<body(?:"[^"]*"|'[^']*'|[^>"'])*>/i.exec(html.slice(start));
  return tag === null ? null : start + tag[0].length;
}
