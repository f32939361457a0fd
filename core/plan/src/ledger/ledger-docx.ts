import type { Language } from '@yuzhi/sdk';
import type { Reading } from '../reader/reading.ts';
import { ledgerColumns, ledgerQuestions, ledgerRows } from './ledger-rows.ts';
import { officePackage, xmlText } from './office-package.ts';

/** Columns of the printed ledger and their widths in twips; together the type area of A4 across. */
const columns = [
  ['number', 600],
  ['clause', 1200],
  ['task', 1900],
  ['measure', 4300],
  ['leads', 1500],
  ['assists', 1700],
  ['units', 1700],
  ['period', 1300],
] as const;

/**
 * The ledger as a Word document: page, type and levels as in GB/T 9704-2012, but no red head, number or seal, which belong
 * to the office that issues.
 *
 * @param source the text that was read, for the words behind a question
 */
export function ledgerDocx(reading: Reading, source: string, language: Language): Uint8Array {
  const isChinese = language === 'zh';
  const title = `${reading.title ?? (isChinese ? '未命名文件' : 'Untitled document')}${isChinese ? '任务台账' : ': ledger of tasks'}`;
  const note = isChinese ? '本台账由系统生成，需经核稿。' : 'Made by a system; to be checked before use.';
  const head = columns.map(([key]) => ledgerColumns[key][language]);
  const rows = ledgerRows(reading).map((row) => columns.map(([key]) => String(row[key])));
  const questions = ledgerQuestions(reading, source, language).map(({ number, about, reason }) =>
    paragraph(`${number}. ${about}${isChinese ? '：' : ': '}${reason}`, body),
  );
  const content = [
    paragraph(title, { font: '方正小标宋简体', size: 44, isCentred: true }),
    paragraph(note, { ...body, isCentred: true }),
    table([head, ...rows]),
    paragraph(isChinese ? '待核问题' : 'Questions', { font: '黑体', size: 32, isCentred: false }),
    ...questions,
  ].join('');
  return officePackage({
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${content}<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1587" w:right="1300" w:bottom="1474" w:left="1300" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr></w:body></w:document>`,
  });
}

interface Type {
  readonly font: string;
  /** Half points. */
  readonly size: number;
  readonly isCentred: boolean;
}

const body: Type = { font: '仿宋_GB2312', size: 32, isCentred: false };
const small: Type = { font: '仿宋_GB2312', size: 21, isCentred: false };

function paragraph(text: string, { font, size, isCentred }: Type): string {
  const fonts = `<w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:eastAsia="${font}"/><w:sz w:val="${size}"/>`;
  return `<w:p><w:pPr>${isCentred ? '<w:jc w:val="center"/>' : ''}</w:pPr><w:r><w:rPr>${fonts}</w:rPr><w:t xml:space="preserve">${xmlText(text)}</w:t></w:r></w:p>`;
}

function table(rows: readonly (readonly string[])[]): string {
  const edge = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
    .join('');
  const grid = columns.map(([, width]) => `<w:gridCol w:w="${width}"/>`).join('');
  const lines = rows
    .map(
      (cells, index) =>
        `<w:tr>${index === 0 ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${cells.map((text, column) => `<w:tc><w:tcPr><w:tcW w:w="${columns[column]?.[1] ?? 1000}" w:type="dxa"/></w:tcPr>${paragraph(text, index === 0 ? { ...small, font: '黑体', isCentred: true } : small)}</w:tc>`).join('')}</w:tr>`,
    )
    .join('');
  return `<w:tbl><w:tblPr><w:tblW w:w="14200" w:type="dxa"/><w:tblBorders>${edge}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${lines}</w:tbl>`;
}
