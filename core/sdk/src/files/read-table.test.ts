import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { expectTypeOf } from 'expect-type';
import fc from 'fast-check';
import { z } from 'zod';
import { coded, isoDate, label } from '../schema.ts';
import { YuzhiError } from '../yuzhi-error.ts';
import { readTable } from './read-table.ts';
import type { RowError } from './row-error.ts';
import { asFile, aWorkbook, textRow } from './workbook-fixture.ts';

const readings = z.object({
  station: z.string().max(20).meta(label('站点', 'Station')),
  day: isoDate.meta(label('日期', 'Day')),
  rainfallMm: z
    .number()
    .min(0)
    .meta({ ...label('雨量', 'Rainfall', { unit: 'mm' }), 'x-aliases': ['降水量'] }),
  isVerified: z.boolean().default(false).meta(label('已核实', 'Verified')),
  sharePercent: z
    .number()
    .optional()
    .meta(label('占比', 'Share', { unit: '%' })),
});

const csv = (...lines: string[]) => ({ name: 'rain.csv', text: lines.join('\n') });
const header = '站点,日期,雨量';
const golden = (name: string) => asFile(name, readFileSync(new URL(`../../golden/${name}`, import.meta.url)));

const fault =
  (code: string, details: object = {}) =>
  (error: unknown) => {
    assert.ok(error instanceof YuzhiError, String(error));
    assert.equal(error.code, code);
    assert.partialDeepStrictEqual(error.details, details);
    return true;
  };

const goldenRows = [
  { station: '示例站一', day: '2026-07-01', rainfallMm: 12.5, isVerified: true },
  { station: '示例站二', day: '2026-07-01', rainfallMm: 0, isVerified: false },
  { station: '示例站三·㐂𠮷', day: '2026-07-02', rainfallMm: 1234.5, isVerified: true },
];

test('readTable() has rows of the type that the columns describe', async () => {
  const table = await readTable(csv(header), readings);
  expectTypeOf(table.rows).toEqualTypeOf<
    readonly {
      station: string;
      day: string;
      rainfallMm: number;
      isVerified: boolean;
      sharePercent?: number | undefined;
    }[]
  >();
  const { rows } = await readTable(csv('级别'), z.object({ 级别: coded({ red: { zh: '红', en: 'Red' } }) }));
  expectTypeOf(rows).toEqualTypeOf<readonly { 级别: 'red' }[]>();
});

test('readTable() reads the same rows from UTF-8, GB18030 and UTF-16', async () => {
  for (const [name, encoding] of [
    ['rain-utf8.csv', 'utf-8'],
    ['rain-gb18030.csv', 'gb18030'],
    ['rain-utf16le.csv', 'utf-16le'],
  ] as const) {
    const table = await readTable(golden(name), readings);
    assert.deepEqual(table, {
      rows: goldenRows,
      rowNumbers: [2, 3, 4],
      errors: [],
      errorCount: 0,
      ignoredColumns: ['备注'],
      encoding,
    });
  }
});

test('readTable() reads a workbook of XlsxWriter: title above, hidden sheet, formulas, per cent', async () => {
  const table = await readTable(golden('rain-xlsxwriter.xlsx'), readings);
  assert.equal(table.sheet, '雨量');
  assert.deepEqual(table.rows, [
    { ...goldenRows[0], sharePercent: 7 },
    { ...goldenRows[1], sharePercent: 0 },
    { ...goldenRows[2], sharePercent: 93 },
    { station: '示例站四', day: '2026-07-03', rainfallMm: 25, isVerified: true },
  ]);
  assert.deepEqual(table.rowNumbers, [4, 5, 6, 7]);
  assert.deepEqual(
    table.errors.map(({ row, column, value, message }) => [row, column, value, message.en]),
    [
      [9, '日期', '2026-07-04 08:30:00', 'Must be a date without a time of day'],
      [9, '雨量（mm）', '#DIV/0!', 'The formula of this cell failed'],
    ],
  );
});

test('readTable() reads a workbook of openpyxl: dates from 1904, a formula that was never calculated', async () => {
  const table = await readTable(golden('rain-openpyxl.xlsx'), readings);
  assert.deepEqual(table.rows, goldenRows);
  assert.deepEqual(table.errors, [
    {
      row: 5,
      column: '雨量（mm）',
      value: '',
      message: {
        zh: '公式尚未计算，请用表格软件打开并保存后重新提交',
        en: 'The formula has no saved result: open and save the file',
      },
    } satisfies RowError,
  ]);
});

test('readTable() knows a column by key, title, alias, in any width and case, with its unit', async () => {
  for (const title of [
    'rainfallMm',
    'RAINFALLMM',
    '雨量',
    ' 雨 量 ',
    'ｒａｉｎｆａｌｌ',
    '降水量',
    '雨量(mm)',
    '雨量（ｍｍ）',
    '雨量 [毫米]',
    '雨量【mm】',
    '雨量/mm',
    '*雨量(mm)*',
    '雨量(必填)(mm)',
    '"雨量\n(mm)"',
  ]) {
    const { rows } = await readTable(csv(`站点,日期,${title}`, '甲,2026-07-01,3'), readings);
    assert.equal(rows[0]?.rainfallMm, 3, title);
  }
});

test('readTable() refuses another unit than the column has', async () => {
  const error = fault('FILE_COLUMN_UNIT_DIFFERENT', { headers: '雨量（cm）', units: 'mm' });
  await assert.rejects(readTable(csv('站点,日期,雨量（cm）', '甲,2026-07-01,3'), readings), error);
});

test('readTable() names all columns that are missing, in one error', async () => {
  const error = fault('FILE_COLUMNS_MISSING', {
    missing: ['day', 'rainfallMm'],
    titlesZh: '日期、雨量',
    titlesEn: 'Day, Rainfall',
    found: '站点, 流量',
  });
  await assert.rejects(readTable(csv('站点,流量', '甲,3'), readings), error);
});

test('readTable() refuses two headers for one column', async () => {
  const error = fault('FILE_COLUMNS_DUPLICATE', { headers: '雨量, Rainfall' });
  await assert.rejects(readTable(csv('站点,日期,雨量,Rainfall', '甲,2026-07-01,3,4'), readings), error);
});

test('readTable() reports headers that no column answers to, and values without a header', async () => {
  const { ignoredColumns, rows } = await readTable(csv(`${header},备注,,备注,`, '甲,2026-07-01,3,x,y,z,'), readings);
  assert.deepEqual(ignoredColumns, ['备注', '备注', '(E)']);
  assert.equal(rows.length, 1);
});

test('readTable() finds the header below a title and a note', async () => {
  const file = csv('雨量统计表,,', '单位：毫米,,', '', header, '甲,2026-07-01,3');
  const { rows, rowNumbers } = await readTable(file, readings);
  assert.equal(rows.length, 1);
  assert.deepEqual(rowNumbers, [5]);
});

test('readTable() does not look for a header below the tenth row', async () => {
  const file = csv(...Array(10).fill('说明'), header, '甲,2026-07-01,3');
  await assert.rejects(readTable(file, readings), fault('FILE_COLUMNS_MISSING'));
});

test('readTable() finds the delimiter by the header, not by what is in the cells', async () => {
  for (const file of [
    csv('站点;日期;雨量', '"甲,乙";2026-07-01;1,234'),
    csv('站点\t日期\t雨量', '甲,乙\t2026-07-01\t1,234'),
    csv('标题,含逗号,多个,逗号,在此', '站点;日期;雨量', '甲,乙;2026-07-01;1,234'),
  ]) {
    const { rows } = await readTable(file, readings);
    assert.deepEqual(rows, [{ station: '甲,乙', day: '2026-07-01', rainfallMm: 1234, isVerified: false }]);
  }
});

test('readTable() collects the faults of all rows and keeps the good rows', async () => {
  const file = csv(header, '甲,2026-07-01,3', '乙,2026-02-30,abc', '', ',2026-07-01,4', '丁,2026-07-01,-1');
  const { rows, rowNumbers, errors, errorCount } = await readTable(file, readings);
  assert.equal(rows.length, 1);
  assert.deepEqual(rowNumbers, [2]);
  assert.equal(errorCount, 4);
  assert.deepEqual(errors, [
    { row: 3, column: '日期', value: '2026-02-30', message: { zh: '没有这一天', en: 'There is no such day' } },
    { row: 3, column: '雨量', value: 'abc', message: { zh: '须为数字', en: 'Must be a number' } },
    { row: 5, column: '站点', value: '', message: { zh: '必填，不得为空', en: 'Required, but blank' } },
    { row: 6, column: '雨量', value: '-1', message: { zh: '不得小于 0', en: 'Must be at least 0' } },
  ]);
});

test('readTable() says in words what a schema refuses', async () => {
  const columns = z
    .object({
      a: z.int().max(9),
      b: z.string().max(2),
      c: z.email(),
      d: z.number().multipleOf(5),
      e: z.number().gt(0).lt(1),
      f: z.enum(['x', 'y']),
    })
    .refine((row) => row.a !== 1, { params: { text: { zh: '一不可用', en: 'One is taken' } } });
  const file = csv('a,b,c,d,e,f', '2.5,abc,x,3,0,x', '10,ab,a@b.cn,5,1,z', '1,ab,a@b.cn,5,0.5,y', '10,ab,a@b.cn,5,1,y');
  const { errors } = await readTable(file, columns);
  assert.deepEqual(
    errors.map(({ row, column, message }) => `${row} ${column} ${message.zh} | ${message.en}`),
    [
      '2 a 须为整数 | Must be a whole number',
      '2 b 不得超过 2 个字 | Must have at most 2 characters',
      '2 c 须为电子邮箱地址 | Must be an e-mail address',
      '2 d 须为 5 的整数倍 | Must be a multiple of 5',
      '2 e 须大于 0 | Must be greater than 0',
      '3 f 须为下列之一：x、y | Must be one of: x, y',
      '4 null 一不可用 | One is taken',
      '5 a 不得大于 9 | Must be at most 9',
      '5 e 须小于 1 | Must be less than 1',
    ],
  );
});

test('readTable() refuses a row with more cells than the header, where a comma was not quoted', async () => {
  const { errors } = await readTable(csv('日期,站点,雨量', '2026-07-01,甲,1,234'), readings);
  assert.deepEqual(
    errors.map(({ row, column, value }) => [row, column, value]),
    [[2, null, '234']],
  );
});

test('readTable() shortens long values in errors', async () => {
  const { errors } = await readTable(csv(header, `甲,2026-07-01,${'x'.repeat(100)}`), readings);
  assert.equal(errors[0]?.value, `${'x'.repeat(40)}…`);
});

test('readTable() lists at most maxErrors and counts all', async () => {
  const file = csv(header, ...Array(1_500).fill('甲,2026-07-01,x'));
  const { errors, errorCount } = await readTable(file, readings);
  assert.deepEqual([errors.length, errorCount], [1_000, 1_500]);
  assert.equal((await readTable(file, readings, { maxErrors: 3 })).errors.length, 3);
});

test('readTable() throws for any fault when told so, with all of them', async () => {
  const file = csv(header, '甲,2026-07-01,3', '乙,x,y');
  await assert.rejects(readTable(file, readings, { onError: 'throw' }), (error: unknown) => {
    fault('FILE_ROWS_INVALID', { errorCount: 2 })(error);
    assert.deepEqual((error as YuzhiError).text.zh, '无法采用文件 rain.csv：有 2 处填写有误');
    assert.equal(((error as YuzhiError).details.errors as RowError[])[1]?.column, '雨量');
    return true;
  });
});

test('readTable() refuses more rows than allowed; blank ones do not count', async () => {
  const file = csv(header, '甲,2026-07-01,3', ',,', '', '乙,2026-07-01,3');
  assert.equal((await readTable(file, readings, { maxRows: 2 })).rows.length, 2);
  await assert.rejects(readTable(file, readings, { maxRows: 1 }), fault('FILE_ROWS_TOO_MANY', { maxRows: 1 }));
});

test('readTable() stops when its signal is aborted', async () => {
  const signal = AbortSignal.abort(new Error('stopped'));
  await assert.rejects(readTable(csv(header), readings, { signal }), /stopped/);
});

test('readTable() refuses a file with nothing in it', async () => {
  await assert.rejects(readTable({ name: 'a.csv', text: '' }, readings), fault('FILE_EMPTY'));
  await assert.rejects(readTable({ name: 'a.csv', text: ' \n,,\n' }, readings), fault('FILE_EMPTY'));
  await assert.rejects(readTable({ name: 'a.xlsx', base64: '' }, readings), fault('FILE_EMPTY'));
  await assert.rejects(readTable(asFile('a.xlsx', aWorkbook({})), readings), fault('FILE_EMPTY'));
});

test('readTable() reads a workbook whatever it is called, and says so when a .xlsx is none', async () => {
  const workbook = aWorkbook({ rows: textRow(1, ['站点', '日期', '雨量']) + textRow(2, ['甲', '2026-07-01', '3']) });
  assert.equal((await readTable(asFile('rain.csv', workbook), readings)).rows.length, 1);
  const csvBytes = Buffer.from(`${header}\n`);
  await assert.rejects(readTable(asFile('rain.xlsx', csvBytes), readings), fault('FILE_XLSX_DAMAGED'));
});

test('readTable() reads a named sheet', async () => {
  const workbook = '<workbook><sheets><sheet name="甲" r:id="rId1"/><sheet name="乙" r:id="rId2"/></sheets></workbook>';
  const rows = textRow(1, ['站点', '日期', '雨量']) + textRow(2, ['甲', '2026-07-01', '3']);
  const more = { 'xl/worksheets/sheet2.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>` };
  const table = await readTable(asFile('a.xlsx', aWorkbook({ workbook, more })), readings, { sheet: '乙' });
  assert.deepEqual([table.sheet, table.rows.length], ['乙', 1]);
});

test('readTable() does not let a header reach the prototype of anything', async () => {
  const columns = z.object({ station: z.string(), constructor: z.string().optional() });
  const file = csv('station,__proto__,constructor,toString,__proto__', '甲,{},乙,丙,丁');
  const { rows, ignoredColumns } = await readTable(file, columns);
  assert.deepEqual(rows, [{ station: '甲', constructor: '乙' }]);
  assert.deepEqual(ignoredColumns, ['__proto__', 'toString', '__proto__']);
  assert.equal(({} as Record<string, unknown>).station, undefined);
  assert.equal(Object.getPrototypeOf(rows[0]), Object.prototype);
});

test('readTable() gives back the rows that were written, in every encoding and with every delimiter', async () => {
  const columns = z.object({
    站点: z.string(),
    mm: z.number(),
    day: isoDate.optional(),
    ok: z.boolean().nullable(),
  });
  const words = fc.string({
    unit: fc.constantFrom('甲', '乙', '㐂', '𠮷', 'a', '"', ',', ';', '\t', '\n', ' ', '—', '€'),
  });
  const row = fc.record({
    站点: words.map((text) => text.trim()).filter((text) => text !== ''),
    mm: fc.double({ noNaN: true, noDefaultInfinity: true }),
    day: fc.option(fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), {
      nil: null,
    }),
    ok: fc.option(fc.boolean(), { nil: null }),
  });
  const writing = fc.record({
    delimiter: fc.constantFrom(',', ';', '\t'),
    ending: fc.constantFrom('\n', '\r\n'),
    encode: fc.constantFrom(toUtf8, toMarkedUtf8, toUtf16, toGb18030),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 6 }), writing, async (rows, { delimiter, ending, encode }) => {
      const expected = rows.map(({ day, ...rest }) => {
        return { ...rest, mm: rest.mm + 0, ...(day ? { day: day.toISOString().slice(0, 10) } : {}) };
      });
      const lines = expected.map((value) => [value.站点, value.mm, 'day' in value ? value.day : '', value.ok ?? '']);
      const text = [['站点', 'mm', 'day', 'ok'], ...lines]
        .map((cells) => cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(delimiter) + ending)
        .join('');
      const table = await readTable(asFile('a.csv', encode(text)), columns);
      assert.deepEqual(table.errors, []);
      assert.deepEqual(table.rows, expected);
    }),
    { numRuns: 200 },
  );
});

function toUtf8(text: string): Uint8Array {
  return Buffer.from(text);
}

function toMarkedUtf8(text: string): Uint8Array {
  return Buffer.from(`\ufeff${text}`);
}

function toUtf16(text: string): Uint8Array {
  return Buffer.from(`\ufeff${text}`, 'utf16le');
}

/** GB18030 of the characters that the property uses, as GB 18030-2005 lists them. */
function toGb18030(text: string): Uint8Array {
  const codes: Readonly<Record<string, string>> = {
    站: 'd5be',
    点: 'b5e3',
    甲: 'bcd7',
    乙: 'd2d2',
    㐂: '8139ef31',
    𠮷: '9534b235',
    '—': 'a1aa',
    '€': 'a2e3',
  };
  return Buffer.concat(Array.from(text, (character) => Buffer.from(codes[character] ?? toHex(character), 'hex')));
}

function toHex(ascii: string): string {
  assert.ok(ascii.charCodeAt(0) < 128, ascii);
  return Buffer.from(ascii).toString('hex');
}
