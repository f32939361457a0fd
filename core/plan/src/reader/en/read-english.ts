import type { CleanText } from '../clean-text.ts';
import { joinFlows, sliceFlow, spaceAfter, spanOf, trimFlow } from '../flow.ts';
import type { Flow } from '../flow.ts';
import { linesOf } from '../line.ts';
import type { Line } from '../line.ts';
import { withoutPageMarks } from '../page-marks.ts';
import type { Measure, Question, Reading, Repair, Section, Task } from '../reading.ts';
import type { UnitInRole } from '../zh/labels.ts';
import { englishFrontOf } from './front.ts';
import { addNames, englishActorsOf, isUnitHeading, labelStart, parseEnglishLabel } from './labels.ts';
import type { EnglishLabel } from './labels.ts';
import { englishMarkerOf } from './marker.ts';
import type { EnglishMarker } from './marker.ts';
import { englishTargetsOf } from './targets.ts';

interface Item {
  readonly number: string | null;
  readonly rank: number;
  readonly parent: Item | null;
  readonly mark: Flow | null;
  title: Flow | null;
  /** Paragraphs; a bullet is one. */
  readonly body: Flow[];
  readonly labels: EnglishLabel[];
  readonly labelFlows: Flow[];
  readonly children: Item[];
  readonly isBulleted: boolean[];
  /** The first sentence was taken for a title; the others of its kind decide. */
  maybeTitle: boolean;
  readonly isNamed: boolean;
  readonly isSection: boolean;
}

/** Reads an English plan. */
export function readEnglish(clean: CleanText, source: string): Reading {
  const all = linesOf(clean.flow);
  const readable = all.filter(
    ({ flow, cells }) => cells !== null || !/(?:\.{4,}|_{4,}|…{2,}|(?:\. ){4,})\s*\d{0,4}$/.test(flow.text),
  );
  const paged = withoutPageMarks(readable);
  const front = englishFrontOf(paged.lines);
  const outline = new Outline(paged.lines.slice(front.to));
  const root = outline.build();
  voteOnTitles(root);
  liftLabels(root);
  const collector = new Collector(source, outline.hasNumbers);
  root.children.forEach((child) => collector.visit(child, []));
  const { targets, limits } = englishTargetsOf(collector.sentences);
  const repairs: Repair[] = [
    ...clean.repairs,
    ...(paged.count > 0 ? [{ kind: 'page-marks' as const, count: paged.count }] : []),
  ];
  const reading = {
    language: 'en' as const,
    docNumber: front.docNumber,
    issuer: front.issuer,
    date: front.date,
    title: front.title,
    kind:
      /\b(plan|strategy|response|order|roadmap|programme|program|framework|commitments|policy|guidance|report)\b/i
        .exec(front.title ?? '')?.[1]
        ?.toLowerCase() ?? null,
    addressees: [],
    abridged: false,
    references: referencesOf(clean.flow, front),
    brokenReferences: [],
    sections: collector.sections.filter(
      ({ title }) =>
        title !== null && title !== front.docNumber && !(front.title ?? '').startsWith(title) && title !== 'Contents',
    ),
    tasks: collector.tasks,
    targets,
    limits,
    deadlines: [],
    recurring: [],
    funds: [],
    systems: [],
    repairs,
  };
  return { ...reading, questions: questionsOf(reading) };
}

/** Builds the tree of headings and numbered items out of lines. */
class Outline {
  readonly hasNumbers: boolean;
  readonly #lines: readonly Line[];
  readonly #hasNamed: boolean;
  readonly #hasTimeline: boolean;
  readonly #root: Item = newItem(null, { number: null, rank: 0, mark: null });
  #open: Item = this.#root;
  /** The paragraph that is being gathered. */
  #pieces: Flow[] = [];
  #isBullet = false;
  #isLabel = false;

  constructor(lines: readonly Line[]) {
    this.#lines = lines;
    this.#hasNamed = lines.filter(({ flow }) => englishMarkerOf(flow.text)?.isNamed).length >= 2;
    this.hasNumbers = lines.some(({ flow, cells }) => cells !== null || isItem(englishMarkerOf(flow.text)));
    this.#hasTimeline =
      lines.some(
        ({ flow }) =>
          /\b(?:Timeline|Timescale|Delivery date|Timing)\b/.test(flow.text) &&
          !/[.:]/.test(flow.text) &&
          flow.text.length < 80,
      ) ||
      lines.some(
        ({ flow }, index) => /\bDelivery$/.test(flow.text) && /^Timeline$/.test(lines[index + 1]?.flow.text ?? ''),
      );
  }

  build(): Item {
    for (let index = 0; index < this.#lines.length; index++) {
      const line = this.#lines[index];
      if (line === undefined) continue;
      if (line.cells !== null) {
        const end = this.#addTable(index);
        if (end > index) {
          index = end - 1;
          continue;
        }
      }
      this.#add(line, index);
    }
    this.#close();
    return this.#root;
  }

  #add(line: Line, index: number): void {
    const { flow } = line;
    if (this.#hasTimeline && isTableHead(flow.text)) {
      this.#closeAsHeading();
      return;
    }
    if (this.#hasTimeline && this.#isTimeline(flow.text)) {
      this.#inTimeline = true;
      return;
    }
    this.#inTimeline = false;
    if (isGeneric(flow.text)) {
      this.#close();
      // Behind aims it is the heading of the actions; under a heading of its own it only leads in.
      if (isAim(this.#open) || this.#open.parent === null) this.#addHeading(line);
      return;
    }
    const marker = line.isBullet ? null : this.#markerOf(flow.text, index);
    if (marker !== null && !this.#continues(line)) {
      this.#close();
      this.#open = under(this.#open, marker, sliceFlow(flow, 0, marker.length));
      this.#pieces = [trimFlow(sliceFlow(flow, marker.length))];
      this.#isHead = true;
      return;
    }
    const promises = /^(.{3,80}?) (?:will|commits to|shall|agrees to)(?: the following)?:$/.exec(flow.text);
    if (promises !== null && isUnitHeading(promises[1] ?? '')) {
      this.#close();
      this.#addHeading({ ...line, flow: sliceFlow(flow, 0, (promises[1] ?? '').length) });
      return;
    }
    if (labelStart.test(flow.text)) {
      this.#close();
      this.#isLabel = true;
      this.#pieces = [flow];
      return;
    }
    if (this.#isHeading(line, index)) {
      this.#close();
      this.#addHeading(line);
      return;
    }
    const isListed = marker === null && englishMarkerOf(flow.text) !== null && !this.#continues(line);
    if (line.isBullet || isListed || this.#startsParagraph(line)) {
      this.#close();
      this.#isBullet = line.isBullet;
    }
    this.#pieces.push(this.#withoutTimeline(flow, index));
  }

  #isHead = false;
  #inTimeline = false;

  /** A stop ends a sentence that happens to name a date, unless the cell goes on over several lines. */
  #isTimeline(text: string): boolean {
    return isTimeline(text) && (!text.endsWith('.') || this.#inTimeline);
  }

  /** The first words of a cell of the last column stand behind the text of the one before. */
  #withoutTimeline(flow: Flow, index: number): Flow {
    const next = this.#lines[index + 1]?.flow.text ?? '';
    const tail = /(?<=[.!?])\s+\S.{0,30}$/.exec(flow.text);
    if (!this.#hasTimeline || tail === null || !isTimeline(tail[0].trim()) || !isTimeline(next)) return flow;
    return sliceFlow(flow, 0, tail.index);
  }

  /** What stands open before the head of a table is the heading above it. */
  #closeAsHeading(): void {
    const last = this.#pieces.at(-1)?.text ?? '';
    if (
      this.#isHead ||
      this.#isLabel ||
      this.#pieces.length === 0 ||
      this.#pieces.length > 3 ||
      /[.!?;:]$/.test(last)
    ) {
      this.#close();
      return;
    }
    const flow = joinFlows(joined(this.#pieces));
    this.#pieces = [];
    this.#open = under(this.#open, { number: null, rank: 2, isNamed: false, isSection: true }, null);
    this.#open.title = flow;
  }

  #markerOf(text: string, index: number): EnglishMarker | null {
    const marker = englishMarkerOf(text);
    if (marker === null || !this.#hasNamed || marker.isNamed || marker.isSection) return marker;
    // Lists inside recommendations are part of them; numbers before them are chapters.
    const next = this.#lines.slice(index + 1).find(({ flow }) => englishMarkerOf(flow.text) !== null);
    const isChapter =
      next !== undefined &&
      englishMarkerOf(next.flow.text)?.isNamed === true &&
      text.length < 80 &&
      !/[.;]$/.test(text);
    return isChapter ? { ...marker, rank: 1.8, isSection: true } : null;
  }

  /** A wrapped line may begin like a number. */
  #continues(line: Line): boolean {
    const last = this.#pieces.at(-1)?.text ?? '';
    return !line.isApart && /\b(?:Recommendation|Action|Section|the|of|and|to|by|in)$/i.test(last);
  }

  #startsParagraph(line: Line): boolean {
    const last = this.#pieces.at(-1)?.text;
    if (last === undefined) return true;
    if (this.#isLabel) return line.isApart || /[.)\]]$/.test(last);
    if (this.#isHead)
      return line.isApart || (this.#pieces.length === 1 && isTitleLike(last) && /^[A-Z"“(]/.test(line.flow.text));
    if (line.isAfterPage && !/[.!?:;]$/.test(last)) return false;
    return line.isApart && !/^[a-z]/.test(line.flow.text);
  }

  #isHeading(line: Line, index: number): boolean {
    if (line.heading > 0) return true;
    const { text } = line.flow;
    if (
      line.isBullet ||
      text.length > 90 ||
      /[.;:]\s/.test(text) ||
      isGeneric(text) ||
      /[.;,:!?]$/.test(text) ||
      !/^[A-Z“"‘]/.test(text) ||
      text.split(' ').length > 14
    )
      return false;
    const last = this.#pieces.at(-1)?.text;
    if (last !== undefined && line.isAfterPage && !/[.!?:;]$/.test(last)) return false;
    if (last !== undefined && !line.isApart && !/[.!?:)]$/.test(last) && !this.#isLabel) return false;
    if (/\b(?:will|shall|should|must|is|are)\b/.test(text) && !isUnitHeading(text)) return false;
    const next = this.#lines[index + 1];
    if (next === undefined) return false;
    if (!next.isApart && /^[a-z]/.test(next.flow.text)) return false;
    return (
      line.isApart ||
      next.isApart ||
      isUnitHeading(text) ||
      isItem(englishMarkerOf(next.flow.text)) ||
      (!this.#hasTimeline && last !== undefined && /[.!?]$/.test(last) && text.length < 60)
    );
  }

  #addHeading(line: Line): void {
    const rank = line.heading > 0 ? line.heading * 0.4 : 2;
    const last = this.#open;
    // The second line of a heading that was broken.
    if (
      line.heading === 0 &&
      last.number === null &&
      last.title !== null &&
      last.body.length === 0 &&
      last.children.length === 0 &&
      !line.isApart
    ) {
      last.title = joinFlows([last.title, spaceAfter(last.title), line.flow]);
      return;
    }
    this.#open = under(this.#open, { number: null, rank, isNamed: false, isSection: true }, null);
    this.#open.title = line.flow;
  }

  /** Ends the paragraph that is open and hands it to its item. */
  #close(): void {
    const pieces = this.#pieces.filter(({ text }) => text !== '');
    const flow = trimFlow(joinFlows(joined(pieces)));
    const isHead = this.#isHead;
    const isBullet = this.#isBullet;
    const isLabel = this.#isLabel;
    this.#pieces = [];
    this.#isHead = this.#isBullet = this.#isLabel = false;
    if (flow.text === '') return;
    if (isLabel) addLabel(this.#open, flow);
    else if (isHead) addHead(this.#open, flow);
    else addParagraph(this.#open, flow, isBullet);
  }

  #addTable(start: number): number {
    const head = this.#lines[start]?.cells?.map(({ text }) => columnOf(text)) ?? [];
    if (!head.includes('text') || head.length < 2) return start;
    this.#close();
    let end = start + 1;
    for (; this.#lines[end]?.cells !== null && this.#lines[end] !== undefined; end++)
      addRow(this.#open, this.#lines[end] as Line, head);
    return end;
  }
}

/** Lines with a space between them, but not behind the hyphen of a word that was broken. */
function joined(pieces: readonly Flow[]): readonly Flow[] {
  return pieces.flatMap((piece, index) => {
    const before = pieces[index - 1];
    return before === undefined || /[a-z]-$/.test(before.text) ? [piece] : [spaceAfter(before), piece];
  });
}

type Column = 'number' | 'text' | 'lead' | 'assist' | 'units' | 'due' | 'title' | 'other';

function columnOf(words: string): Column {
  if (/^(?:no\.?|#|ref\.?|number|id|s\/?n)$/i.test(words)) return 'number';
  if (/lead|owner|accountable/i.test(words)) return 'lead';
  if (/support|partner|contribut|collaborat/i.test(words)) return 'assist';
  if (/responsib|department|agency|unit|who/i.test(words)) return 'units';
  if (/timeline|due|deadline|when|date|time ?frame|timescale|timing/i.test(words)) return 'due';
  if (/^(?:initiative|programme|project|title|name|theme)$/i.test(words)) return 'title';
  if (/action|recommendation|response|commitment|description|measure|activity|task|deliverable|step/i.test(words))
    return 'text';
  return 'other';
}

function addRow(open: Item, line: Line, kinds: readonly Column[]): void {
  const cells = line.cells ?? [];
  const of = (kind: Column): readonly Flow[] =>
    cells.filter((cell, index) => kinds[index] === kind && cell.text !== '');
  const units: UnitInRole[] = [];
  let openEnded = false;
  for (const [kind, role] of [
    ['lead', 'lead'],
    ['units', 'unspecified'],
    ['assist', 'assist'],
  ] as const)
    for (const cell of of(kind)) openEnded = addNames(units, cell.text, role) || openEnded;
  const item = newItem(open, {
    number: of('number')[0]?.text.replace(/[.)]$/, '') ?? null,
    rank: 9,
    mark: sliceFlow(line.flow, 0, 0),
  });
  item.title = of('title')[0] ?? null;
  item.body.push(...of('text'));
  item.isBulleted.push(...of('text').map(() => false));
  item.labels.push({ units, openEnded, deadline: of('due')[0]?.text ?? null });
  item.labelFlows.push(line.flow);
  open.children.push(item);
}

/** A line that only says that actions follow. */
function isGeneric(text: string): boolean {
  return (
    /^(?:recommended (?:policy )?actions?|(?:key |proposed )?(?:policy )?actions|recommendations|commitments|what we will do|we will|actions? to be taken)\s*:?$/i.test(
      text,
    ) && text !== 'Recommendations'
  );
}

function isItem(marker: EnglishMarker | null): boolean {
  return marker !== null && !marker.isSection;
}

function newItem(
  parent: Item | null,
  about: { number: string | null; rank: number; mark: Flow | null; isNamed?: boolean; isSection?: boolean },
): Item {
  return {
    number: about.number,
    rank: about.rank,
    parent,
    mark: about.mark,
    title: null,
    body: [],
    labels: [],
    labelFlows: [],
    children: [],
    isBulleted: [],
    maybeTitle: false,
    isNamed: about.isNamed ?? false,
    isSection: about.isSection ?? false,
  };
}

function under(
  open: Item,
  marker: { number: string | null; rank: number; isNamed: boolean; isSection: boolean },
  mark: Flow | null,
): Item {
  let parent = open;
  const { number } = marker;
  const rank = number === '(i)' && open.number === '(h)' ? open.rank : marker.rank;
  while (parent.parent !== null && (parent.rank >= rank || (number !== null && isPreface(parent))))
    parent = parent.parent;
  const item = newItem(parent, { ...marker, rank, mark });
  parent.children.push(item);
  return item;
}

/** What comes before the numbered part and holds none of it. */
function isPreface({ number, title }: Item): boolean {
  return (
    number === null &&
    /^(?:introduction|foreword|background|context|(?:executive )?summary|overview|contents|preface)\b/i.test(
      title?.text ?? '',
    )
  );
}

/** Words without a verb of duty: a title and no sentence. */
function isTitleLike(text: string): boolean {
  return (
    text.length <= 80 &&
    !/[.;,]$/.test(text) &&
    !/\b(?:will|shall|should|must|is|are|the|of|and|to|for|a|by|in|with)$/i.test(text) &&
    !/\b(?:will|shall|should|must)\b/.test(text)
  );
}

/** The line of a number: a title, or the first words of the duty. */
function addHead(item: Item, flow: Flow): void {
  const [, rest] = takeInlineLabel(item, flow);
  if (rest.text === '') return;
  const first = /^([A-Z][^.:;]{1,60})[.:]\s+(?=\S)/.exec(rest.text);
  if (first !== null && isShortTitle(first[1] ?? '') && !abbreviation.test(`${first[1]}.`)) {
    item.maybeTitle = true;
    item.title = sliceFlow(rest, 0, (first[1] ?? '').length);
    addParagraph(item, trimFlow(sliceFlow(rest, first[0].length)), false);
    return;
  }
  if (isTitleLike(rest.text)) item.title = rest;
  else addParagraph(item, rest, false);
}

/** Purpose. Online permits: no more than four words, and not a sentence of its own. */
function isShortTitle(words: string): boolean {
  return words.split(/\s+/).length <= 5 && !/\b(?:will|shall|should|must)\b/.test(words);
}

function addLabel(item: Item, flow: Flow): void {
  const label = parseEnglishLabel(flow.text);
  item.labels.push(label);
  item.labelFlows.push(flow);
}

function takeInlineLabel(item: Item, flow: Flow): readonly [boolean, Flow] {
  const found =
    /\s*[([]\s*(?:Lead|Owner|Responsib|Support|Partner|Accountable|Department|Agency|Due|Timeline)[^()[\]]*:[^()[\]]*(?:\([^()]*\)[^()[\]]*)*[)\]]\.?\s*$/i.exec(
      flow.text,
    ) ?? /(?<=[.;])\s+(?:Lead(?: \w+)?|Owner|Responsible(?: \w+)?)\s*:.*$/i.exec(flow.text);
  if (found !== null) {
    const label = trimFlow(sliceFlow(flow, found.index));
    item.labels.push(parseEnglishLabel(label.text.replace(/^[([]/, '')));
    item.labelFlows.push(label);
    return [true, trimFlow(sliceFlow(flow, 0, found.index))];
  }
  const led =
    /(?:^|(?<=[.]\s))\(?Led by (?:the )?([^.()]+?)(?:,? (?:with support from|supported by|with|in partnership with|in collaboration with) ([^.()]+))?\)?\.?$/.exec(
      flow.text,
    );
  if (led === null) return [false, flow];
  const units: UnitInRole[] = [];
  let openEnded = addNames(units, led[1] ?? '', 'lead');
  openEnded = addNames(units, led[2] ?? '', 'assist') || openEnded;
  const label = trimFlow(sliceFlow(flow, led.index));
  item.labels.push({ units, openEnded, deadline: null });
  item.labelFlows.push(label);
  return [true, trimFlow(sliceFlow(flow, 0, led.index))];
}

function addParagraph(item: Item, flow: Flow, isBullet: boolean): void {
  const [, rest] = takeInlineLabel(item, flow);
  if (rest.text === '') return;
  item.body.push(rest);
  item.isBulleted.push(isBullet);
}

function isTableHead(text: string): boolean {
  return (
    /^(?:Recommendation|Action|Commitment|Measure|No\.?|Ref\.?)\b(?:\s+(?:Recommendation|Action|Response|Delivery|Timeline|Lead|Owner|Government|Status|Department|Date|by|when|Timescale))+$/i.test(
      text,
    ) || /^(?:Delivery|Timeline|Timescale|Response)$/i.test(text)
  );
}

const timeWord =
  '(?:Spring|Summer|Autumn|Winter|Q[1-4]|End|of|By|Initially|Ongoing|Update|updates?|in|but|then|thereafter|continuous(?:ly)?|Early|Mid|Late|Immediate(?:ly)?|Short[- ]term|Medium[- ]term|Long[- ]term|January|February|March|April|May|June|July|August|September|October|November|December|FY|to|and|the|first|second|half|Further|details|published|to be|shared|be|by|at|launch|Digital|Centre|Annual(?:ly)?|Quarterly|Complete[d]?|TBC|onwards|from|start(?:ing)?|Within|months?|\\d{1,2}/\\d{2}|20\\d{2}(?:[/-]\\d{2,4})?|\\d{1,2})';
const timeline = new RegExp(`^${timeWord}(?:[\\s,.;-]+${timeWord})*[,.]?$`, 'i');

/** A cell of a column of dates, or a line of one. */
function isTimeline(text: string): boolean {
  return text.length <= 34 && timeline.test(text) && !/^(?:\d{1,2})$/.test(text);
}

const background =
  /^(?:introduction|foreword|background|context|(?:executive )?summary|vision|(?:our |strategic )?(?:objectives?|aims?|goals|ambitions?|targets)|purpose|definitions?|contents|glossary|annex\b.*|appendix\b.*|references|acknowledg\w+|about\b.*|scope|(?:guiding )?principles|methodology|conclusions?|why\b.*|where we are.*|progress so far|overview|(?:the )?(?:current )?(?:state|challenge|opportunity)\b.*|preface|message from.*|next steps|introduction and.*|foreword by.*)$/i;

class Collector {
  readonly tasks: Task[] = [];
  readonly sections: Section[] = [];
  readonly sentences: Flow[] = [];
  readonly #source: string;
  readonly #hasNumbers: boolean;

  constructor(source: string, hasNumbers: boolean) {
    this.#source = source;
    this.#hasNumbers = hasNumbers;
  }

  visit(item: Item, above: readonly string[]): void {
    settleTitle(item);
    const isBackground = isAim(item);
    const path = [...above, pathPart(item, above)];
    const isTask = this.#isTask(item, isBackground);
    for (const flow of item.body) this.sentences.push(...sentencesOf(flow));
    if (isTask) this.#addTask(item, path);
    if (!isTask || item.isSection || item.rank <= 2)
      this.sections.push({ number: item.number, title: item.title?.text ?? null, path: path.join('') });
    const next = item.number === null && item.parent?.parent === null && this.#hasNumbers ? above : path;
    for (const child of item.children) this.visit(child, isNumberedAlone(child) ? [] : next);
  }

  #isTask(item: Item, isBackground: boolean): boolean {
    if (isBackground || item.children.length > 0) return false;
    if (item.rank === 9) return item.body.length > 0;
    if (item.body.length === 0) return false;
    if (item.isNamed) return true;
    if (item.number === null)
      return (
        (!this.#hasNumbers && hasDuty(item)) || (isUnitHeading(item.title?.text ?? '') && item.isBulleted.some(Boolean))
      );
    return item.isSection || item.rank < 2 ? hasDuty(item) : true;
  }

  #addTask(item: Item, path: readonly string[]): void {
    const label = labelOf(item);
    const body = dutiesOf(item);
    const measures = body
      .flatMap((flow) => sentencesOf(flow))
      .map((flow): Measure => {
        const span = spanOf(flow);
        return { text: flow.shown, asWritten: this.#source.slice(...span), units: englishActorsOf(flow.text), span };
      });
    const flows = [item.mark, item.title, ...body, ...item.labelFlows]
      .filter((flow): flow is Flow => flow !== null && flow.at.length > 0)
      .map(spanOf);
    this.tasks.push({
      number: item.number,
      path: path.join(''),
      title: item.title?.text ?? null,
      units: label.units.map(({ name }) => name),
      leads: label.units.filter(({ role }) => role === 'lead').map(({ name }) => name),
      assists: label.units.filter(({ role }) => role === 'assist').map(({ name }) => name),
      openEnded: label.openEnded,
      deadline: label.deadline,
      measures,
      span: [Math.min(...flows.map(([from]) => from)), Math.max(...flows.map(([, to]) => to))],
    });
  }
}

/** 1.1 and Recommendation 7 say where they stand without the numbers above them. */
function isNumberedAlone({ number, isNamed, rank }: Item): boolean {
  return number !== null && (isNamed || rank === 9 || (rank >= 3 && rank < 3.5 && /^\d/.test(number)));
}

function pathPart(item: Item, above: readonly string[]): string {
  if (item.number !== null) return item.number;
  const title = item.title?.text ?? '';
  return above.length > 0 ? `·${title}` : title;
}

/** A label behind the last of several items, of which none before has one, belongs to what holds them all. */
function liftLabels(item: Item): void {
  const last = item.children.at(-1);
  const others = item.children.slice(0, -1);
  const isShared =
    last !== undefined &&
    item.number !== null &&
    !item.isSection &&
    others.length > 0 &&
    others.every(({ labels }) => labels.length === 0) &&
    last.labels.length > 0;
  if (isShared) {
    item.labels.push(...last.labels);
    last.labels.length = 0;
    last.labelFlows.length = 0;
  }
  item.children.forEach(liftLabels);
}

/** First sentences are titles when most items of their kind have one. */
function voteOnTitles(root: Item): void {
  const byRank = new Map<number, Item[]>();
  const visit = (item: Item): void => {
    if (item.number !== null) byRank.set(item.rank, [...(byRank.get(item.rank) ?? []), item]);
    item.children.forEach(visit);
  };
  visit(root);
  for (const items of byRank.values()) {
    const titled = items.filter(({ title }) => title !== null).length;
    if (titled * 2 > items.length || items.length === 1) continue;
    for (const item of items) {
      if (!item.maybeTitle || item.title === null) continue;
      item.body.unshift(item.title);
      item.isBulleted.unshift(false);
      item.title = null;
    }
  }
}

/** A title with nothing under it is the duty itself. */
function settleTitle(item: Item): void {
  if (item.number === null || item.children.length > 0 || item.body.length > 0 || item.title === null || item.isSection)
    return;
  item.body.push(item.title);
  item.isBulleted.push(false);
  item.title = null;
}

function isAim(item: Item): boolean {
  for (let one: Item | null = item; one !== null; one = one.parent)
    if (background.test(one.title?.text ?? '')) return true;
  return false;
}

function hasDuty(item: Item): boolean {
  const text = item.body.map((flow) => flow.text).join(' ');
  return /\b(?:will|shall|should|must)\b/.test(text) || item.isBulleted.some(Boolean);
}

/** Where bullets stand under words that only lead in, the bullets are the duties. */
function dutiesOf(item: Item): readonly Flow[] {
  if (item.number !== null || !item.isBulleted.some(Boolean)) return item.body;
  return item.body.filter((_, index) => item.isBulleted[index]);
}

/** The label of the item, or of the department under whose heading it stands. */
function labelOf(item: Item): EnglishLabel {
  for (let one: Item | null = item; one !== null; one = one.parent) {
    if (one.labels.length > 0) {
      const units: UnitInRole[] = [];
      for (const unit of one.labels.flatMap((label) => label.units))
        if (!units.some(({ name }) => name === unit.name)) units.push(unit);
      return {
        units,
        openEnded: one.labels.some(({ openEnded }) => openEnded),
        deadline: one.labels.find(({ deadline }) => deadline !== null)?.deadline ?? null,
      };
    }
    const title = one.title?.text ?? '';
    if (one.number === null && isUnitHeading(title))
      return { units: [{ name: title.replace(/^The /, ''), role: 'unspecified' }], openEnded: false, deadline: null };
  }
  return { units: [], openEnded: false, deadline: null };
}

const abbreviation =
  /\b(?:e\.g|i\.e|etc|vs|No|St|Dr|Mr|Mrs|Ms|Prof|Inc|Ltd|Co|approx|Sec|Art|Fig|cf|U\.S|U\.K|E\.U|Ph\.D)\.$/i;

/** Sentences, half sentences and bullets. */
function sentencesOf(flow: Flow): readonly Flow[] {
  const parts: Flow[] = [];
  let from = 0;
  for (const found of flow.text.matchAll(/(?:[.!?]["')\]]*|;)(?=\s+|$)|\s(?=[•●▪]\s)/g)) {
    const end = found.index + found[0].length;
    const before = flow.text.slice(from, end);
    const next = flow.text.slice(end).trimStart();
    if (found[0].startsWith('.') && (abbreviation.test(before) || (next !== '' && !/^[A-Z0-9"'([“‘•]/.test(next))))
      continue;
    parts.push(sliceFlow(flow, from, end));
    from = end;
  }
  parts.push(sliceFlow(flow, from));
  return parts.map(bare).filter(({ text }) => /[A-Za-z]/.test(text) && !/^(?:and|or)$/i.test(text));
}

function bare(flow: Flow): Flow {
  const head = /^[\s•●▪]*(?:\(?(?:[a-z]|\d{1,2})[.)]\s+)?/.exec(flow.text)?.[0].length ?? 0;
  const tail = /[\s.;]*$/.exec(flow.text.slice(head))?.[0].length ?? 0;
  return sliceFlow(flow, head, flow.text.length - tail);
}

function referencesOf(flow: Flow, front: { docNumber: string | null }): Reading['references'] {
  const found = new Map<string, Reading['references'][number]>();
  for (const match of flow.text.matchAll(
    /\b(?:Executive Order|EO)\s+(?:No\.\s*)?\d{4,5}\b|\b(?:[A-Z][\w'-]+\s+(?:(?:and|of|for|the|to|in)\s+)*){1,8}Act(?:\s+of)?\s+\d{4}\b/g,
  )) {
    const isOrder = match[0].startsWith('E') && /Order|EO/.test(match[0]);
    const words = match[0].replace(/\s+/g, ' ').replace(/^The\s+/, '');
    if (words === front.docNumber) continue;
    found.set(words, {
      docNumber: isOrder ? words : null,
      title: isOrder ? null : words,
      span: spanOf(sliceFlow(flow, match.index, match.index + match[0].length)),
    });
  }
  return [...found.values()];
}

function questionsOf(reading: Omit<Reading, 'questions'>): readonly Question[] {
  const missing = (['docNumber', 'issuer', 'date', 'title'] as const).flatMap((field) =>
    reading[field] === null ? [{ about: field, reason: 'not printed', span: null }] : [],
  );
  const owned = reading.tasks.some(({ units }) => units.length > 0);
  const units = owned
    ? reading.tasks
        .filter((task) => task.units.length === 0)
        .map(({ path, span }) => ({ about: path, reason: 'no unit is named in a label', span }))
    : [];
  const years = reading.targets
    .filter(({ year }) => year === null)
    .map(({ asWritten, span }) => ({ about: 'targets.year', reason: `no year is printed: ${asWritten}`, span }));
  const none =
    reading.tasks.length === 0 ? [{ about: 'tasks', reason: 'no item with a duty was found', span: null }] : [];
  return [...missing, ...years, ...units, ...none];
}
