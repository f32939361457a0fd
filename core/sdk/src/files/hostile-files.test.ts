import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { z } from 'zod';
import { isoDate, label } from '../schema.ts';
import { YuzhiError } from '../yuzhi-error.ts';
import { readGeoJson } from './read-geojson.ts';
import { readTable } from './read-table.ts';
import { asFile, aWorkbook } from './workbook-fixture.ts';

const readings = z.object({
  station: z.string().meta(label('站点', 'Station')),
  day: isoDate.meta(label('日期', 'Day')),
  rainfallMm: z.number().meta(label('雨量', 'Rainfall', { unit: 'mm' })),
});

const golden = (name: string): Buffer => readFileSync(new URL(`../../golden/${name}`, import.meta.url));

/** Reads, and lets nothing but a typed error out. Returns its code, or `read`. */
async function outcomeOf(name: string, bytes: Uint8Array, check = (_rows: unknown): void => {}): Promise<string> {
  try {
    const { rows } = await readTable(asFile(name, bytes), readings);
    check(rows);
    return 'read';
  } catch (error) {
    assert.ok(error instanceof YuzhiError, `${name}: ${String(error)}`);
    return error.code;
  }
}

/** A change to some bytes: others in their place, a piece cut out, or a piece said twice. */
const mutation = fc.record({
  how: fc.constantFrom('overwrite', 'remove', 'repeat'),
  // Not fc.double(), whose values crowd near zero.
  at: fc.integer({ min: 0, max: 9_999 }),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }),
});

type Mutation = typeof mutation extends fc.Arbitrary<infer Value> ? Value : never;

function mutated(bytes: Uint8Array, mutations: readonly Mutation[]): Uint8Array {
  let result = Buffer.from(bytes);
  for (const { how, at, bytes: other } of mutations) {
    const from = Math.floor((at / 10_000) * result.length);
    const to = Math.min(result.length, from + other.length);
    const piece = how === 'overwrite' ? other : how === 'remove' ? [] : result.subarray(from, to);
    const rest = how === 'repeat' ? from : to;
    result = Buffer.concat([result.subarray(0, from), Buffer.from(piece), result.subarray(rest)]);
  }
  return result;
}

const mutations = fc.array(mutation, { minLength: 1, maxLength: 4 });

interface Trial {
  readonly name: string;
  readonly change: (mutations: Mutation[]) => Uint8Array;
  /** What must hold of the rows that were read in spite of the mutations. */
  readonly check?: (rows: unknown) => void;
}

async function outcomesOf({ name, change, check }: Trial): Promise<Set<string>> {
  const seen = new Set<string>();
  const property = fc.asyncProperty(
    mutations,
    async (list) => void seen.add(await outcomeOf(name, change(list), check)),
  );
  await fc.assert(property, { numRuns: 2_000 });
  return seen;
}

test('readTable() answers 2,000 mutations of a CSV file with rows or a typed error', async () => {
  const original = golden('rain-gb18030.csv');
  const seen = await outcomesOf({ name: 'rain.csv', change: (list) => mutated(original, list) });
  for (const outcome of ['read', 'FILE_COLUMNS_MISSING', 'FILE_ENCODING_UNKNOWN'])
    assert.ok(seen.has(outcome), outcome);
});

test('readTable() answers 2,000 mutations of a workbook with the same rows or a typed error', async () => {
  const original = golden('rain-xlsxwriter.xlsx');
  const { rows: expected } = await readTable(asFile('rain.xlsx', original), readings);
  const check = (rows: unknown): void => assert.deepEqual(rows, expected);
  const seen = await outcomesOf({ name: 'rain.xlsx', change: (list) => mutated(original, list), check });
  for (const outcome of ['read', 'FILE_XLSX_DAMAGED']) assert.ok(seen.has(outcome), outcome);
});

test('readTable() answers 2,000 mutations of the XML within a workbook with rows or a typed error', async () => {
  const parts = unzipSync(golden('rain-openpyxl.xlsx'));
  const sheet = parts['xl/worksheets/sheet1.xml'] ?? assert.fail('the golden workbook has no sheet');
  const change = (list: Mutation[]) => aWorkbook({ sheet: strFromU8(mutated(sheet, list)) });
  const seen = await outcomesOf({ name: 'rain.xlsx', change });
  for (const outcome of ['read', 'FILE_XLSX_DAMAGED', 'FILE_COLUMNS_MISSING']) assert.ok(seen.has(outcome), outcome);
});

test('readTable() and readGeoJson() answer any bytes with a typed error', async () => {
  const starts = fc.constantFrom(
    '',
    'PK\u0003\u0004',
    'PK\u0005\u0006',
    '站点,日期,雨量\n',
    '{"type":"Point"',
    '\ufeff',
  );
  await fc.assert(
    fc.asyncProperty(starts, fc.uint8Array({ maxLength: 300 }), async (start, rest) => {
      const bytes = Buffer.concat([Buffer.from(start), rest]);
      await outcomeOf('a.csv', bytes);
      await outcomeOf('a.xlsx', bytes);
      try {
        readGeoJson(asFile('a.geojson', bytes));
      } catch (error) {
        assert.ok(error instanceof YuzhiError, String(error));
      }
    }),
    { numRuns: 500 },
  );
});
