import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { labelKeys } from './aigc-label.ts';
import { readProviderCode } from './provider-code.ts';
import { readLabel } from './read-label.ts';

const folder = path.resolve(import.meta.dirname, '../../../../shared/bench/aigc-label');
const skip = existsSync(folder) ? false : 'the folder of external judges is not here: ../shared/bench/aigc-label';

interface Case {
  readonly file: string;
  readonly carrier: string | null;
  readonly verdict: string;
  readonly fields: Readonly<Record<string, string>> | null;
  readonly warn?: string;
}

function jsonOf(name: string): unknown {
  return JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as unknown;
}

test('readLabel() gives the verdict, the carrier and the fields of every file of the judge', { skip }, () => {
  const { cases } = jsonOf('manifest.json') as { cases: readonly Case[] };
  assert.equal(cases.length, 67);
  for (const { file, carrier, verdict, fields } of cases) {
    const report = readLabel(readFileSync(path.join(folder, file)), file);
    assert.deepEqual([file, report.carrier, report.verdict], [file, carrier ?? null, verdict]);
    if (fields === null) continue;
    const found = report.copies[0]?.fields ?? {};
    for (const key of labelKeys) assert.equal(found[key], fields[key], `${key} of ${file}`);
  }
});

test('readLabel() warns of a wrong checksum without doubting the label', { skip }, () => {
  const report = readLabel(readFileSync(path.join(folder, 'files/png-bad-crc.png')));
  assert.deepEqual(
    report.findings.map(({ code, weight }) => [code, weight]),
    [['checksum-mismatch', 'note']],
  );
});

test('readProviderCode() tells the codes of the judge apart', { skip }, () => {
  const codes = jsonOf('provider-codes.json') as readonly { code: string; valid: boolean }[];
  assert.equal(codes.length, 10);
  for (const { code, valid } of codes) assert.equal(readProviderCode(code).fault === null, valid, code);
});
