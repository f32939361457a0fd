import { joinFlows, sliceFlow, trimFlow } from '../flow.ts';
import type { Flow } from '../flow.ts';
import { readIndicatorTable } from '../indicator-table.ts';
import type { Line } from '../line.ts';
import type { Target } from '../reading.ts';
import { findLabels, parseLabel } from './labels.ts';
import type { FoundLabel } from './labels.ts';
import {
  bareHeading,
  groupHead,
  headingRank,
  isBoxHead,
  isClosing,
  isRule,
  notesHead,
  numberedNotes,
  plainHeadings,
} from './headings.ts';
import { isLabelLine } from './label-words.ts';
import { aimField, foldFields, toldField, withoutLead } from './fields.ts';
import { itemSharesOf } from './item-shares.ts';
import type { ItemShare } from './item-shares.ts';
import { decideTitles } from './clause-titles.ts';
import { ownerBrackets, ownerLines, ownersIn } from './owner-lines.ts';
import { listMarkerOf, markerOf, ordinalOf, ranks } from './marker.ts';
import { readTable, rowsBelow } from './table.ts';
import type { CellAim, Table, TableHead } from './table.ts';

/** A clause of the document: a heading with what stands under it. */
export interface Clause {
  readonly number: string | null;
  readonly rank: number;
  readonly parent: Clause | null;
  /** The number with its mark, as the place where a task begins. */
  readonly mark: Flow | null;
  title: Flow | null;
  readonly body: Flow[];
  /** Labels of the clause itself. */
  readonly labels: FoundLabel[];
  /** What the labels stood on, for the end of the span. */
  readonly labelFlows: Flow[];
  /** The label stood on a line of its own. */
  hasOwnLine: boolean;
  readonly children: Clause[];
  /** The first sentence could be a title; decided when all its siblings are known. */
  maybeTitle: boolean;
  /** The title is of two halves: 推进政务公开，强化解读回应。 It may be two short duties. */
  isParallel: boolean;
  /** The title is a whole sentence on the line of the number: it may be a short duty. */
  isSentence: boolean;
  /** It says when the document takes effect. */
  holdsClosing: boolean;
  /** A row of a table. */
  readonly isRow: boolean;
  /** Cells of a table that say what is to be reached. */
  readonly aims: CellAim[];
  /** 预期成果：… of a clause that is printed field by field. */
  readonly aimFields: Flow[];
  /** Targets of a table of indicators. */
  readonly indicators: Target[];
}

/**
 * Builds the tree of clauses. Its root holds what stands before the first heading.
 *
 * @param firstYear columns of indicators of an earlier year are baselines
 */
export function outlineOf(lines: readonly Line[], firstYear: number | null): Clause {
  const root = newClause(null, 0, null);
  const namedRank = namedRankOf(lines);
  const isNumbered = lines.some(({ flow }) => markerOf(flow.text) !== null);
  const isListed = !isNumbered && lines.filter(({ flow }) => listMarkerOf(flow.text) !== null).length > 1;
  const headings = isNumbered || isListed ? new Set<Line>() : plainHeadings(lines);
  const owners = ownerLines(lines);
  const brackets = ownerBrackets(lines);
  let open = root;
  let head: TableHead | null = null;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined) continue;
    if (line.cells !== null) {
      const indicators = readIndicatorTable(lines, index, firstYear);
      if (indicators !== null) {
        open.indicators.push(...indicators.targets);
        index = indicators.end - 1;
        continue;
      }
      const table: Table | null = readTable(lines, index) ?? rowsThatGoOn(lines, index, head);
      if (table !== null) {
        head = table.head;
        for (const row of table.rows) addRow(open, row);
        index = table.end - 1;
        continue;
      }
    }
    const from = brackets.get(line);
    const text = from === undefined ? line : { ...line, flow: trimFlow(sliceFlow(line.flow, 0, from)) };
    open = addLine(open, text, { headings, namedRank, isListed, owners });
    if (from !== undefined) addOwners(open, sliceFlow(line.flow, from));
  }
  decideTitles(root);
  foldFields(root);
  return root;
}

/** Rows behind a heading that parts their table. */
function rowsThatGoOn(lines: readonly Line[], index: number, head: TableHead | null): Table | null {
  return head !== null && lines[index]?.cells?.length === head.kinds.length ? rowsBelow(lines, index, head) : null;
}

function newClause(
  parent: Clause | null,
  rank: number,
  mark: { number: string | null; flow: Flow } | null,
  isRow = false,
): Clause {
  return {
    number: mark?.number ?? null,
    rank,
    parent,
    mark: mark?.flow ?? null,
    title: null,
    body: [],
    labels: [],
    labelFlows: [],
    hasOwnLine: false,
    children: [],
    maybeTitle: false,
    isParallel: false,
    isSentence: false,
    holdsClosing: false,
    isRow,
    aims: [],
    aimFields: [],
    indicators: [],
  };
}

/**
 * 任务1 and 行动一 stand above （一） where nothing says otherwise, and below it where the first of them stands under one.
 */
function namedRankOf(lines: readonly Line[]): number {
  let before: number | null = null;
  for (const { flow } of lines) {
    const rank = markerOf(flow.text)?.rank ?? null;
    if (rank === ranks.named) return before === ranks.second ? ranks.second + 0.5 : ranks.named;
    before = rank ?? before;
  }
  return ranks.named;
}

interface Around {
  readonly headings: ReadonlySet<Line>;
  readonly namedRank: number;
  /** 一是, 二是 are the only numbers. */
  readonly isListed: boolean;
  /** Lines of owners. */
  readonly owners: ReadonlySet<Line>;
}

function addLine(open: Clause, line: Line, { headings, namedRank, isListed, owners }: Around): Clause {
  const { flow } = line;
  const found = isListed ? listMarkerOf(flow.text) : markerOf(flow.text);
  const marker = line.isBullet && found?.rank !== ranks.named ? null : found;
  if (marker !== null) {
    const rank = marker.rank === ranks.named ? namedRank : marker.rank;
    const clause = under(open, rank, { number: marker.number, flow: sliceFlow(flow, 0, marker.length) });
    fillHead(clause, trimFlow(sliceFlow(flow, marker.length)));
    return clause;
  }
  if (line.heading > 0 || headings.has(line)) {
    const rank = line.heading > 0 ? line.heading * 0.5 : headingRank(flow.text);
    const clause = under(open, rank, { number: null, flow: sliceFlow(flow, 0, 0) });
    clause.title = withoutStop(flow);
    return clause;
  }
  if (isRule(flow.text)) return notesEnd(open);
  // 保障措施： on a line of its own between numbered duties.
  if (bareHeading.test(flow.text)) {
    const clause = under(open, ranks.named - 0.3, { number: null, flow: sliceFlow(flow, 0, 0) });
    clause.title = withoutStop(flow);
    return clause;
  }
  if (notesHead.test(flow.text) || groupHead.test(flow.text)) {
    // Notes are no part of the last clause before them; numbers above 1. end them.
    const isNotes = notesHead.test(flow.text);
    const rank = isNotes ? ranks.second : ranks.named - 0.2;
    const clause = under(open, rank, { number: null, flow: sliceFlow(flow, 0, 0) });
    clause.title = withoutStop(flow);
    return clause;
  }
  if (numberedNotes.test(flow.text)) {
    const clause = under(open, ranks.first, { number: null, flow: sliceFlow(flow, 0, 0) });
    clause.title = sliceFlow(flow, 0, flow.text.indexOf('：'));
    return clause;
  }
  const named = /^【([^】：]{2,20})】$/.exec(flow.text)?.[1];
  if (named !== undefined && !isLabelLine(flow.text)) {
    const clause = under(open, ranks.named, { number: null, flow: sliceFlow(flow, 0, 0) });
    clause.title = sliceFlow(flow, 1, flow.text.length - 1);
    return clause;
  }
  if (owners.has(line)) addOwners(open, flow);
  else addText(open, flow);
  return open;
}

function addOwners(clause: Clause, names: Flow): void {
  clause.labels.push({ label: parseLabel(ownersIn(names)), from: 0, to: names.text.length });
  clause.labelFlows.push(names);
}

/** A rule ends notes. */
function notesEnd(open: Clause): Clause {
  for (let one: Clause | null = open; one !== null; one = one.parent)
    if (one.parent !== null && notesHead.test(one.title?.text ?? '')) return one.parent;
  return open;
}

function under(open: Clause, rank: number, mark: { number: string | null; flow: Flow }): Clause {
  let parent = open;
  while (parent.parent !== null && parent.rank >= rank) parent = parent.parent;
  const clause = newClause(parent, rank, mark);
  parent.children.push(clause);
  return clause;
}

/** A paragraph: its labels go to the clause, the rest to its body. */
function addText(clause: Clause, given: Flow): void {
  const flow = withoutLead(given);
  if (isClosing(flow.text)) clause.holdsClosing = true;
  if (isClosing(flow.text) || isBoxHead(flow.text)) return;
  const shares = itemSharesOf(flow.text);
  if (shares !== null && (shares.some(({ isOfAll }) => isOfAll) ? dealToAll : dealOut)(sectionOf(clause), shares))
    return;
  const above = aboveBy.exec(flow.text);
  if (above !== null && labelAbove(clause, flow, above[1] ?? '')) return;
  const name = /^(?:任务|事项|项目|工作|行动|措施|场景)?名称\s*：\s*/.exec(flow.text)?.[0].length ?? 0;
  if (name > 0 && clause.title === null && clause.number !== null) {
    clause.title = withoutStop(sliceFlow(flow, name));
    return;
  }
  if (clause.number !== null && toldField.test(flow.text)) return;
  const aim = aimField.exec(flow.text)?.[0].length ?? 0;
  if (aim > 0 && clause.number !== null) {
    clause.aimFields.push(sliceFlow(flow, aim));
    return;
  }
  const labels = findLabels(flow);
  if (labels.length === 0) {
    if (flow.text !== '') clause.body.push(flow);
    return;
  }
  const isOwnLine = isLabelLine(flow.text) && labels[0]?.from === 0;
  if (isOwnLine) clause.hasOwnLine = true;
  let from = 0;
  for (const found of labels) {
    const before = trimFlow(sliceFlow(flow, from, found.from));
    if (before.text !== '') clause.body.push(before);
    clause.labels.push(found);
    clause.labelFlows.push(trimFlow(sliceFlow(flow, found.from, found.to)));
    from = found.to;
  }
  const rest = trimFlow(sliceFlow(flow, from));
  if (/[^。；，\s]/.test(rest.text)) clause.body.push(rest);
}

const aboveBy =
  /^[（【]?(?:以上|上述)(?:[^，。由]{0,10})?由(.+?)(?:按(?:照)?职责(?:分工)?)?(?:分别)?(?:负责|落实|实施|牵头[^。]*)。?[）】]?$/;

/** 以上由甲、乙负责。 belongs to every clause of the section that has no label of its own. */
function labelAbove(clause: Clause, { text }: Flow, names: string): boolean {
  const words = /牵头/.test(text) ? text.replace(/^[（【]?(?:以上|上述)[^由]*由|[。）】]+$/g, '') : names;
  const label = parseLabel(words);
  const section = sectionOf(clause);
  if (label.units.length === 0 || section.children.length === 0) return false;
  for (const child of section.children)
    if (child.labels.length === 0) child.labels.push({ label, from: 0, to: text.length });
  return true;
}

/** The section whose last clause is still open. */
function sectionOf(clause: Clause): Clause {
  return clause.parent !== null && clause.children.length === 0 ? clause.parent : clause;
}

/** Gives each item of a section the label of its share. Returns whether any share met an item. */
function dealOut(section: Clause, shares: readonly ItemShare[]): boolean {
  const rest = shares.find(({ items }) => items === null);
  let isMet = false;
  for (const child of section.children) {
    const ordinal = child.number === null ? null : ordinalOf(child.number);
    const share = shares.find(({ items }) => ordinal !== null && items?.includes(ordinal)) ?? rest;
    if (share === undefined || child.labels.length > 0) continue;
    child.labels.push({ label: share.label, from: 0, to: 0 });
    isMet = true;
  }
  return isMet;
}

/** Gives each task of the document the label of its share: 任务1由…, in a list at the end. */
function dealToAll(section: Clause, shares: readonly ItemShare[]): boolean {
  let root = section;
  while (root.parent !== null) root = root.parent;
  let isMet = false;
  const visit = (clause: Clause): void => {
    const ordinal = /^(?:任务)?(\d+)$/.exec(clause.number ?? '')?.[1];
    const share = ordinal === undefined ? undefined : shares.find(({ items }) => items?.includes(Number(ordinal)));
    if (share !== undefined && clause.children.length === 0 && clause.labels.length === 0) {
      clause.labels.push({ label: share.label, from: 0, to: 0 });
      isMet = true;
    }
    clause.children.forEach(visit);
  };
  visit(root);
  return isMet;
}

/** Splits the line of a number into its title and the text behind it. */
function fillHead(clause: Clause, rest: Flow): void {
  const labels = findLabels(rest);
  const text = rest.text.slice(0, labels[0]?.from ?? rest.text.length).trimEnd();
  // 第二条【支持算力】…
  const bracketed = (
    clause.rank === ranks.article ? /^[【（]([^】）]{2,24})[】）]\s*(?=\S)/ : /^【([^】]{2,24})】\s*(?=\S)/
  ).exec(text);
  if (bracketed !== null) {
    clause.title = sliceFlow(rest, 1, 1 + (bracketed[1] ?? '').length);
    addText(clause, trimFlow(sliceFlow(rest, bracketed[0].length)));
    return;
  }
  const whole = /^[^。；]{1,60}[。：；]?$/.test(text) && !/，.*[。；]$/.test(text);
  if (whole && (labels.length === 0 || clause.rank < ranks.third)) {
    // One heading without text of its own, or one short duty: known when the lines after it are.
    clause.title = withoutStop(trimFlow(sliceFlow(rest, 0, text.length)));
    clause.isSentence = text.endsWith('。');
    if (labels.length > 0) addText(clause, sliceFlow(rest, text.length));
    return;
  }
  const head = /^((?:[^。；：，！（]|（[^（）]{1,30}）){2,40}?)(?:[。：]|\s{2,}|——)\s*(?=\S)/.exec(text);
  if (head !== null && isTitle((head[1] ?? '').replace(/（[^（）]*）/g, ''))) {
    clause.title = sliceFlow(rest, 0, (head[1] ?? '').trimEnd().length);
    clause.maybeTitle = true;
    addText(clause, trimFlow(sliceFlow(rest, head[0].length)));
    return;
  }
  const halves = parallel.exec(text);
  const isEven = Math.abs((halves?.[2] ?? '').length - (halves?.[3] ?? '').length) <= 1;
  if (halves !== null && isEven && text.length - halves[0].length >= shortestText && clause.rank !== ranks.article) {
    clause.title = sliceFlow(rest, 0, (halves[1] ?? '').length);
    clause.maybeTitle = true;
    clause.isParallel = true;
    addText(clause, trimFlow(sliceFlow(rest, halves[0].length)));
  } else addText(clause, rest);
}

/** Two short halves of the same measure: 推进政务公开，强化解读回应。 */
const parallel = /^(([^。；：！，、]{3,8})，([^。；：！，、]{3,8}))。\s*(?=\S)/;
/** Behind a title of two halves stands a text of more characters. */
const shortestText = 16;

function isTitle(words: string): boolean {
  return !/^(?:到|至)?\d{4}年(?![^，]{0,6}目标$)/.test(words) && !/(?:以下|如下)/.test(words);
}

function withoutStop(flow: Flow): Flow {
  const bare = trimFlow(sliceFlow(flow, 0, flow.text.replace(/[。：；:]\s*$/, '').length));
  // 总 则: spread over the line.
  if (!/^\p{Script=Han}(?: +\p{Script=Han}){1,5}$/u.test(bare.text)) return bare;
  return joinFlows(
    Array.from(bare.text, (char, at) => ({ char, at })).flatMap(({ char, at }) =>
      char === ' ' ? [] : [sliceFlow(bare, at, at + 1)],
    ),
  );
}

interface Row {
  readonly number: Flow | null;
  readonly title: Flow | null;
  readonly text: readonly Flow[];
  readonly aims: readonly CellAim[];
  readonly whole: Flow;
  readonly label: FoundLabel | null;
}

function addRow(open: Clause, row: Row): void {
  const parent = open.isRow && open.parent !== null ? open.parent : open;
  const clause = newClause(parent, 99, { number: row.number?.shown ?? null, flow: sliceFlow(row.whole, 0, 0) }, true);
  clause.title = row.title;
  clause.body.push(...row.text);
  if (row.label !== null) clause.labels.push(row.label);
  clause.labelFlows.push(row.whole);
  clause.aims.push(...row.aims);
  parent.children.push(clause);
}
