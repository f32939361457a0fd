import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDocument } from '@yuzhi/plan';
import { sample } from '../sample.ts';
import { ledger } from './ledger.ts';

type Format = 'xlsx' | 'csv' | 'docx';

/** Runs the operation as the page does; it asks nothing of its context. */
async function made(format: Format): Promise<{ name: string; bytes: Buffer; rows: number }> {
  const input = { document: sample, format, language: 'zh' as const };
  const { file, rows } = await ledger.run({} as never, input);
  return { name: file.name, bytes: Buffer.from(file.base64, 'base64'), rows };
}

test('the ledger comes as a file that the page can save: its output is marked as one', () => {
  const { file } = ledger.output.shape;
  assert.ok('x-file' in (file.meta() ?? {}));
});

test('the workbook is a workbook with a sheet of measures and one of questions', async () => {
  const { name, bytes, rows } = await made('xlsx');
  assert.match(name, /-台账\.xlsx$/);
  assert.equal(rows, 2);
  assert.equal(bytes.subarray(0, 2).toString(), 'PK');
  for (const part of ['xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml']) assert.ok(bytes.includes(part));
});

test('the Word document holds every measure, and the CSV a line for each', async () => {
  const { bytes: docx } = await made('docx');
  const { text } = await readDocument(docx, 'a.docx');
  assert.match(text, /编制智能工厂建设指南/);
  const { bytes: csv } = await made('csv');
  assert.equal(csv.toString('utf8').trim().split('\r\n').length, 3);
});
