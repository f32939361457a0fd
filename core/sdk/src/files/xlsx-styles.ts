import { readPart } from './xlsx-workbook.ts';
import type { ArchiveEntry, ZipArchive } from './zip-archive.ts';

/** What a number format makes of a number. */
export type NumberLook = 'plain' | 'date' | 'percent';

/** The look of each cell style, by its index (ECMA-376 part 1, 18.8.10 and 18.8.30). */
export async function readStyles(archive: ZipArchive, part: ArchiveEntry, fileName: string): Promise<NumberLook[]> {
  const formats = new Map<string, NumberLook>();
  const looks: NumberLook[] = [];
  let isInCellStyles = false;
  await readPart(
    archive,
    part,
    {
      open(tag, attribute) {
        if (tag === 'numFmt') formats.set(attribute('numFmtId') ?? '', lookOf(attribute('formatCode') ?? ''));
        if (tag === 'cellXfs') isInCellStyles = true;
        if (tag !== 'xf' || !isInCellStyles) return;
        const id = attribute('numFmtId') ?? '0';
        looks.push(formats.get(id) ?? builtInLook(Number(id)));
      },
      close(tag) {
        if (tag === 'cellXfs') isInCellStyles = false;
      },
    },
    fileName,
  );
  return looks;
}

/** Formats without a code of their own; 27–36 and 50–58 are the dates of the Chinese, Japanese and Korean Excel. */
function builtInLook(id: number): NumberLook {
  if (id === 9 || id === 10) return 'percent';
  const isDate = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
  return isDate ? 'date' : 'plain';
}

/** Reads the first section of a format code, without its quoted text, escapes, colours and locales. */
export function lookOf(formatCode: string): NumberLook {
  const tokens = formatCode
    .replace(/"[^"]*"|\\.|_./g, '')
    .replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '')
    .split(';', 1)[0];
  if (tokens === undefined || /general/i.test(tokens)) return 'plain';
  if (tokens.includes('%')) return 'percent';
  if (/[yd]/i.test(tokens)) return 'date';
  // `mm:ss.0` is a time with tenths; `0.00E+00` is no date though it holds an E.
  return /[hs]|m/i.test(tokens) && !/[#?]|0.*E/i.test(tokens) ? 'date' : 'plain';
}
