import { aboutInChinese, planJson, readPlan, reasonInChinese } from '@yuzhi/plan';
import type { PlanJson } from '@yuzhi/plan';
import { coded, defineOperation, isoDate, label, z } from '@yuzhi/sdk';
import { documentInput, textOf } from '../document-input.ts';
import { sample } from '../sample.ts';

const span = z
  .tuple([z.int().min(0), z.int().min(0)])
  .readonly()
  .meta(
    label('位置', 'Place', {
      help: { zh: '在所读文本中的起止字符位置', en: 'Offsets of characters in the text that was read' },
    }),
  );
const names = z.array(z.string()).readonly();

const measure = z.object({
  text: z.string().meta(label('措施', 'Measure')),
  units: names.meta(label('文中主体', 'Who acts')),
  span,
});

const task = z.object({
  path: z.string().meta(label('条款', 'Clause')),
  title: z.string().nullable().meta(label('任务', 'Task')),
  number: z.string().nullable().meta(label('序号', 'Number')),
  units: names.meta(label('责任单位', 'Units')),
  leads: names.meta(label('牵头单位', 'Leads')),
  assists: names.meta(label('配合单位', 'Assisting units')),
  openEnded: z.boolean().meta(label('名单未尽', 'Open-ended')),
  measures: z.array(measure).readonly().meta(label('措施', 'Measures')),
  span,
});

const target = z.object({
  year: z.int().nullable().meta(label('年份', 'Year')),
  indicator: z.string().meta(label('指标', 'Indicator')),
  operator: coded({
    '>': { zh: '超过', en: 'more than' },
    '>=': { zh: '不少于', en: 'at least' },
    '=': { zh: '等于', en: 'exactly or about' },
    '<=': { zh: '不超过', en: 'at most' },
    '<': { zh: '少于', en: 'less than' },
    range: { zh: '区间', en: 'between' },
  }).meta(label('关系', 'Operator')),
  value: z.union([z.number(), z.tuple([z.number(), z.number()]).readonly()]).meta(label('数值', 'Value')),
  unit: z.string().meta(label('单位', 'Unit')),
  striving: z.boolean().meta(label('力争', 'Striving')),
  asWritten: z.string().meta(label('原文', 'As written')),
  span,
});

const output = z.object({
  text: z.string().optional().meta(label('所读文本', 'Text that was read')),
  docNumber: z.string().nullable().meta(label('文号', 'Number')),
  issuer: z.string().nullable().meta(label('发文机关', 'Issuer')),
  date: z
    .union([isoDate, z.string().regex(/^\d{4}-\d{2}$/)])
    .nullable()
    .meta(label('成文日期', 'Date')),
  title: z.string().nullable().meta(label('标题', 'Title')),
  references: z
    .array(
      z.object({
        docNumber: z.string().nullable().meta(label('文号', 'Number')),
        title: z.string().nullable().meta(label('标题', 'Title')),
      }),
    )
    .meta(label('引用文件', 'References')),
  sections: z
    .array(
      z.object({
        number: z.string().nullable().meta(label('序号', 'Number')),
        title: z.string().nullable().meta(label('标题', 'Title')),
        path: z.string().meta(label('路径', 'Path')),
      }),
    )
    .meta(label('章节', 'Sections')),
  tasks: z.array(task).meta(label('任务', 'Tasks')),
  targets: z.array(target).meta(label('目标', 'Targets')),
  limits: z.array(z.object({ text: z.string().meta(label('原文', 'As written')), span })).meta(label('上限', 'Limits')),
  questions: z
    .array(
      z.object({
        about: z.string().meta(label('对象（英文）', 'About')),
        reason: z.string().meta(label('问题（英文）', 'Question')),
        aboutZh: z.string().meta(label('对象', 'About (Chinese)')),
        reasonZh: z.string().meta(label('问题', 'Question (Chinese)')),
        span: span.nullable(),
      }),
    )
    .meta(label('待核问题', 'Questions')),
});

export const read = defineOperation({
  id: 'read',
  title: { zh: '读取方案', en: 'Read a plan' },
  summary: {
    zh: '从方案原文读出任务、单位、措施、目标和待核问题，逐项标明出处',
    en: 'Read tasks, units, measures, targets and questions out of a plan, each with its place in the text',
  },
  effect: 'read',
  audience: 'public',
  input: z.strictObject({
    document: documentInput,
    withText: z
      .boolean()
      .default(false)
      .meta(
        label('附所读文本', 'With the text', {
          help: { zh: '各项的位置指这份文本', en: 'What the places of all items refer to' },
        }),
      ),
  }),
  output,
  show: [
    { as: 'text', title: { zh: '标题', en: 'Title' }, value: 'title' },
    {
      as: 'table',
      title: { zh: '目标', en: 'Targets' },
      rows: 'targets',
      columns: ['year', 'operator', 'value', 'unit', 'indicator', 'striving'],
    },
    {
      as: 'table',
      title: { zh: '任务', en: 'Tasks' },
      rows: 'tasks',
      columns: ['path', 'title', 'leads', 'assists', 'units', 'openEnded'],
    },
    { as: 'table', title: { zh: '措施', en: 'Measures' }, rows: 'tasks.measures', columns: ['text', 'units'] },
    {
      as: 'table',
      title: { zh: '待核问题', en: 'Questions' },
      rows: 'questions',
      columns: ['aboutZh', 'reasonZh', 'about', 'reason'],
    },
  ],
  limits: { inputBytes: 40 * 1024 * 1024, timeoutMs: 60_000 },
  examples: [
    {
      title: { zh: '一份虚构的方案', en: 'An invented plan' },
      input: { document: sample, withText: true },
      output: {
        docNumber: '江府办发〔2026〕8号',
        issuer: '江州市人民政府办公室',
        date: '2026-03-06',
        tasks: [
          {
            path: '二（一）',
            leads: ['市经济信息委'],
            assists: ['市科技局'],
            openEnded: true,
            measures: [{ text: '编制智能工厂建设指南' }, { text: '2026年底前完成200家以上中小企业诊断' }],
          },
        ],
        targets: [
          { year: 2027, operator: '>', value: 70, unit: '%' },
          { year: 2026, operator: '>=', value: 200, unit: '家' },
        ],
      },
    },
  ],
  async run(_ctx, { document, withText }) {
    const { text } = await textOf(document);
    const reading = planJson(readPlan(text));
    return { ...reading, questions: reading.questions.map(inBoth), ...(withText ? { text } : {}) };
  },
});

function inBoth(question: PlanJson['questions'][number]) {
  return { ...question, aboutZh: aboutInChinese(question.about), reasonZh: reasonInChinese(question.reason) };
}
