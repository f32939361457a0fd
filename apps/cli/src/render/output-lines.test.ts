import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coded, jsonSchema, label, z } from '@yuzhi/sdk';
import type { Language, View } from '@yuzhi/sdk';
import { displayWidth } from './display-width.ts';
import { outputLines } from './output-lines.ts';

const levels = coded({ red: { zh: '红色', en: 'Red' }, none: { zh: '无', en: 'None' } });

const output = z.object({
  peakMm: z
    .number()
    .nullable()
    .meta(label('最大雨量', 'Peak', { unit: 'mm' })),
  isAlert: z.boolean().meta(label('达到预警', 'Alert')),
  advice: z.string().meta(label('建议', 'Advice')),
  sites: z
    .array(
      z.object({
        name: z.string().meta(label('站点', 'Site')),
        rainfallMm: z.number().meta(label('雨量', 'Rainfall', { unit: 'mm' })),
        level: levels.nullable().meta(label('级别', 'Level')),
        tags: z.array(z.string()).meta(label('标签', 'Tags')),
      }),
    )
    .meta(label('站点雨量', 'Sites')),
  series: z.array(
    z.object({
      site: z.string().meta(label('站点', 'Site')),
      points: z.array(
        z.object({
          hour: z.number().meta(label('时', 'Hour')),
          mm: z
            .number()
            .nullable()
            .meta(label('雨量', 'Rainfall', { unit: 'mm' })),
        }),
      ),
    }),
  ),
  area: z.unknown(),
});

const storm: z.input<typeof output> = {
  peakMm: 0.1 + 0.2,
  isAlert: true,
  advice: '加强巡查\n避开低洼处',
  sites: [
    { name: '解放碑', rainfallMm: 90, level: 'red', tags: ['城区', '高层'] },
    { name: 'Gauge G7', rainfallMm: 5.25, level: null, tags: [] },
  ],
  series: [
    {
      site: '解放碑',
      points: [
        { hour: 1, mm: 0 },
        { hour: 2, mm: null },
        { hour: 3, mm: 70 },
      ],
    },
    { site: 'G7', points: [] },
  ],
  area: {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [106.5, 29.5] },
        properties: { name: '解放碑', mm: 90 },
      },
      { type: 'Feature', geometry: { type: 'Polygon', coordinates: [] }, properties: { name: 'G7' } },
    ],
  },
};

function shown(show: readonly View[], language: Language = 'zh', width = Number.POSITIVE_INFINITY): string {
  return outputLines(storm, { show, output: jsonSchema(output, 'output') }, { language, width }).join('\n');
}

const title = { zh: '标题', en: 'Title' };

test('figures stand under each other with their units, codes and claims in words', () => {
  const show = [
    { as: 'figure', title: { zh: '最大雨量', en: 'Peak' }, value: 'peakMm' },
    { as: 'figure', title: { zh: '预警', en: 'Alert' }, value: 'isAlert' },
    { as: 'figure', title: { zh: '级别', en: 'Levels' }, value: 'sites.level' },
  ] as const;
  assert.equal(shown(show), '最大雨量  0.3 mm\n预警      是\n级别      红色 -');
  assert.equal(shown(show, 'en'), 'Peak    0.3 mm\nAlert   yes\nLevels  Red -');
});

test('a coded number and a list of codes read in words too', () => {
  const grade = z.int().meta({ 'x-codes': { 2: { zh: '二级', en: 'Level II' } } });
  const schema = jsonSchema(z.object({ grade, found: z.array(levels) }), 'output');
  const show = [
    { as: 'figure', title: { zh: '等级', en: 'Grade' }, value: 'grade' },
    { as: 'figure', title: { zh: '级别', en: 'Levels' }, value: 'found' },
  ] as const;
  const lines = outputLines({ grade: 2, found: ['red'] }, { show, output: schema }, { language: 'zh', width: 80 });
  assert.deepEqual(lines, ['等级  二级', '级别  红色']);
});

test('a text that is missing is a dash', () => {
  const schema = jsonSchema(z.object({ note: z.string().nullable() }), 'output');
  const show = [{ as: 'text', title: { zh: '说明', en: 'Note' }, value: 'note' }] as const;
  const lines = outputLines({ note: null }, { show, output: schema }, { language: 'zh', width: 80 });
  assert.deepEqual(lines, ['说明', '  -']);
});

test('a text keeps its lines', () => {
  assert.equal(shown([{ as: 'text', title, value: 'advice' }]), '标题\n  加强巡查\n  避开低洼处');
});

test('a table lines up Chinese and Latin text and puts numbers to the right', () => {
  assert.equal(
    shown([{ as: 'table', title, rows: 'sites' }]),
    [
      '标题',
      '  站点      雨量（mm）  级别  标签',
      '  --------  ----------  ----  ----------',
      '  解放碑            90  红色  城区、高层',
      '  Gauge G7        5.25  -     -',
    ].join('\n'),
  );
});

test('a table shows the columns that it is asked for, in the language asked for', () => {
  assert.equal(
    shown([{ as: 'table', title, rows: 'sites', columns: ['level', 'name'] }], 'en'),
    ['Title', '  Level  Site', '  -----  --------', '  Red    解放碑', '  -      Gauge G7'].join('\n'),
  );
});

test('a table gives way to a narrow terminal and never goes over its width', () => {
  const lines = shown([{ as: 'table', title, rows: 'sites' }], 'zh', 36).split('\n');
  for (const line of lines) assert.ok(displayWidth(line) <= 36, line);
  assert.ok(lines.some((line) => line.includes('…')));
});

test('a line is a spark for each series, its range and its figures, gaps left open', () => {
  assert.equal(
    shown([{ as: 'line', title, rows: 'series.points', x: 'hour', y: ['mm'], split: 'series.site' }]),
    [
      '标题',
      '  解放碑',
      '  时  1 … 3',
      '              最小  最大  最后',
      '  雨量（mm）     0    70    70  ▁ █',
      '  G7',
      '  （无）',
    ].join('\n'),
  );
});

test('a bar stands for each row, from zero', () => {
  assert.equal(
    shown([{ as: 'bar', title, rows: 'sites', x: 'name', y: 'rainfallMm' }]),
    [
      '标题',
      '  站点      雨量（mm）',
      '  --------  ----------  ------------------------',
      `  解放碑            90  ${'█'.repeat(24)}`,
      '  Gauge G7        5.25  █',
    ].join('\n'),
  );
});

test('a map is its count of features and a table of their properties, the label first', () => {
  assert.equal(
    shown([{ as: 'map', title, features: 'area', label: 'mm' }]),
    ['标题', '  2 个要素  Point 1  Polygon 1', '  mm  name', '  --  ------', '  90  解放碑', '  -   G7'].join('\n'),
  );
});

test('an operation without views shows every field by its name', () => {
  assert.equal(
    outputLines(
      { level: 'red', at: { lon: 1, rows: [{ a: 1 }] } },
      { show: [], output: jsonSchema(z.object({ level: levels.meta(label('级别', 'Level')) }), 'output') },
      { language: 'zh', width: 80 },
    ).join('\n'),
    ['级别  红色', '', 'at', '  lon  1', '', '  rows', '    a', '    -', '    1'].join('\n'),
  );
});

test('nothing in an output can move the cursor, change colours or turn the direction of text', () => {
  const hostile = 'a\u001b[31mred\u202e\u0007\r\nb\u009b2J';
  const text = outputLines(
    { advice: hostile, rows: [{ cell: hostile }] },
    { show: [], output: {} },
    { language: 'zh', width: 80 },
  ).join('\n');
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
});

test('a view whose value is missing from the output says so instead of failing', () => {
  const show: readonly View[] = [
    { as: 'figure', title, value: 'no.such' },
    { as: 'table', title, rows: 'no.such' },
    { as: 'bar', title, rows: 'no', x: 'a', y: 'b' },
    { as: 'map', title, features: 'no.such' },
  ];
  assert.equal(shown(show), '标题  -\n\n标题\n  （无）\n\n标题\n  （无）\n\n标题\n  0 个要素');
});

test('a table of many rows ends with the count of those that are left out', () => {
  const rows = Array.from({ length: 1_000 }, (_none, index) => ({ index }));
  const lines = outputLines(
    { rows },
    { show: [{ as: 'table', title, rows: 'rows' }], output: {} },
    { language: 'zh', width: 80 },
  );
  assert.equal(lines.length, 1 + 2 + 200 + 1);
  assert.equal(lines.at(-1), '  另有 800 行，用 --json 查看全部');
});
