import { clip, displayWidth, padEnd, padStart } from './display-width.ts';

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
}

const gap = '  ';
const narrowest = 6;

/** A table as lines: titles, a rule, the rows. Where it is wider than `maxWidth` its widest columns give way. */
export function tableLines(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  maxWidth = Number.POSITIVE_INFINITY,
): readonly string[] {
  const widths = fitted(
    columns.map(({ title }, index) => Math.max(...[title, ...rows.map((row) => row[index] ?? '')].map(displayWidth))),
    maxWidth,
  );
  const line = (cells: readonly string[]): string =>
    columns
      .map(({ align }, index) => {
        const width = widths[index] ?? 0;
        const cell = clip(cells[index] ?? '', width);
        return align === 'right' ? padStart(cell, width) : padEnd(cell, width);
      })
      .join(gap)
      .trimEnd();
  return [line(columns.map(({ title }) => title)), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)];
}

/** Names and values under each other, the values in one column. */
export function pairLines(pairs: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(0, ...pairs.map(([name]) => displayWidth(name)));
  return pairs.map(([name, value]) => `${padEnd(name, width)}${gap}${value}`.trimEnd());
}

function fitted(widths: readonly number[], maxWidth: number): readonly number[] {
  const fitting = [...widths];
  let excess = fitting.reduce((sum, width) => sum + width, gap.length * (fitting.length - 1)) - maxWidth;
  while (excess > 0) {
    const widest = fitting.indexOf(Math.max(...fitting));
    if ((fitting[widest] ?? 0) <= narrowest) break;
    fitting[widest] = (fitting[widest] ?? 0) - 1;
    excess -= 1;
  }
  return fitting;
}
