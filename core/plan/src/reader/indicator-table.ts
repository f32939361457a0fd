import { spanOf, trimFlow } from './flow.ts';
import type { Flow } from './flow.ts';
import type { Line } from './line.ts';
import type { Target, TargetOperator } from './reading.ts';

const indicatorHead = /指标|^名称$|^项目$|^内容$|indicator|measure|metric|outcome|\bkpis?\b/i;
const baseline = /现状|基期|基数|基准|实际|完成值|当前|现值|初始|baseline|current|actual|starting/i;
const aim = /目标|预期|计划值|规划值|target|goal|milestone/i;
const owner = /单位|部门/;
const englishOwner = /department|agency|owner|\blead|responsib|^who$/i;

/**
 * Reads a table of indicators that begins at a line: each cell of a column that is headed by a target, or by a year that
 * is no baseline, is a target. `null` when it is no such table. `firstYear`: a column of an earlier year is a baseline.
 */
export function readIndicatorTable(
  lines: readonly Line[],
  start: number,
  firstYear: number | null,
): { readonly targets: readonly Target[]; readonly end: number } | null {
  const head = lines[start]?.cells?.map(({ text }) => text.replace(/\s/g, '')) ?? [];
  // A head is short; a cell of text may speak of measures.
  const name = head.findIndex((words) => words.length <= 40 && indicatorHead.test(words));
  const unit = head.findIndex((words) => /^(?:计量)?单位$|^units?$/i.test(words));
  const columns = head.flatMap((words, index) => {
    const year = /20\d\d/.exec(words)?.[0];
    const isBase = baseline.test(words) || (year !== undefined && firstYear !== null && Number(year) < firstYear);
    const isAim = index !== name && !isBase && (year !== undefined || aim.test(words));
    return isAim ? [{ index, year: year === undefined ? null : Number(year) }] : [];
  });
  if (name === -1 || columns.length === 0 || head.some((words, index) => index !== unit && owner.test(words)))
    return null;
  // A table of actions may name targets too; only one with baselines is about indicators alone.
  if (!head.some((words) => baseline.test(words)) && head.some((words) => englishOwner.test(words))) return null;
  const targets: Target[] = [];
  let end = start + 1;
  for (; lines[end] !== undefined && lines[end]?.cells !== null; end++) {
    const cells = lines[end]?.cells ?? [];
    for (const { index, year } of columns) {
      const about = {
        indicator: cells[name]?.shown ?? '',
        unit: unit === -1 ? '' : (cells[unit]?.text ?? '').replace(/^(?:number|no\.?|count|#)$/i, ''),
      };
      const target = cellTarget(cells[index], { ...about, year });
      if (target !== null) targets.push(target);
    }
  }
  return { targets, end };
}

const cellPattern =
  /^(力争)?\s*(≥|≤|>=|<=|>|<|=|不低于|不少于|不高于|不超过|超过|突破|达到|达|控制在|低于|约|at least|not less than|no (?:less|fewer) than|over|more than|under|below|less than|fewer than|up to|at most|(?:no|not) more than)?\s*(?<money>[$£€¥₹]\s?)?(zero|\d{1,3}(?: \d{3})+|\d[\d,]*(?:\.\d+)?)\s*(?:[-—–~至]\s*(\d[\d,]*(?:\.\d+)?))?\s*(?<unit>[^\d\s，。；（(]{0,12}?|[A-Za-z]+(?:[ -][a-z]+){1,3}?)\s*(以上|以内|以下|左右|or (?:more|less|fewer|below|lower|above|higher|better)|\+)?(?:[（(][^）)]*[）)])?$/i;
const before: Readonly<Record<string, TargetOperator>> = {
  '≥': '>=',
  '>=': '>=',
  不低于: '>=',
  不少于: '>=',
  达到: '>=',
  达: '>=',
  'at least': '>=',
  'not less than': '>=',
  'no less than': '>=',
  'no fewer than': '>=',
  '≤': '<=',
  '<=': '<=',
  不高于: '<=',
  不超过: '<=',
  控制在: '<=',
  'up to': '<=',
  'no more than': '<=',
  'not more than': '<=',
  'at most': '<=',
  '>': '>',
  超过: '>',
  突破: '>',
  over: '>',
  'more than': '>',
  '<': '<',
  低于: '<',
  under: '<',
  'less than': '<',
  'fewer than': '<',
  below: '<',
};
const behind: Readonly<Record<string, TargetOperator>> = {
  以上: '>=',
  'or more': '>=',
  '+': '>=',
  以内: '<=',
  以下: '<=',
  'or less': '<=',
  'or fewer': '<=',
  'or below': '<=',
  'or lower': '<=',
  'or above': '>=',
  'or higher': '>=',
  'or better': '>=',
};

function cellTarget(
  cell: Flow | undefined,
  { indicator, unit, year }: { indicator: string; unit: string; year: number | null },
): Target | null {
  if (cell === undefined) return null;
  const flow = trimFlow(cell);
  const found = cellPattern.exec(flow.text);
  if (found === null) return null;
  const [, strives, sign = '', , low = '', high, , suffix = ''] = found;
  const own = `${found.groups?.['money']?.trim() ?? ''} ${found.groups?.['unit'] ?? ''}`.trim();
  const [least, most] = [low, high].map((figure) =>
    /^zero$/i.test(figure ?? '') ? 0 : Number((figure ?? '').replace(/[ ,]/g, '')),
  );
  const named = /[（(]([^（）()]{1,10})[）)]\s*$/.exec(indicator)?.[1] ?? '';
  return {
    year,
    indicator,
    operator: high === undefined ? (before[sign.toLowerCase()] ?? behind[suffix.toLowerCase()] ?? '=') : 'range',
    value: high === undefined ? (least ?? 0) : [least ?? 0, most ?? 0],
    unit: own !== '' ? own : unit !== '' ? unit : named,
    striving: strives !== undefined,
    asWritten: flow.shown,
    span: spanOf(flow),
  };
}
