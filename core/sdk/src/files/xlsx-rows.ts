import { fileError } from './errors.ts';
import type { RawRow, RawRows } from './raw-row.ts';
import { SheetReader } from './xlsx-sheet.ts';
import { readStyles } from './xlsx-styles.ts';
import { StringItem } from './xlsx-text.ts';
import { guardXml, partOf, readPart, readWorkbook } from './xlsx-workbook.ts';
import type { SheetPart } from './xlsx-workbook.ts';
import { XmlReader } from './xml-reader.ts';
import { ZipArchive } from './zip-archive.ts';
import type { ArchiveEntry } from './zip-archive.ts';

export interface OpenedSheet {
  readonly sheet: string;
  readonly rows: RawRows;
}

/**
 * Opens a sheet of an .xlsx workbook: the named one, or the first that is visible. Formulas give the value that was
 * saved with them; nothing is calculated.
 *
 * @param fileName for messages
 * @throws FILE_XLSX_DAMAGED, FILE_XLSX_ENCRYPTED, FILE_XLS_UNSUPPORTED, FILE_ARCHIVE_TOO_LARGE, FILE_SHEET_MISSING
 */
export async function openSheet(bytes: Uint8Array, sheet: string | undefined, fileName: string): Promise<OpenedSheet> {
  refuseOldFormats(bytes, fileName);
  const archive = new ZipArchive(bytes, fileName);
  const workbook = await readWorkbook(archive, fileName);
  const chosen = chooseSheet(workbook.sheets, sheet, fileName);
  const { stylesPart, stringsPart } = workbook;
  const looks = stylesPart === null ? [] : await readStyles(archive, partOf(archive, stylesPart, fileName), fileName);
  const strings =
    stringsPart === null ? [] : await readStrings(archive, partOf(archive, stringsPart, fileName), fileName);
  const part = partOf(archive, chosen.part, fileName);
  const reader = new SheetReader({ strings, looks, is1904: workbook.is1904, fileName });
  return { sheet: chosen.name, rows: readRows(archive, part, reader, fileName) };
}

/** Whether bytes begin like an Office workbook, old or new, whatever the file is called. */
export function looksLikeWorkbook(bytes: Uint8Array): boolean {
  return startsWith(bytes, zipMark) || startsWith(bytes, oleMark);
}

async function* readRows(
  archive: ZipArchive,
  part: ArchiveEntry,
  reader: SheetReader,
  fileName: string,
): AsyncGenerator<readonly RawRow[]> {
  const xml = new XmlReader(reader);
  for await (const chunk of archive.inflate(part)) {
    guardXml(() => xml.write(chunk), part, fileName);
    yield reader.take();
  }
  guardXml(() => xml.end(), part, fileName);
  yield reader.take();
}

async function readStrings(archive: ZipArchive, part: ArchiveEntry, fileName: string): Promise<string[]> {
  const strings: string[] = [];
  const item = new StringItem();
  await readPart(
    archive,
    part,
    {
      open(tag) {
        if (tag === 'si') item.reset();
        else item.open(tag);
      },
      close(tag) {
        if (tag === 'si') strings.push(item.take());
        else item.close(tag);
      },
      text: (text) => item.add(text),
    },
    fileName,
  );
  return strings;
}

function chooseSheet(sheets: readonly SheetPart[], wanted: string | undefined, fileName: string): SheetPart {
  const chosen =
    wanted === undefined
      ? (sheets.find((sheet) => sheet.isVisible) ?? sheets[0])
      : sheets.find((sheet) => sheet.name.trim() === wanted.trim());
  if (chosen) return chosen;
  const names = sheets.map((sheet) => sheet.name).join(', ');
  throw fileError('FILE_SHEET_MISSING', { name: fileName, sheet: wanted ?? '1', sheets: names });
}

const zipMark = [0x50, 0x4b];
/** OLE2, the container of .xls and of encrypted .xlsx. */
const oleMark = [0xd0, 0xcf, 0x11, 0xe0];

function refuseOldFormats(bytes: Uint8Array, fileName: string): void {
  if (!startsWith(bytes, oleMark)) return;
  const isEncrypted = Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'));
  throw fileError(isEncrypted ? 'FILE_XLSX_ENCRYPTED' : 'FILE_XLS_UNSUPPORTED', { name: fileName });
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}
