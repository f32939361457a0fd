import { joinBy, joinFlows, sliceFlow, trimFlow } from './flow.ts';
import type { Flow } from './flow.ts';

/** One line of the text, or several that belong together, without marks of layout. */
export interface Line {
  readonly flow: Flow;
  /** Level of a Markdown heading, 0 when it is none. */
  readonly heading: number;
  readonly isBullet: boolean;
  /** All of it is set in bold: in Markdown often a heading. */
  readonly isBold?: boolean;
  /** Cells of a row of a table. */
  readonly cells: readonly Flow[] | null;
  /** A blank line, or the end of a page, stands before it. */
  readonly isApart: boolean;
  /** A page ended just before it. */
  readonly isAfterPage: boolean;
}

const bullet =
  /^(?:[-–*+•●○■□◆▪▫◦‣⁃∙·➢►✓※\uf0b7\uf0a7][ \t]+|o[ \t]+(?=[A-Z][a-z])|[★☆][ \t]*(?=(?:重点)?(?:任务|行动|举措|措施|工程|专项|第)|[（(一二三四五六七八九十\d])|[▲△◎○※][ \t]*(?=[\u4e00-\u9fff]{2,8}：)|[•●■◆▪➢►▶▷➤❖◇]|——|--\s)\s*/;

/** Cuts a flow into lines and takes the marks of Markdown off them. */
export function linesOf(flow: Flow): readonly Line[] {
  const lines: Line[] = [];
  let isApart = true;
  for (const [from, to] of rangesOf(flow.text)) {
    const raw = sliceFlow(flow, from, to);
    // A link to a place of the page is an entry of its contents.
    if (/^\s*(?:[-*]|\d+\.)?\s*\[[^\]]*\]\(#[^)\s]*\)\s*$/.test(raw.text)) continue;
    if (/^[\s|:=\-+_*]*$/.test(raw.text) && !/^\s*-\s*$/.test(raw.text)) {
      // Rules and separator rows of Markdown tables part nothing; blank lines do.
      if (!raw.text.includes('|')) isApart = true;
      continue;
    }
    lines.push({ ...lineOf(raw), isApart, isAfterPage: false });
    isApart = false;
  }
  return lines;
}

function* rangesOf(text: string): Generator<readonly [number, number]> {
  for (let from = 0; from <= text.length;) {
    const next = text.indexOf('\n', from);
    const to = next === -1 ? text.length : next;
    yield [from, to];
    from = to + 1;
  }
}

function lineOf(raw: Flow): Omit<Line, 'isApart' | 'isAfterPage'> {
  const cells = cellsOf(raw);
  if (cells !== null) return { flow: trimFlow(raw), heading: 0, isBullet: false, cells };
  let flow = trimFlow(raw);
  const isBold = /^(?:\*\*|__)(?=\S)[^*_]{3,200}(?:\*\*|__)$/.test(flow.text);
  const marks = /^(?:>\s*)*(#{1,6}(?!\s*\|))?\s*/.exec(flow.text);
  const heading = marks?.[1]?.length ?? 0;
  if (marks !== null && marks[0].length > 0) flow = sliceFlow(flow, marks[0].length);
  flow = withoutEmphasis(flow);
  const mark = heading === 0 && !/^[-—–]\s*\d{1,4}\s*[-—–]$/.test(flow.text) ? bullet.exec(flow.text) : null;
  if (mark !== null) flow = sliceFlow(flow, mark[0].length);
  return { flow: trimFlow(withoutEmphasis(flow)), heading, isBullet: mark !== null, cells: null, isBold };
}

function cellsOf(raw: Flow): readonly Flow[] | null {
  const text = raw.text.trim();
  if (/^\|.*\|$/.test(text) && text.length > 2) return cut(trimFlow(raw), /\|/g).slice(1, -1).map(trimCell);
  const leading = raw.text.length - raw.text.trimStart().length;
  // A first cell that is merged with the one above is empty.
  const indent = /^[^\S\t]*/.exec(raw.text)?.[0].length ?? 0;
  if ((raw.text.slice(leading).match(/\t/g)?.length ?? 0) >= 1) return cut(sliceFlow(raw, indent), /\t/g).map(trimCell);
  return null;
}

/** A line break before a number, or between sentences, parts items of a cell and stays one; others are gone. */
function trimCell(cell: Flow): Flow {
  const items = cut(
    cell,
    /<br\s*\/?>(?=\s*(?:\d{1,2}[.、]|（\d{1,2}）|[①-⑳])\s*\p{Script=Han})|(?<=[.;:])\s*(?:<br\s*\/?>\s*)+(?=[•*-]?\s*(?:\d{1,2}[.)]\s*)?[A-Z])/gu,
  );
  const parts = items.map((item) => trimFlow(withoutEmphasis(dropMatches(item, /<br\s*\/?>/gi))));
  return joinBy(parts, '\n');
}

function cut(flow: Flow, mark: RegExp): Flow[] {
  const parts: Flow[] = [];
  let from = 0;
  for (const found of flow.text.matchAll(mark)) {
    parts.push(sliceFlow(flow, from, found.index));
    from = found.index + found[0].length;
  }
  parts.push(sliceFlow(flow, from));
  return parts;
}

/** `**bold**`, `__bold__`, `[words](address)`, `1\.` and code marks become their words. */
function withoutEmphasis(flow: Flow): Flow {
  if (!/[*_\]\\`<]/.test(flow.text)) return flow;
  return dropMatches(
    flow,
    /<\/?(?:span|u|b|i|em|strong|a|sup|sub|font|mark|small)(?:\s[^<>]*)?>|\*\*|(?<!_)__(?!_)|`|\\(?=[.\-_*#[\]()+])|\[(?=[^[\]]*\]\()|\]\([^()\s]*\)|(?<=^|\s)\*(?=\S)|(?<=\S)\*(?=\s|$)|\*(?=[（(【])|(?<=[）)】])\*/g,
  );
}

/** The flow without what a pattern finds. */
function dropMatches(flow: Flow, pattern: RegExp): Flow {
  const kept: Flow[] = [];
  let from = 0;
  for (const found of flow.text.matchAll(pattern)) {
    kept.push(sliceFlow(flow, from, found.index));
    from = found.index + found[0].length;
  }
  if (from === 0) return flow;
  return joinFlows([...kept, sliceFlow(flow, from)]);
}
