import { joinFlows, sliceFlow, spaceAfter, trimFlow } from '../flow.ts';
import type { Flow } from '../flow.ts';
import { readIndicatorTable } from '../indicator-table.ts';
import type { Line } from '../line.ts';
import { dateLine } from './dates.ts';
import { isOffice } from './offices.ts';
import { isField, learnKeys } from './fields.ts';
import type { LearnedKeys } from './fields.ts';
import { englishMarkerOf } from './marker.ts';
import { columnOf } from './table.ts';
import { verdictOf } from './verdict.ts';

/**
 * Lines of an English text as they are read: what a page broke joined, rows of columns parted by wide gaps as cells,
 * run-together clauses parted.
 */
export function englishLines(lines: readonly Line[]): readonly Line[] {
  return withRows(joinWrapped(lines)).flatMap(partClauses);
}

/** Joins a line to the one before where its first word had no room there. */
function joinWrapped(lines: readonly Line[]): readonly Line[] {
  const keys = learnKeys(lines);
  const width = widthOf(lines, keys);
  if (width === 0) return lines;
  const joined: Line[] = [];
  let last = '';
  for (const line of lines) {
    const before = joined.at(-1);
    const { text } = line.flow;
    const hasNoRoom = last.length <= width && last.length + 1 + firstWord(text).length > width;
    if (before !== undefined && goesOn(before, line, keys) && (hasNoRoom || isUnclosed(before.flow.text)))
      joined[joined.length - 1] = { ...before, flow: joinFlows([before.flow, ...gapBehind(before.flow), line.flow]) };
    else joined.push(line);
    last = text;
  }
  return joined;
}

/** A bracket that is opened and not closed. */
function isUnclosed(text: string): boolean {
  const tail = text.slice(-240);
  return tail.lastIndexOf('[') > tail.lastIndexOf(']') || tail.lastIndexOf('(') > tail.lastIndexOf(')');
}

function firstWord(text: string): string {
  return /^\S+/.exec(text)?.[0] ?? '';
}

/** No space behind the hyphen of a word that was broken. */
function gapBehind(flow: Flow): readonly Flow[] {
  return /[a-z]-$/.test(flow.text) ? [] : [spaceAfter(flow)];
}

/** The width of a page that breaks lines; 0 when the text is not broken. */
function widthOf(lines: readonly Line[], keys: LearnedKeys): number {
  const open = lines.filter(
    ({ flow, cells, heading }, index) =>
      cells === null &&
      heading === 0 &&
      /[a-z,]$/.test(flow.text) &&
      verdictOf(flow.text) === 0 &&
      !isField(flow.text, keys) &&
      lines[index + 1]?.isApart === false,
  );
  const lengths = open.map(({ flow }) => flow.text.length).filter((length) => length >= 30 && length <= 130);
  if (lengths.length < 3) return 0;
  const longest = Math.max(...lengths);
  return lengths.filter((length) => length >= longest * 0.8).length >= 3 ? longest : 0;
}

function goesOn(before: Line, line: Line, keys: LearnedKeys): boolean {
  if (before.cells !== null || line.cells !== null || before.heading > 0 || line.heading > 0 || line.isBullet)
    return false;
  if (line.isApart && !line.isAfterPage) return false;
  const { text } = line.flow;
  // A row of columns stands alone.
  if (gapsOf(line.flow).length >= 3 || gapsOf(before.flow).length >= 3) return false;
  if (verdictOf(text) > 0 || verdictOf(before.flow.text) === before.flow.text.length) return false;
  if (dateLine.test(text) || dateLine.test(before.flow.text)) return false;
  // The office below a title, or below another office.
  if (isOffice(text) && isOffice(before.flow.text) && !/[:(]|,$|\b(?:of|and|for|the)$/.test(before.flow.text))
    return false;
  if (isOffice(text) && /\b(?:Plan|Strategy|Policy|Framework|Roadmap|Agenda|20\d\d\)?)$/.test(before.flow.text))
    return false;
  if (englishMarkerOf(text) !== null || (isField(text, keys) && !isUnclosed(before.flow.text))) return false;
  // The line of a number is a title when a new sentence stands under it.
  const marker = englishMarkerOf(before.flow.text);
  if (
    marker !== null &&
    /^[A-Z]/.test(text) &&
    !/[.,;:([]/.test(before.flow.text.slice(marker.length).replace(/\s*\([^()]*\)$/, ''))
  )
    return false;
  return !line.isAfterPage || !/[.!?:;]$/.test(before.flow.text);
}

/** Columns parted by wide gaps under a line of heads become cells; the heads hold until another table begins. */
function withRows(lines: readonly Line[]): readonly Line[] {
  let columns = 0;
  return lines.map((line) => {
    const cells = line.cells ?? strokesOf(line.flow, columns) ?? gapsOf(line.flow);
    const kinds = cells.map(({ text }) => columnOf(text));
    const isIndicators = cells.length >= 3 && readIndicatorTable([{ ...line, cells }], 0, null) !== null;
    const isHead =
      isIndicators ||
      (cells.length >= 2 &&
        cells.every(({ text }) => text.length <= 40 && !/:\s+\S/.test(text)) &&
        kinds.includes('text') &&
        kinds.some((kind) => /lead|assist|units|due/.test(kind)));
    if (isHead) columns = cells.length;
    const isRow = columns > 0 && cells.length === columns;
    return line.cells === null && (isHead || isRow) ? { ...line, cells } : line;
  });
}

/**
 * Measure / 2026 / 2028 and, below such heads, Employees trained: 9% / 50%: cells behind strokes.
 *
 * @param columns of the heads that hold here; 0 for none
 */
function strokesOf(flow: Flow, columns: number): readonly Flow[] | null {
  const cells = cutAt(flow, /\s\/\s/g);
  if (cells.filter(({ text }) => /^(?:FY ?)?20\d\d\b/.test(text)).length >= 2) return cells;
  const [first, ...others] = cells;
  const colon = first?.text.lastIndexOf(': ') ?? -1;
  if (first === undefined || colon === -1 || cells.length < 2 || cells.length + 1 !== columns) return null;
  return [trimFlow(sliceFlow(first, 0, colon)), trimFlow(sliceFlow(first, colon + 1)), ...others];
}

function gapsOf(flow: Flow): readonly Flow[] {
  return cutAt(flow, / {2,}|\s\|\s/g);
}

function cutAt(flow: Flow, mark: RegExp): readonly Flow[] {
  const parts: Flow[] = [];
  let from = 0;
  for (const found of flow.text.matchAll(mark)) {
    parts.push(trimFlow(sliceFlow(flow, from, found.index)));
    from = found.index + found[0].length;
  }
  return [...parts, trimFlow(sliceFlow(flow, from))];
}

/** Section 1. Inventory. (a) …. (b) …: a line for each. */
function partClauses(line: Line): readonly Line[] {
  const { flow, cells } = line;
  if (cells !== null) return [line];
  const found = [...flow.text.matchAll(/(?:(?<=[.;:])|(?<=[;,] and)|(?<=[;,] or))\s+(?=\(([a-z]|\d{1,2})\)\s+\S)/g)];
  const first = found[0];
  if (first === undefined || (!/^[a1]$/.test(first[1] ?? '') && !/^\(?[a1]\)/.test(flow.text))) return [line];
  if (!/^(?:Section|Sec\.|Article|\(|\d|§)/i.test(flow.text)) return [line];
  const parts: Line[] = [];
  let from = 0;
  for (const { index, 0: gap } of found) {
    parts.push({ ...line, flow: sliceFlow(flow, from, index), isApart: true });
    from = index + gap.length;
  }
  return [...parts, { ...line, flow: sliceFlow(flow, from), isApart: true }];
}
