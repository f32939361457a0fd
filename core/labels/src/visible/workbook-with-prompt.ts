import { Refused } from '../write/refused.ts';
import { escapeXml } from '../xml/scan-xml.ts';
import type { OfficeParts, PartTag } from './office-parts.ts';

export const workbookPart = 'xl/workbook.xml';
const sharedTexts = 'xl/sharedStrings.xml';
/** The last row that a sheet can have. */
const mostRows = 1_048_576;

/**
 * XLSX: the prompt in the first cell of the first sheet when its first row is empty, otherwise one row below the last used
 * one; `null` when it is there already. Nothing is moved, so no formula changes.
 */
export function workbookWithPrompt(parts: OfficeParts, words: string): Uint8Array | null {
  const sheets = parts.tags(parts.text(workbookPart)).filter(({ local }) => local === 'sheet');
  const first = sheets.find(({ attributes }) => (attributes.get('state') ?? 'visible') === 'visible') ?? sheets[0];
  const name = parts.target(workbookPart, relationOf(first));
  const text = parts.text(name);
  const shown = `>${escapeXml(words)}<`;
  if (text.includes(shown) || (parts.has(sharedTexts) && parts.text(sharedTexts).includes(shown))) return null;
  return parts.with(name, sheetWith(text, parts.tags(text), words));
}

function relationOf(sheet: PartTag | undefined): string | undefined {
  // The prefix of relationships is `r` by custom only.
  return [...(sheet?.attributes ?? [])].find(([name]) => name.endsWith(':id'))?.[1];
}

function sheetWith(text: string, tags: readonly PartTag[], words: string): string {
  const data = tags.find(({ local, kind }) => local === 'sheetData' && kind !== 'close');
  const end = tags.findLast(({ local, kind }) => local === 'sheetData' && kind === 'close');
  if (data === undefined) throw new Refused('LABEL_FILE_BROKEN');
  const { first, last } = usedRows(tags);
  const row = first > 1 ? 1 : last + 2;
  if (row > mostRows) throw new Refused('LABEL_TOO_LARGE', { placeZh: '工作表', placeEn: 'the sheet' });
  const { prefix } = data;
  const added = rowText(prefix, row, words);
  if (data.kind === 'empty') {
    const open = text.slice(data.start, data.end).replace(/\s*\/>$/, '>');
    return `${text.slice(0, data.start)}${open}${added}</${data.name}>${text.slice(data.end)}`;
  }
  const at = row === 1 ? data.end : end?.start;
  if (at === undefined) throw new Refused('LABEL_FILE_BROKEN');
  return text.slice(0, at) + added + text.slice(at);
}

function rowText(prefix: string, row: number, words: string): string {
  const value = `<${prefix}is><${prefix}t>${escapeXml(words)}</${prefix}t></${prefix}is>`;
  return `<${prefix}row r="${row}"><${prefix}c r="A${row}" t="inlineStr">${value}</${prefix}c></${prefix}row>`;
}

/** The first and the last row with anything in it, merged cells too. A row without number follows the one before. */
function usedRows(tags: readonly PartTag[]): { readonly first: number; readonly last: number } {
  let [first, last, at] = [Infinity, 0, 0];
  for (const { local, kind, attributes } of tags) {
    if (kind === 'close' || (local !== 'row' && local !== 'mergeCell')) continue;
    if (local === 'row') at = Number(attributes.get('r') ?? at + 1);
    const rows = local === 'row' ? [at] : [...(attributes.get('ref') ?? '').matchAll(/\d+/g)].map(Number);
    if (rows.some((row) => !Number.isInteger(row) || row < 1)) throw new Refused('LABEL_FILE_BROKEN');
    first = Math.min(first, ...rows);
    last = Math.max(last, ...rows);
  }
  return { first, last };
}
