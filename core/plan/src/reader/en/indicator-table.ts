import { spanOf } from '../flow.ts';
import type { Flow } from '../flow.ts';
import type { Line } from '../line.ts';
import type { Target } from '../reading.ts';
import { quantitiesOf, unitOf } from './quantities.ts';
import { operatorOf } from './targets.ts';

/** A cell of a table of indicators: what is to be reached of `name` in `year`. */
export interface IndicatorCell {
  readonly flow: Flow;
  readonly name: string;
  readonly year: number | null;
}

/**
 * The year of each column that says what is to be reached, by its place; `null` when the heads are of no such table:
 * `Measure | Baseline 2025 | Target 2028 | Target 2030`.
 */
export function indicatorColumns(heads: readonly string[]): ReadonlyMap<number, number> | null {
  const columns = new Map<number, number>();
  for (const [index, head] of heads.entries()) {
    const year = /\b(?:FY\s?)?(20\d\d)\b/.exec(head)?.[1];
    if (index > 0 && year !== undefined && !/baseline|current|actual|latest|today|status|now/i.test(head))
      columns.set(index, Number(year));
  }
  const isOne = heads.some((head) => /target|baseline|goal|aim/i.test(head)) && !heads.some((head) => owner.test(head));
  return isOne && columns.size > 0 ? columns : null;
}

const owner = /lead|owner|responsib|accountable/i;

export function indicatorCells({ cells }: Line, columns: ReadonlyMap<number, number>): readonly IndicatorCell[] {
  const name = cells?.find(({ text }) => /[A-Za-z]{3}/.test(text))?.text ?? '';
  return [...columns].flatMap(([index, year]) => {
    const flow = cells?.[index];
    return flow === undefined || flow.text === '' ? [] : [{ flow, name, year }];
  });
}

/** The target of a cell; `null` for a cell that names no figure. */
export function targetOfCell({ flow, name, year }: IndicatorCell): Target | null {
  // Every character keeps its place: 6 000 is one number, and zero is one.
  const text = flow.text.replace(/(?<=\d)[ \u00a0\u202f](?=\d{3}\b)/g, ',').replace(/\bzero\b/i, '0   ');
  const one = quantitiesOf(text)[0];
  if (one === undefined) return null;
  const isRange = one.high !== null && one.high > one.low;
  return {
    year,
    indicator: name,
    operator: isRange ? 'range' : operatorOf(one, text),
    value: isRange ? [one.low, one.high ?? one.low] : one.low,
    unit: unitOf(one, text),
    striving: false,
    asWritten: flow.shown,
    span: spanOf(flow),
  };
}
