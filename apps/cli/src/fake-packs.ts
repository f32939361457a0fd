import { kernelError } from '@yuzhi/kernel';
import type { PackEntry } from '@yuzhi/kernel';
import { coded, defineOperation, errorKinds, fileInput, label, manifestSchema, YuzhiError, z } from '@yuzhi/sdk';
import type { AnyOperation } from '@yuzhi/sdk';

const test = { zh: '试验', en: 'Test' };
const levels = coded({ red: { zh: '红色', en: 'Red' }, none: { zh: '无', en: 'None' } });

const grade = defineOperation({
  id: 'grade',
  title: { zh: '降雨分级', en: 'Grade rainfall' },
  summary: { zh: '按雨量分级', en: 'Grade a site by its rainfall' },
  effect: 'advise',
  audience: 'public',
  concerns: 'organisation',
  recourse: { zh: '联系人工', en: 'Reach a person' },
  input: z.strictObject({
    siteName: z.string().min(1).meta(label('站点', 'Site')),
    rainfallMm: z
      .number()
      .min(0)
      .meta(label('雨量', 'Rainfall', { unit: 'mm', help: { zh: '累计值', en: 'Total' } })),
    hours: z
      .int()
      .default(24)
      .meta(label('时长', 'Duration', { unit: 'h' })),
    on: z.iso.date().optional().meta(label('日期', 'Date')),
    level: levels.optional().meta(label('现有级别', 'Present level')),
    isUrgent: z.boolean().optional(),
    tags: z.array(z.string()).optional(),
    readings: fileInput({ accept: ['csv', 'xlsx'], maxBytes: 1_000 })
      .optional()
      .meta(label('雨量记录', 'Readings')),
  }),
  output: z.object({
    level: levels.meta(label('级别', 'Level')),
    text: z.string().meta(label('说明', 'Text')),
    readings: z.unknown(),
  }),
  show: [
    { as: 'figure', title: { zh: '级别', en: 'Level' }, value: 'level' },
    { as: 'text', title: { zh: '说明', en: 'Text' }, value: 'text' },
  ],
  examples: [
    { title: { zh: '暴雨', en: 'Storm' }, input: { siteName: "解放碑 'A'", rainfallMm: 90 }, output: { level: 'red' } },
    { title: { zh: '小雨', en: 'Drizzle' }, input: { siteName: 'G7', rainfallMm: 1, tags: ['a b'], isUrgent: false } },
  ],
  run(ctx, { siteName, rainfallMm, readings }) {
    ctx.progress(1, 2);
    ctx.label({ kind: 'made-up', text: { zh: '演示数据', en: 'Made-up data' } });
    return { level: rainfallMm > 50 ? 'red' : 'none', text: siteName, readings: readings ?? null };
  },
});

const warn = defineOperation({
  id: 'warn',
  title: { zh: '发布预警', en: 'Publish a warning' },
  summary: { zh: '向站点发布预警', en: 'Publish a warning to a site' },
  effect: 'act',
  audience: 'operator',
  input: z.strictObject({ siteName: z.string() }),
  output: z.object({ published: z.boolean() }),
  examples: [{ title: test, input: { siteName: 'G7' } }],
  preview: (_ctx, { siteName }) => ({
    summary: { zh: `向 ${siteName} 发布预警`, en: `Publish a warning to ${siteName}` },
    changes: [{ what: { zh: '预警', en: 'Warning' }, from: null, to: 'red' }],
  }),
  run: () => ({ published: true }),
});

const fail = defineOperation({
  id: 'fail',
  title: test,
  summary: { zh: '以指定的方式失败', en: 'Fail in the way that is asked for' },
  effect: 'read',
  audience: 'public',
  input: z.strictObject({ kind: z.enum([...errorKinds, 'defect']) }),
  output: z.object({}),
  examples: [],
  run(_ctx, { kind }) {
    if (kind === 'defect') throw new TypeError('cannot reach postgres://yuzhi:secret-word@db/yuzhi with secret-word');
    throw new YuzhiError('TEST_FAILED', { kind, message: { zh: '无法完成', en: 'Cannot do it' }, hint: test });
  },
});

const wait = defineOperation({
  id: 'wait',
  title: test,
  summary: { zh: '一直等到被取消', en: 'Wait until it is cancelled' },
  effect: 'read',
  audience: 'public',
  input: z.strictObject({}),
  output: z.object({}),
  examples: [],
  async run({ signal }) {
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    throw kernelError('KERNEL_RUN_CANCELLED', { operation: 'science/weather/wait' });
  },
});

const manifest = manifestSchema.parse({
  id: 'science/weather',
  version: '1.0.0',
  title: { zh: '天气', en: 'Weather' },
  summary: { zh: '天气试验包', en: 'A pack for tests' },
  question: { zh: '下雨吗？', en: 'Does it rain?' },
  class: 'instrument',
  riskTier: 'minimal',
  maturity: 'experimental',
  audience: 'public',
  since: '2026-11-24',
});

export const weatherPack: PackEntry = packOf([grade, warn, fail, wait]);

export const failedPack: PackEntry = {
  id: 'science/broken',
  folder: '/packs/science/broken',
  state: 'failed',
  manifest: null,
  failure: kernelError('KERNEL_MANIFEST_MISSING', { folder: 'science/broken' }),
  operations: [],
};

function packOf(definitions: readonly AnyOperation[]): PackEntry {
  const operations: { id: string; pack: PackEntry; definition: AnyOperation }[] = [];
  const pack: PackEntry = {
    id: manifest.id,
    folder: '/packs/science/weather',
    state: 'ready',
    manifest,
    failure: null,
    operations,
  };
  for (const definition of definitions) operations.push({ id: `${pack.id}/${definition.id}`, pack, definition });
  return pack;
}
