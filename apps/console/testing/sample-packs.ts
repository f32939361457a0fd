import { aManifest } from '@yuzhi/kernel/testing';
import type { PackFiles } from '@yuzhi/kernel/testing';

/** Packs that show everything the page can: every kind of field, every view, a label, an approval, a pack that failed. */
export const samplePacks: Readonly<Record<string, PackFiles>> = {
  'governance/river-levels': {
    'manifest.json': aManifest('governance/river-levels', {
      title: { zh: '河道水位', en: 'River levels' },
      summary: { zh: '水位过程、断面和分布（数据为编造）', en: 'Levels, sections and places (made-up data)' },
      question: { zh: '哪些断面的水位超过警戒？', en: 'Which sections are above their warning level?' },
      systems: ['S31'],
      planClauses: ['二（三）9', '二（三）10'],
      reads: [
        {
          name: { zh: '断面水位', en: 'Levels of the sections' },
          origin: { zh: '编造数据', en: 'Made-up data' },
          licence: { zh: 'CC0-1.0', en: 'CC0-1.0' },
        },
      ],
      riskTier: 'limited',
      maturity: 'beta',
    }),
    'pack.ts': pack(levels()),
  },
  'livelihood/every-field': {
    'manifest.json': aManifest('livelihood/every-field', {
      title: { zh: '填报示例', en: 'Every field' },
      question: { zh: '表单能填写哪些内容？', en: 'What can a form take?' },
      riskTier: 'high',
      audience: 'unit',
      capabilities: [],
    }),
    'pack.ts': pack(fields(), order(), slow()),
  },
  'governance/sampling': {
    'manifest.json': aManifest('governance/sampling', {
      title: { zh: '采样任务', en: 'Sampling orders' },
      question: { zh: '由谁在几日内采样？', en: 'Who takes samples, and by when?' },
      systems: ['S32'],
      planClauses: ['二（五）14'],
      riskTier: 'limited',
      audience: 'unit',
    }),
    'pack.ts': pack(order()),
  },
  'science/broken': {
    'manifest.json': aManifest('science/broken', { title: { zh: '坏掉的包', en: 'A broken pack' } }),
    'pack.ts': 'throw new Error("no")',
  },
};

function pack(...operations: readonly string[]): string {
  return `import { coded, defineOperation, definePack, fileInput, geoArea, geoPoint, isoDate, label, readText, z } from '@yuzhi/sdk';
export default definePack({ operations: [${operations.join(', ')}] });`;
}

function levels(): string {
  return `defineOperation({
    id: 'levels',
    title: { zh: '水位过程', en: 'Levels over time' },
    summary: { zh: '一段时间内各断面的水位', en: 'The levels of the sections over some days' },
    effect: 'read',
    audience: 'public',
    input: z.strictObject({
      from: isoDate.meta(label('起始日期', 'From')),
      days: z.int().min(1).max(2000).default(30).meta(label('天数', 'Days', { unit: '天', help: { zh: '从起始日期算起', en: 'Counted from the first day' } })),
    }),
    output: z.object({
      peak: z.number().meta(label('最高水位', 'Peak', { unit: 'm' })),
      peakDay: isoDate.meta(label('出现日期', 'On')),
      level: coded({ above: { zh: '超警戒', en: 'Above warning' }, below: { zh: '正常', en: 'Normal' } }).meta(label('状态', 'State')),
      note: z.string().meta(label('说明', 'Note')),
      sections: z.array(z.object({
        name: z.string().meta(label('断面', 'Section')),
        points: z.array(z.object({
          day: isoDate.meta(label('日期', 'Day')),
          level: z.number().nullable().meta(label('水位', 'Level', { unit: 'm' })),
          warning: z.number().meta(label('警戒水位', 'Warning level', { unit: 'm' })),
        })),
      })),
      rain: z.array(z.object({ day: isoDate.meta(label('日期', 'Day')), mm: z.number().meta(label('雨量', 'Rainfall', { unit: 'mm' })) })),
      peaks: z.array(z.object({
        name: z.string().meta(label('断面', 'Section')),
        above: z.number().meta(label('高于警戒', 'Above warning', { unit: 'm' })),
        level: coded({ above: { zh: '超警戒', en: 'Above warning' }, below: { zh: '正常', en: 'Normal' } }).meta(label('状态', 'State')),
      })),
      map: z.unknown(),
    }),
    show: [
      { as: 'figure', title: { zh: '最高水位', en: 'Peak' }, value: 'peak' },
      { as: 'figure', title: { zh: '出现日期', en: 'On' }, value: 'peakDay' },
      { as: 'figure', title: { zh: '状态', en: 'State' }, value: 'level' },
      { as: 'text', title: { zh: '说明', en: 'Note' }, value: 'note' },
      { as: 'line', title: { zh: '水位过程', en: 'Levels' }, rows: 'sections.points', x: 'day', y: ['level', 'warning'], split: 'sections.name' },
      { as: 'bar', title: { zh: '逐日雨量', en: 'Rainfall by day' }, rows: 'rain', x: 'day', y: 'mm' },
      { as: 'bar', title: { zh: '高于警戒', en: 'Above warning' }, rows: 'peaks', x: 'name', y: 'above' },
      { as: 'map', title: { zh: '断面位置', en: 'Where the sections are' }, features: 'map', label: 'name' },
      { as: 'table', title: { zh: '各断面', en: 'The sections' }, rows: 'peaks' },
      { as: 'table', title: { zh: '全部读数', en: 'All readings' }, rows: 'sections.points', columns: ['day', 'level', 'warning'] },
    ],
    examples: [
      { title: { zh: '七月洪水过程', en: 'The flood of July' }, input: { from: '2026-06-20', days: 45 } },
      { title: { zh: '两年逐日', en: 'Two years by day' }, input: { from: '2024-11-01', days: 730 } },
    ],
    run(ctx, { from, days }) {
      ctx.label({ kind: 'made-up', text: { zh: '水位和雨量均为编造', en: 'Levels and rainfall are made up' } });
      const day = (index) => new Date(Date.parse(from) + index * 86400000).toISOString().slice(0, 10);
      const wave = (index, shift) => Math.round((180 + 6 * Math.exp(-((index - 15 - shift) ** 2) / 40) + Math.sin(index / 3 + shift)) * 100) / 100;
      const sections = ['寸滩', '朝天门长江大桥下游断面'].map((name, shift) => ({
        name,
        points: Array.from({ length: days }, (_, index) => ({ day: day(index), level: index % 17 === 5 ? null : wave(index, shift * 3), warning: 183.5 })),
      }));
      const rain = Array.from({ length: days }, (_, index) => ({ day: day(index), mm: Math.max(0, Math.round(600 * Math.exp(-((index - 12) ** 2) / 12)) / 10) }));
      const peaks = ['寸滩', '菜园坝', '朝天门长江大桥下游断面', '北碚'].map((name, index) => ({ name, above: [2.5, -0.8, 1.2, 0][index], level: index === 1 || index === 3 ? 'below' : 'above' }));
      const square = (lon, lat, name) => ({ type: 'Feature', properties: { name }, geometry: { type: 'Polygon', coordinates: [[[lon, lat], [lon + 0.12, lat + 0.01], [lon + 0.1, lat + 0.1], [lon - 0.02, lat + 0.08], [lon, lat]]] } });
      const map = { type: 'FeatureCollection', features: [
        square(106.4, 29.5, '甲片区'), square(106.54, 29.52, '乙片区'),
        { type: 'Feature', properties: { name: '长江' }, geometry: { type: 'LineString', coordinates: [[106.38, 29.48], [106.5, 29.55], [106.58, 29.57], [106.7, 29.6]] } },
        { type: 'Feature', properties: { name: '寸滩', level: 186.2 }, geometry: { type: 'Point', coordinates: [106.6, 29.62] } },
        { type: 'Feature', properties: { name: '菜园坝', level: 181 }, geometry: { type: 'Point', coordinates: [106.54, 29.55] } },
      ] };
      return { peak: 186.2, peakDay: day(Math.min(15, days - 1)), level: 'above', note: '第一行\\n<b>不是标记</b>', sections, rain, peaks, map };
    },
  })`;
}

function fields(): string {
  return `defineOperation({
    id: 'fill',
    title: { zh: '填写各种内容', en: 'Fill in everything' },
    summary: { zh: '返回所填内容', en: 'Gives back what was filled in' },
    effect: 'advise',
    audience: 'unit',
    concerns: 'person',
    recourse: { zh: '对结果有异议，可向受理窗口提出，由工作人员复核', en: 'Object at the desk: a person looks at it again' },
    input: z.strictObject({
      name: z.string().trim().min(2).max(20).meta(label('名称', 'Name')),
      text: z.string().max(2000).optional().meta(label('正文', 'Text')),
      amount: z.number().min(0).meta(label('金额', 'Amount', { unit: '万元' })),
      count: z.int().min(1).max(10).default(2).meta(label('份数', 'Copies')),
      day: isoDate.meta(label('日期', 'Day')),
      urgent: z.boolean().default(false).meta(label('加急', 'Urgent')),
      agreed: z.boolean().optional().meta(label('是否同意', 'Agreed')),
      level: coded({ red: { zh: '红色', en: 'Red' }, yellow: { zh: '黄色', en: 'Yellow' } }).nullable().meta(label('级别', 'Level')),
      words: z.array(z.string().min(1)).max(3).optional().meta(label('关键词', 'Key words')),
      rows: z.array(z.strictObject({ day: isoDate.meta(label('日期', 'Day')), mm: z.number().meta(label('雨量', 'Rainfall', { unit: 'mm' })) })).optional().meta(label('逐日雨量', 'Rainfall by day')),
      place: geoPoint.optional().meta(label('位置', 'Place')),
      area: geoArea().optional().meta(label('范围', 'Area')),
      way: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('once'), at: isoDate.meta(label('办理日', 'Day of it')) }).meta(label('一次办理', 'Once')),
        z.strictObject({ kind: z.literal('monthly'), months: z.int().min(1).meta(label('月数', 'Months')) }).meta(label('按月办理', 'Monthly')),
      ]).optional().meta(label('办理方式', 'Way')),
      more: z.record(z.string(), z.number()).optional().meta(label('附加指标', 'More figures')),
      file: fileInput({ accept: ['csv', 'text'], maxBytes: 4096 }).optional().meta(label('附件', 'File')),
    }),
    output: z.object({ text: z.string().meta(label('文件内容', 'Text of the file')), input: z.unknown() }),
    show: [{ as: 'text', title: { zh: '文件内容', en: 'Text of the file' }, value: 'text' }],
    examples: [{ title: { zh: '一份申请', en: 'An application' }, input: {
      name: '样例申请', amount: 12.5, day: '2026-11-23', level: 'red', words: ['防汛', '值班'],
      rows: [{ day: '2026-07-01', mm: 12 }, { day: '2026-07-02', mm: 80.5 }], way: { kind: 'monthly', months: 3 },
      file: { name: 'rain.csv', text: 'day,mm\\n2026-07-01,12\\n' },
    } }],
    run: (_ctx, input) => ({ text: input.file ? readText(input.file) : '', input: { ...input, file: undefined } }),
  })`;
}

function order(): string {
  return `defineOperation({
    id: 'order',
    title: { zh: '下达采样任务', en: 'Order sampling' },
    summary: { zh: '要求一个单位采样', en: 'Ask a unit to take samples' },
    effect: 'act',
    audience: 'unit',
    input: z.strictObject({ unit: z.string().min(1).meta(label('承担单位', 'Unit')), days: z.int().min(1).max(10).default(2).meta(label('时限', 'Time limit', { unit: '个工作日' })) }),
    output: z.object({ order: z.string().meta(label('任务编号', 'Order')) }),
    show: [{ as: 'figure', title: { zh: '任务编号', en: 'Order' }, value: 'order' }],
    examples: [{ title: { zh: '两日内采样', en: 'Within two days' }, input: { unit: '监测站', days: 2 } }],
    preview: (_ctx, { unit, days }) => ({
      summary: { zh: '要求' + unit + '在 ' + days + ' 个工作日内采样', en: 'Ask ' + unit + ' for samples within ' + days + ' days' },
      changes: [{ what: { zh: '采样任务', en: 'Order' }, from: null, to: unit }],
    }),
    run: () => ({ order: 'T-1' }),
  })`;
}

/** Counts slowly, and fails when it is asked to: a long run to follow, to cancel and to see fail. */
function slow(): string {
  return `defineOperation({
    id: 'count',
    title: { zh: '逐项清点', en: 'Count one by one' },
    summary: { zh: '按设定的间隔逐项清点，并报告进度', en: 'Counts one item after the other and tells how far it is' },
    effect: 'read',
    audience: 'unit',
    input: z.strictObject({
      items: z.int().min(1).max(1000).default(3).meta(label('项数', 'Items')),
      waitMs: z.int().min(0).max(5000).default(10).meta(label('间隔', 'Wait', { unit: 'ms' })),
      failsAt: z.int().optional().meta(label('在第几项出错', 'Fails at')),
    }),
    output: z.object({ counted: z.int().meta(label('已清点', 'Counted')) }),
    show: [{ as: 'figure', title: { zh: '已清点', en: 'Counted' }, value: 'counted' }],
    examples: [{ title: { zh: '三项', en: 'Three' }, input: { items: 3, waitMs: 0 } }],
    async run(ctx, { items, waitMs, failsAt }) {
      for (let item = 1; item <= items; item++) {
        if (item === failsAt) throw new Error('made to fail');
        ctx.progress(item, items, { zh: '第 ' + item + ' 项', en: 'Item ' + item });
        await new Promise((resolve) => setTimeout(resolve, waitMs));
        ctx.signal.throwIfAborted();
      }
      return { counted: items };
    },
  })`;
}
