/** governance/water-quality: readings judged by dated limits, alerts that are kept, a sampling order that is approved. */
import {
  cite,
  defineOperation,
  definePack,
  defineRule,
  errorsFor,
  fileInput,
  isoDate,
  label,
  readTable,
  ruleCitation,
  sampleFile,
  z,
} from '@yuzhi/sdk';
import type { PackContext, RuleVersion } from '@yuzhi/sdk';
import { defineRegister } from './later-capabilities.ts';

// ── errors.ts ───────────────────────────────────────────────────────────────────────────────────────────────────────

const waterError = errorsFor({
  WATER_LIMITS_MISSING: {
    kind: 'unavailable',
    message: {
      zh: '{date} 没有适用的水质标准或断面目标',
      en: 'Cannot judge the readings: no limits or targets apply on {date}',
    },
    hint: { zh: '请由生态环境部门补充该日适用的版本', en: 'The ecology authority adds the version of that day' },
  },
  WATER_ALERT_CLOSED: {
    kind: 'conflict',
    message: { zh: '预警 {alert} 已销号，不能下达采样任务', en: 'Cannot order sampling: alert {alert} is closed' },
    hint: { zh: '请核对预警编号，或等待新的预警', en: 'Check the id, or wait for a new alert' },
  },
});

// ── rules.ts: limits of the national standard, and the class that each section must reach (the city's own files) ────

const classes = z.enum(['I', 'II', 'III', 'IV', 'V', 'worse']);
type WaterClass = z.output<typeof classes>;

const classLimits = defineRule({
  id: 'class-limits',
  title: { zh: '地表水环境质量标准限值', en: 'Limits of the surface water classes' },
  data: z.strictObject({
    items: z.array(
      z.strictObject({
        item: z.string(),
        unit: z.string(),
        /** Oxygen is a lower bound, most others are upper bounds. */
        bound: z.enum(['at-most', 'at-least']),
        /** Classes I to V. */
        limits: z.array(z.number()).length(5),
        clause: z.string(),
      }),
    ),
  }),
});

const sectionTargets = defineRule({
  id: 'section-targets',
  title: { zh: '断面水质目标', en: 'Targets of the sections' },
  data: z.strictObject({ sections: z.record(z.string(), classes) }),
});

// ── alerts.ts: the state of this pack, as a register ────────────────────────────────────────────────────────────────

const alerts = defineRegister({
  id: 'alerts',
  title: { zh: '水质预警', en: 'Water quality alerts' },
  fields: z.object({
    section: z.string().meta(label('断面', 'Section')),
    items: z.array(z.string()).meta(label('未达标指标', 'Items off target')),
    since: isoDate.meta(label('起始日期', 'Since')),
  }),
  states: {
    open: { zh: '待处置', en: 'Open' },
    sampling: { zh: '采样中', en: 'Sampling' },
    closed: { zh: '已销号', en: 'Closed' },
  },
  first: 'open',
  transitions: [
    { from: 'open', to: 'sampling', by: 'unit', dueWorkDays: 2 },
    { from: 'open', to: 'closed', by: 'unit' },
    { from: 'sampling', to: 'closed', by: 'unit' },
  ],
});

// ── algorithms/: pure ───────────────────────────────────────────────────────────────────────────────────────────────

interface Reading {
  readonly section: string;
  readonly day: string;
  readonly item: string;
  readonly value: number;
}

interface SectionState {
  readonly section: string;
  readonly required: WaterClass;
  readonly found: WaterClass;
  readonly off: readonly { readonly item: string; readonly value: number; readonly clause: string }[];
  /** First of the days in a row on which it has been off target; `null` when it is on target. */
  readonly offSince: string | null;
}

type Limits = z.output<(typeof classLimits)['data']>;
type Targets = z.output<(typeof sectionTargets)['data']>;

declare function judgeSections(readings: readonly Reading[], limits: Limits, targets: Targets): readonly SectionState[];

// ── operations/watch.ts: prepares decisions and keeps alerts; nothing leaves the base ───────────────────────────────

const readings = z.object({
  section: z.string().trim().min(1).meta(label('断面', 'Section')),
  day: isoDate.meta(label('日期', 'Day')),
  item: z.string().trim().min(1).meta(label('指标', 'Item')),
  value: z.number().meta(label('监测值', 'Value')),
});

export const watch = defineOperation({
  id: 'watch',
  title: { zh: '断面水质研判', en: 'Watch the sections' },
  summary: {
    zh: '各断面是否达到水质目标，未达标的记入预警',
    en: 'Whether each section reaches its target; those that do not are put on the list of alerts',
  },
  effect: 'advise',
  audience: 'unit',
  needs: ['rules', 'records'],
  input: z.strictObject({
    readings: fileInput({ accept: ['csv', 'xlsx'] }).meta(label('监测数据', 'Readings')),
  }),
  output: z.object({
    sections: z.array(
      z.object({
        section: z.string().meta(label('断面', 'Section')),
        required: classes.meta(label('目标类别', 'Required class')),
        found: classes.meta(label('现状类别', 'Class found')),
        off: z.array(z.object({ item: z.string(), value: z.number(), clause: z.string() })),
        alert: z.string().nullable().meta(label('预警编号', 'Alert')),
      }),
    ),
    restsOn: z.array(ruleCitation),
  }),
  show: [
    {
      as: 'table',
      title: { zh: '断面', en: 'Sections' },
      rows: 'sections',
      columns: ['section', 'required', 'found', 'alert'],
    },
  ],
  examples: [
    {
      title: { zh: '溶解氧连续三日偏低（数据为编造）', en: 'Oxygen too low for three days (made-up data)' },
      input: { readings: sampleFile(new URL('golden/in/low-oxygen.csv', import.meta.url)) },
      output: { sections: [{ required: 'III', found: 'IV', off: [{ item: '溶解氧' }] }] },
    },
  ],
  async run(ctx, { readings: file }) {
    const { rows } = await readTable(file, readings, { onError: 'throw', signal: ctx.signal });
    const { limits, targets } = rulesOf(ctx);
    const sections = [];
    for (const state of judgeSections(rows, limits.data, targets.data))
      sections.push({ ...state, alert: await keepAlert(ctx, state) });
    return { sections, restsOn: [cite(limits), cite(targets)] };
  },
});

function rulesOf(ctx: PackContext<'rules'>): {
  limits: RuleVersion<Limits>;
  targets: RuleVersion<Targets>;
} {
  const limits = ctx.rules.asOf(classLimits, ctx.today());
  const targets = ctx.rules.asOf(sectionTargets, ctx.today());
  if (!limits || !targets) throw waterError('WATER_LIMITS_MISSING', { date: ctx.today() });
  return { limits, targets };
}

/** The id of the section's alert: the one that is open, or a new one. A person closes alerts, not a good reading. */
async function keepAlert(
  ctx: PackContext<'records'>,
  { section, off, offSince }: SectionState,
): Promise<string | null> {
  const known = await ctx.records.in(alerts).find({ section });
  const open = known.find(({ state }) => state !== 'closed');
  if (open || offSince === null) return open?.id ?? null;
  const added = await ctx.records
    .in(alerts)
    .add(section, { section, items: off.map(({ item }) => item), since: offSince });
  return added.id;
}

// ── operations/order-sampling.ts: acts, so a person sees the preview and approves ───────────────────────────────────

const order = z.strictObject({
  alert: z.string().meta(label('预警编号', 'Alert')),
  unit: z.string().min(1).meta(label('承担单位', 'Unit that samples')),
  workDays: z
    .int()
    .min(1)
    .max(10)
    .default(2)
    .meta(label('时限', 'Time limit', { unit: '个工作日' })),
});

export const orderSampling = defineOperation({
  id: 'order-sampling',
  title: { zh: '下达采样任务', en: 'Order sampling' },
  summary: { zh: '就一条预警向监测单位下达采样任务', en: 'Order a unit to take samples because of an alert' },
  effect: 'act',
  audience: 'unit',
  needs: ['records', 'operations', 'workOrders'],
  input: order,
  output: z.object({
    order: z.string().meta(label('任务编号', 'Order')),
    due: isoDate.meta(label('完成时限', 'Due')),
  }),
  show: [
    { as: 'figure', title: { zh: '任务编号', en: 'Order' }, value: 'order' },
    { as: 'figure', title: { zh: '完成时限', en: 'Due' }, value: 'due' },
  ],
  examples: [
    {
      title: { zh: '就溶解氧偏低下达采样任务', en: 'Sampling because of low oxygen' },
      input: { alert: 'A-1', unit: '綦江区生态环境监测站', workDays: 2 },
    },
  ],
  async preview(ctx, { alert, unit, workDays }) {
    const { fields } = await openAlert(ctx, alert);
    const due = await dueDate(ctx, workDays);
    return {
      summary: {
        zh: `要求${unit}在 ${due} 前到${fields.section}采样`,
        en: `Ask ${unit} to take samples at ${fields.section} by ${due}`,
      },
      changes: [
        { what: { zh: '采样任务', en: 'Sampling order' }, from: null, to: `${unit}, ${due}` },
        { what: { zh: '预警状态', en: 'State of the alert' }, from: '待处置', to: '采样中' },
      ],
    };
  },
  async run(ctx, { alert, unit, workDays }) {
    // Looked at again: days may lie between the request and the approval.
    const { fields } = await openAlert(ctx, alert);
    const due = await dueDate(ctx, workDays);
    const title = { zh: `${fields.section}水质采样`, en: `Water sampling at ${fields.section}` };
    const { id } = await ctx.workOrders.issue(ctx.run.id, { unit, title, due });
    await ctx.records.in(alerts).move(alert, 'sampling', { zh: `任务 ${id}`, en: `Order ${id}` });
    return { order: id, due };
  },
});

async function openAlert(ctx: PackContext<'records'>, id: string): Promise<{ fields: { section: string } }> {
  const alert = await ctx.records.in(alerts).get(id);
  if (alert.state === 'closed') throw waterError('WATER_ALERT_CLOSED', { alert: id });
  return alert;
}

/** The part of the work calendar's answer that counts here. */
const dueAnswer = z.object({ due: isoDate });

async function dueDate(ctx: PackContext<'operations'>, workDays: number): Promise<string> {
  const answer = await ctx.operations.call('programme/work-calendar/add', { start: ctx.today(), workDays });
  return dueAnswer.parse(answer).due;
}

// ── pack.ts ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export const waterQuality = definePack({
  operations: [watch, orderSampling],
  rules: [classLimits, sectionTargets],
  registers: [alerts],
});
