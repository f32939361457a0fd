import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDocument } from '../input/read-document.ts';
import { OfficeZip } from '../input/office-zip.ts';
import { readPlan } from '../reader/read-plan.ts';
import { ledgerCsv } from './ledger-csv.ts';
import { ledgerDocx } from './ledger-docx.ts';
import { ledgerRows } from './ledger-rows.ts';
import { ledgerXlsx } from './ledger-xlsx.ts';

const text =
  '某市方案\n一、重点任务\n（一）建设平台。建设统一平台，=编制“A&B”指南，2026年底前完成30个以上场景。（牵头单位：市数据局；配合单位：市科技局等；完成时限：2026年底）\n（二）完善机制。……\n';
const reading = readPlan(text);

test('the ledger has a row for each measure, and keeps a task whose text is left out', () => {
  const rows = ledgerRows(reading);
  assert.deepEqual(
    rows.map(({ number, clause, leads, assists }) => [number, clause, leads, assists]),
    [
      [1, '一（一）', '市数据局', '市科技局等'],
      [2, '一（一）', '市数据局', '市科技局等'],
      [3, '一（一）', '市数据局', '市科技局等'],
      [4, '一（二）', '', ''],
    ],
  );
  assert.match(rows[2]?.target ?? '', /^2026: ≥30个/);
});

test('the CSV opens as UTF-8 and computes nothing', () => {
  const csv = ledgerCsv(reading, 'zh');
  assert.ok(csv.startsWith('\uFEFF序号,'));
  assert.match(csv, /,'=编制“A&B”指南,/);
});

test('the workbook has the ledger, with a choice of states, and the questions on a second sheet', () => {
  const zip = new OfficeZip(ledgerXlsx(reading, text, 'zh'));
  assert.match(zip.text('xl/workbook.xml') ?? '', /督查台账.*待核问题/);
  const sheet = zip.text('xl/worksheets/sheet1.xml') ?? '';
  assert.match(sheet, /编制“A&amp;B”指南/);
  assert.match(sheet, /<dataValidation type="list"[^>]*sqref="J2:J5">/);
  assert.match(zip.text('xl/worksheets/sheet2.xml') ?? '', /任务正文被略去/);
});

test('the same reading gives the same bytes', () => {
  assert.deepEqual(ledgerXlsx(reading, text, 'zh'), ledgerXlsx(reading, text, 'zh'));
});

test('the Word ledger can be read back, and says that it has to be checked', async () => {
  const document = await readDocument(ledgerDocx(reading, text, 'zh'), 'a.docx');
  assert.match(document.text, /本台账由系统生成，需经核稿/);
  assert.match(document.text, /1\t一（一）\t建设平台\t建设统一平台\t市数据局\t市科技局/);
});
