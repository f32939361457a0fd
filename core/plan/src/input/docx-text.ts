import { planError } from '../errors.ts';
import { decodeEntities } from './html-text.ts';
import type { OfficeZip } from './office-zip.ts';
import { readNumbering } from './word-numbering.ts';

/**
 * The text of a Word document: a line for each paragraph, cells of a row parted by tabs, automatic numbers written out.
 * Headers, footers, notes, comments and deleted text are left out.
 *
 * @throws PLAN_FILE_DAMAGED, PLAN_ARCHIVE_UNSAFE, PLAN_FILE_ENCRYPTED
 */
export function docxText(zip: OfficeZip): string {
  const xml = zip.text('word/document.xml');
  if (xml === null || !/<w:body[\s>]/.test(xml)) throw planError('PLAN_FILE_DAMAGED', { kind: 'DOCX' });
  if (/<!DOCTYPE/i.test(xml)) throw planError('PLAN_FILE_DAMAGED', { kind: 'DOCX' });
  const numbering = readNumbering(zip.text('word/numbering.xml'), zip.text('word/styles.xml'));
  const lines: string[] = [];
  let line = '';
  let cells: string[] | null = null;
  let depth = 0;
  let skipped = 0;
  let properties = '';
  const token = /<(\/?)([\w:]+)((?:\s[^<>]*?)?)(\/?)>|([^<]+)/g;
  let isText = false;
  let number = '';
  for (const [, close, name = '', attributes = '', empty, text] of xml.matchAll(token)) {
    if (text !== undefined) {
      if (isText && skipped === 0) line += decodeEntities(text);
      continue;
    }
    if (/^(?:mc:Fallback|w:del|w:moveFrom|w:footnote|w:pict)$/.test(name) && empty === '')
      skipped += close === '' ? 1 : -1;
    if (skipped > 0) continue;
    if (name === 'w:t') isText = close === '' && empty === '';
    else if (name === 'w:tab' && close === '' && properties === '') line += depth > 0 ? ' ' : '\u3000';
    else if (name === 'w:br' || name === 'w:cr') line += close === '' ? '\n' : '';
    else if (name === 'w:noBreakHyphen') line += '-';
    else if (name === 'w:pPr') properties = close === '' && empty === '' ? 'open' : '';
    else if (name === 'w:numId' || name === 'w:ilvl' || name === 'w:pStyle')
      numbering.note(name, /w:val="([^"]*)"/.exec(attributes)?.[1] ?? '');
    else if (name === 'w:tr' && depth <= 1) {
      if (close === '') cells = [];
      else if (cells !== null) {
        lines.push(cells.join('\t'));
        cells = null;
      }
    } else if (name === 'w:tbl') depth += close === '' ? 1 : -1;
    else if (name === 'w:tc' && depth <= 1) {
      if (close === '') line = '';
      else {
        cells?.push(line.trim().replace(/\s*\n\s*/g, ' '));
        line = '';
      }
    } else if (name === 'w:p') {
      if (close === '' && empty === '') {
        number = '';
        numbering.begin();
      } else {
        number = numbering.end(line.trim() !== '');
        if (depth > 0) line += '\n';
        else {
          lines.push(number + line.trimEnd());
          line = '';
        }
      }
    }
  }
  return lines.join('\n');
}
