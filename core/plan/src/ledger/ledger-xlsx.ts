import type { Language } from '@yuzhi/sdk';
import type { Reading } from '../reader/reading.ts';
import { ledgerColumns, ledgerQuestions, ledgerRows, questionColumns, states } from './ledger-rows.ts';
import { officePackage, xmlText } from './office-package.ts';

const widths: Readonly<Record<string, number>> = {
  number: 6,
  clause: 12,
  task: 24,
  measure: 60,
  leads: 20,
  assists: 28,
  units: 28,
  period: 16,
  target: 36,
  state: 10,
  progress: 28,
  problems: 22,
  next: 22,
  updated: 12,
  about: 18,
  reason: 48,
  asWritten: 60,
};

/**
 * The supervision workbook: one row a measure, state and report columns ready to fill, questions on a second sheet.
 *
 * @param source the text that was read, for the words behind a question
 */
export function ledgerXlsx(reading: Reading, source: string, language: Language): Uint8Array {
  const rows = ledgerRows(reading);
  const keys = Object.keys(ledgerColumns) as (keyof typeof ledgerColumns)[];
  const ledger = sheet({
    keys,
    head: keys.map((key) => ledgerColumns[key][language]),
    rows: rows.map((row) =>
      keys.map((key) =>
        key === 'state' ? (states[0]?.[language] ?? '') : key in row ? row[key as keyof typeof row] : '',
      ),
    ),
    choices: { column: keys.indexOf('state'), values: states.map((state) => state[language]) },
  });
  const questionKeys = Object.keys(questionColumns) as (keyof typeof questionColumns)[];
  const questions = sheet({
    keys: questionKeys,
    head: questionKeys.map((key) => questionColumns[key][language]),
    rows: ledgerQuestions(reading, source, language).map((row) => questionKeys.map((key) => row[key])),
  });
  const names = language === 'zh' ? ['督查台账', '待核问题'] : ['Ledger', 'Questions'];
  return officePackage({
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="${names[0]}" sheetId="1" r:id="rId1"/><sheet name="${names[1]}" sheetId="2" r:id="rId2"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2"><font><sz val="11"/><name val="仿宋"/></font><font><b/><sz val="11"/><name val="黑体"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFDDE6F0"/></patternFill></fill></fills><borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf><xf borderId="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': ledger,
    'xl/worksheets/sheet2.xml': questions,
  });
}

interface SheetContent {
  readonly keys: readonly string[];
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly choices?: { readonly column: number; readonly values: readonly string[] };
}

/** The order of the elements is that of the schema (ECMA-376 part 1, 18.3.1.99). */
function sheet({ keys, head, rows, choices }: SheetContent): string {
  const last = columnName(keys.length - 1);
  const columns = keys
    .map((key, index) => `<col min="${index + 1}" max="${index + 1}" width="${widths[key] ?? 14}" customWidth="1"/>`)
    .join('');
  const body = [head, ...rows]
    .map(
      (cells, index) =>
        `<row r="${index + 1}">${cells.map((value, column) => cellXml(value, `${columnName(column)}${index + 1}`, index === 0 ? 1 : 2)).join('')}</row>`,
    )
    .join('');
  const validation =
    choices === undefined || rows.length === 0
      ? ''
      : `<dataValidations count="1"><dataValidation type="list" allowBlank="1" sqref="${columnName(choices.column)}2:${columnName(choices.column)}${rows.length + 1}"><formula1>"${choices.values.map(xmlText).join(',')}"</formula1></dataValidation></dataValidations>`;
  return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns}</cols><sheetData>${body}</sheetData><autoFilter ref="A1:${last}${rows.length + 1}"/>${validation}<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`;
}

function cellXml(value: string | number, at: string, style: number): string {
  if (typeof value === 'number') return `<c r="${at}" s="${style}"><v>${value}</v></c>`;
  if (value === '') return `<c r="${at}" s="${style}"/>`;
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(value.slice(0, 32_000))}</t></is></c>`;
}

function columnName(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : columnName(Math.floor(index / 26) - 1) + columnName(index % 26);
}
