import { utf16, utf8 } from './decode.ts';

/** The text of a file that is one: UTF-8, UTF-16 with its mark, or GB 18030; `null` for anything else. */
export function textOf(data: Uint8Array): string | null {
  if (data.length === 0) return null;
  if ((data[0] === 0xff && data[1] === 0xfe) || (data[0] === 0xfe && data[1] === 0xff)) return plain(utf16(data, 'le'));
  return plain(utf8(data)) ?? plain(gb18030(data));
}

function gb18030(data: Uint8Array): string | null {
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(data);
  } catch {
    return null;
  }
}

/** Text has no control characters but those that set lines, tabs and pages. */
function plain(text: string | null): string | null {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return text === null || /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text) ? null : text;
}
