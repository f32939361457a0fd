import type { Language, Text } from '@yuzhi/sdk';
import type { Measure, Reading, Span, Target, Task } from '../reader/reading.ts';

/** One row of the supervision ledger: a measure, who does it, until when, towards which target. */
export interface LedgerRow {
  readonly number: number;
  /** Path of the task: 二（一）1. */
  readonly clause: string;
  readonly task: string;
  readonly measure: string;
  readonly leads: string;
  readonly assists: string;
  /** Units whose role the document does not say. */
  readonly units: string;
  readonly period: string;
  readonly target: string;
}

/** A question for a person, as the second sheet lists it. */
export interface LedgerQuestion {
  readonly number: number;
  readonly about: string;
  readonly reason: string;
  readonly asWritten: string;
}

/** Head of each column, in the order of the sheet; the last five are for whoever reports. */
export const ledgerColumns: Readonly<
  Record<keyof LedgerRow | 'state' | 'progress' | 'problems' | 'next' | 'updated', Text>
> = {
  number: { zh: '序号', en: 'No.' },
  clause: { zh: '来源条款', en: 'Clause' },
  task: { zh: '任务', en: 'Task' },
  measure: { zh: '工作措施', en: 'Measure' },
  leads: { zh: '牵头单位', en: 'Lead' },
  assists: { zh: '配合单位', en: 'Assisting units' },
  units: { zh: '责任单位', en: 'Responsible (role not stated)' },
  period: { zh: '完成时限', en: 'Due' },
  target: { zh: '目标', en: 'Target' },
  state: { zh: '状态', en: 'State' },
  progress: { zh: '当前进展', en: 'Progress' },
  problems: { zh: '存在问题', en: 'Problems' },
  next: { zh: '下步计划', en: 'Next steps' },
  updated: { zh: '更新时间', en: 'Updated' },
};

export const questionColumns: Readonly<Record<keyof LedgerQuestion, Text>> = {
  number: { zh: '序号', en: 'No.' },
  about: { zh: '对象', en: 'About' },
  reason: { zh: '待核问题', en: 'Question' },
  asWritten: { zh: '原文', en: 'As written' },
};

/** The words that a state may have. */
export const states: readonly Text[] = [
  { zh: '未启动', en: 'not started' },
  { zh: '推进中', en: 'under way' },
  { zh: '已完成', en: 'done' },
  { zh: '已逾期', en: 'late' },
];

/** One row a measure; a task whose text is left out keeps one row. */
export function ledgerRows(reading: Reading): readonly LedgerRow[] {
  const rows = reading.tasks.flatMap((task) =>
    task.measures.length === 0
      ? [rowOf(task, null, reading)]
      : task.measures.map((measure) => rowOf(task, measure, reading)),
  );
  return rows.map((row, index) => ({ number: index + 1, ...row }));
}

function rowOf(task: Task, measure: Measure | null, reading: Reading): Omit<LedgerRow, 'number'> {
  const span = measure?.span ?? task.span;
  const others = task.units.filter((unit) => !task.leads.includes(unit) && !task.assists.includes(unit));
  const own = measure === null || measure.units.length === 0 || task.units.length > 0 ? others : measure.units;
  return {
    clause: task.path,
    task: task.title ?? '',
    measure: measure?.text ?? '',
    ...namesOf(task, own, reading.language),
    period: periodOf(task, span, reading),
    target: reading.targets
      .filter((target) => isInside(target.span, span))
      .map(targetText)
      .join('；'),
  };
}

/** The columns of units; the last name of an open list says so. */
function namesOf(
  { leads, assists, openEnded }: Task,
  units: readonly string[],
  language: Reading['language'],
): Pick<LedgerRow, 'leads' | 'assists' | 'units'> {
  const columns = { leads: leads.join('、'), assists: assists.join('、'), units: units.join('、') };
  const last = (['units', 'assists', 'leads'] as const).find((column) => columns[column] !== '');
  const isClass = [...leads, ...assists, ...units].some((name) =>
    /^(?:各|有关|相关|其他|全市|全省|全县|all|every|each|other|relevant)/i.test(name),
  );
  if (!openEnded || last === undefined || isClass) return columns;
  return { ...columns, [last]: `${columns[last]}${language === 'zh' ? '等' : ' and others'}` };
}

function periodOf(task: Task, span: Span, reading: Reading): string {
  const printed = reading.deadlines.filter((one) => isInside(one.span, span)).map(({ text }) => text);
  return printed.length > 0 ? printed.join('、') : (task.deadline ?? '');
}

function isInside([from, to]: Span, [outerFrom, outerTo]: Span): boolean {
  return from >= outerFrom && to <= outerTo;
}

const signs: Readonly<Record<Target['operator'], string>> = {
  '>': '＞',
  '>=': '≥',
  '=': '',
  '<=': '≤',
  '<': '＜',
  range: '',
};

/** `2027: ≥30个 建成标杆应用场景`. */
export function targetText({ year, operator, value, unit, indicator, striving }: Target): string {
  const figure = typeof value === 'number' ? `${signs[operator]}${value}` : value.join('—');
  // English counts its nouns with a space: 20000 people.
  const gap = /^[a-z]{2}|^[$£€¥] /.test(unit) ? ' ' : '';
  return `${year === null ? '' : `${year}: `}${figure}${gap}${unit}${striving ? '*' : ''} ${indicator}`;
}

/** The questions of the second sheet. */
export function ledgerQuestions(reading: Reading, source: string, language: Language): readonly LedgerQuestion[] {
  return reading.questions.map(({ about, reason, span }, index) => ({
    number: index + 1,
    about: language === 'zh' ? aboutInChinese(about) : about,
    reason: language === 'zh' ? reasonInChinese(reason) : reason,
    asWritten: span === null ? '' : source.slice(...span).slice(0, 200),
  }));
}

const reasons: readonly (readonly [RegExp, string])[] = [
  [/^not printed$/, '文中未载明'],
  [/^the end of the period is not printed: (.*)$/, '期限的截止年份未载明：$1'],
  [/^the document number is damaged: (.*)$/, '文号残缺，请核对原件：$1'],
  [/^the text of the duty is left out$/, '任务正文被略去'],
  [/^the text leaves out the duty after the lead-in$/, '引语之后的任务正文被略去'],
  [/^no unit is named in a label$/, '未标注责任单位'],
  [/^no clause with a duty was found$/, '没有找到任务条款'],
  [/^no item with a duty was found$/, '没有找到任务条款'],
  [/^no year is printed: (.*)$/, '目标年份未载明：$1'],
  [
    /^a second document begins here; it was not read, submit it on its own$/,
    '此处起为另一份文件，未予读取，请单独提交',
  ],
];

const fields: Readonly<Record<string, string>> = {
  docNumber: '文号',
  issuer: '发文机关',
  date: '成文日期',
  title: '标题',
  tasks: '任务',
  references: '引用文件',
  document: '文件',
  'targets.year': '目标年份',
};

/** What a question is about, in Chinese: the name of a field, or the path of a task as it is. */
export function aboutInChinese(about: string): string {
  return fields[about] ?? about;
}

/** The reason of a question in Chinese. */
export function reasonInChinese(reason: string): string {
  const found = reasons.find(([pattern]) => pattern.test(reason));
  return found === undefined ? reason : reason.replace(found[0], found[1]);
}
