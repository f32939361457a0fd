import { strToU8, zipSync } from 'fflate';
import type { FileBytes } from './file-ref.ts';

export interface WorkbookParts {
  /** Cells as XML: what stands within `sheetData`. */
  readonly rows?: string;
  /** Whole XML of the sheet, instead of `rows`. */
  readonly sheet?: string;
  readonly strings?: string;
  readonly styles?: string;
  readonly workbook?: string;
  /** Further entries of the archive, or others in the place of these. */
  readonly more?: Readonly<Record<string, string>>;
}

const schemas = 'http://schemas.openxmlformats.org';
const relation = (id: string, kind: string, target: string): string =>
  `<Relationship Id="${id}" Type="${schemas}/officeDocument/2006/relationships/${kind}" Target="${target}"/>`;

/** The smallest workbook around what a test is about. For tests only. */
export function aWorkbook(parts: WorkbookParts): Uint8Array {
  const entries: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${schemas}/package/2006/content-types"/>`,
    '_rels/.rels': `<Relationships>${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml':
      parts.workbook ?? '<workbook><sheets><sheet name="甲" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': `<Relationships>${[
      relation('rId1', 'worksheet', 'worksheets/sheet1.xml'),
      relation('rId2', 'worksheet', '/xl/worksheets/sheet2.xml'),
      parts.strings === undefined ? '' : relation('rId8', 'sharedStrings', 'sharedStrings.xml'),
      parts.styles === undefined ? '' : relation('rId9', 'styles', 'styles.xml'),
    ].join('')}</Relationships>`,
    'xl/worksheets/sheet1.xml': parts.sheet ?? `<worksheet><sheetData>${parts.rows ?? ''}</sheetData></worksheet>`,
    ...(parts.strings === undefined ? {} : { 'xl/sharedStrings.xml': `<sst>${parts.strings}</sst>` }),
    ...(parts.styles === undefined ? {} : { 'xl/styles.xml': parts.styles }),
    ...parts.more,
  };
  return zipSync(Object.fromEntries(Object.entries(entries).map(([name, xml]) => [name, strToU8(xml)])));
}

export function asFile(name: string, bytes: Uint8Array): FileBytes {
  return { name, base64: Buffer.from(bytes).toString('base64') };
}

/** A row of inline strings, such as a header. */
export function textRow(number: number, texts: readonly string[]): string {
  const cells = texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`);
  return `<row r="${number}">${cells.join('')}</row>`;
}
