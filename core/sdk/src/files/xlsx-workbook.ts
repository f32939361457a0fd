import { posix } from 'node:path';
import { YuzhiError } from '../yuzhi-error.ts';
import { fileError } from './errors.ts';
import { XmlReader } from './xml-reader.ts';
import type { XmlHandlers } from './xml-reader.ts';
import type { ArchiveEntry, ZipArchive } from './zip-archive.ts';

/** Where the parts of a workbook stand in its archive (ECMA-376 part 1, 18.2). */
export interface Workbook {
  readonly sheets: readonly SheetPart[];
  /** Dates count from 1904 instead of 1900. */
  readonly is1904: boolean;
  readonly stringsPart: string | null;
  readonly stylesPart: string | null;
}

export interface SheetPart {
  readonly name: string;
  readonly isVisible: boolean;
  readonly part: string;
}

/** @throws FILE_XLSX_DAMAGED, also for an archive that is no workbook */
export async function readWorkbook(archive: ZipArchive, fileName: string): Promise<Workbook> {
  const workbookPart = await findWorkbook(archive, fileName);
  const relations = await readRelations(archive, workbookPart, fileName);
  const target = (suffix: string): string | null =>
    [...relations.values()].find((relation) => relation.type.endsWith(suffix))?.part ?? null;
  const { is1904, listed } = await readSheetList(archive, workbookPart, fileName);
  const sheets = listed.flatMap(({ id, name, isVisible }): SheetPart[] => {
    const relation = relations.get(id);
    // Chart sheets and macro sheets hold no cells.
    return relation?.type.endsWith('/worksheet') ? [{ name, isVisible, part: relation.part }] : [];
  });
  return { sheets, is1904, stringsPart: target('/sharedStrings'), stylesPart: target('/styles') };
}

/** Reads a part of the workbook through `handlers`. */
export async function readPart(
  archive: ZipArchive,
  part: ArchiveEntry,
  handlers: XmlHandlers,
  fileName: string,
): Promise<void> {
  const reader = new XmlReader(handlers);
  for await (const chunk of archive.inflate(part)) guardXml(() => reader.write(chunk), part, fileName);
  guardXml(() => reader.end(), part, fileName);
}

/** Calls the XML reader, whose faults are the file's. */
export function guardXml(read: () => void, part: ArchiveEntry, fileName: string): void {
  try {
    read();
  } catch (cause) {
    if (cause instanceof YuzhiError) throw cause;
    throw fileError('FILE_XLSX_DAMAGED', { name: fileName, reason: 'xml', part: part.name }, cause);
  }
}

/** The entry of a part that must be there. */
export function partOf(archive: ZipArchive, part: string, fileName: string): ArchiveEntry {
  const entry = archive.entry(part);
  if (!entry) throw fileError('FILE_XLSX_DAMAGED', { name: fileName, reason: 'part-missing', part });
  return entry;
}

async function findWorkbook(archive: ZipArchive, fileName: string): Promise<string> {
  const usual = 'xl/workbook.xml';
  if (!archive.entry('_rels/.rels')) return usual;
  const relations = await readRelations(archive, '', fileName);
  const main = [...relations.values()].find((relation) => relation.type.endsWith('/officeDocument'));
  return main?.part ?? usual;
}

interface Relation {
  readonly type: string;
  readonly part: string;
}

/** The relations of `part`, by id, with their targets as places in the archive (part 2, 9.3). */
async function readRelations(archive: ZipArchive, part: string, fileName: string): Promise<Map<string, Relation>> {
  const folder = posix.dirname(part);
  const relations = new Map<string, Relation>();
  const entry = partOf(archive, posix.join(folder, '_rels', `${posix.basename(part)}.rels`), fileName);
  await readPart(
    archive,
    entry,
    {
      open(tag, attribute) {
        const target = attribute('Target');
        if (tag !== 'Relationship' || target === undefined) return;
        const place = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
        relations.set(attribute('Id') ?? '', { type: attribute('Type') ?? '', part: place });
      },
      close() {},
    },
    fileName,
  );
  return relations;
}

interface ListedSheet {
  readonly id: string;
  readonly name: string;
  readonly isVisible: boolean;
}

async function readSheetList(archive: ZipArchive, part: string, fileName: string) {
  const listed: ListedSheet[] = [];
  let is1904 = false;
  const handlers: XmlHandlers = {
    open(tag, attribute) {
      if (tag === 'workbookPr') is1904 = ['1', 'true'].includes(attribute('date1904') ?? '');
      if (tag !== 'sheet') return;
      const isVisible = (attribute('state') ?? 'visible') === 'visible';
      listed.push({ id: attribute('id') ?? '', name: attribute('name') ?? '', isVisible });
    },
    close() {},
  };
  await readPart(archive, partOf(archive, part, fileName), handlers, fileName);
  return { is1904, listed };
}
