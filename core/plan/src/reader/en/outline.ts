import { joinFlows, sliceFlow, spaceAfter, trimFlow } from '../flow.ts';
import type { Flow } from '../flow.ts';
import { readIndicatorTable } from '../indicator-table.ts';
import type { Line } from '../line.ts';
import { annexLine, closing, isGeneric } from './heading-words.ts';
import { isAim, isUsualHeading, newItem, under } from './item.ts';
import type { Item } from './item.ts';
import { addHead, addLabel, addListed, addParagraph, isTitleLike, joined, ownedBullet } from './item-text.ts';
import { inferColumns } from './inferred-columns.ts';
import { isBelowField, isField, kindOfKey, learnKeys, openFieldOf } from './fields.ts';
import type { Field, LearnedKeys } from './fields.ts';
import { isUnitHeading } from './labels.ts';
import { englishMarkerOf } from './marker.ts';
import type { EnglishMarker } from './marker.ts';
import { Numbering } from './numbering.ts';
import { addRow, columnsOf } from './table.ts';
import type { Column } from './table.ts';
import { isTableHead, isTimeline } from './timeline.ts';
import { isAnswerHead, verdictOf } from './verdict.ts';

/** Builds the tree of headings and numbered items out of lines. */
export class EnglishOutline {
  readonly hasNumbers: boolean;
  readonly #lines: readonly Line[];
  readonly #firstYear: number | null;
  /** The deepest level of Markdown whose headings have numbers. */
  readonly #deepest: number;
  readonly #hasTimeline: boolean;
  readonly #keys: LearnedKeys;
  readonly #numbering: Numbering;
  readonly #root: Item = newItem(null, { number: null, rank: 0, mark: null });
  #open: Item = this.#root;
  /** The paragraph that is being gathered. */
  #pieces: Flow[] = [];
  #isBullet = false;
  #isLabel = false;

  /** @param firstYear columns of indicators of an earlier year are where they start */
  constructor(lines: readonly Line[], firstYear: number | null) {
    this.#lines = lines;
    this.#firstYear = firstYear;
    this.#numbering = new Numbering(lines);
    this.#keys = learnKeys(lines);
    this.#deepest = Math.max(
      0,
      ...lines.map(({ flow, heading }) => (englishMarkerOf(flow.text) === null ? 0 : heading)),
    );
    this.hasNumbers = lines.some(({ flow, cells }) => cells !== null || isItem(this.#numbering.settled(flow.text)));
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
    if (!line.isBullet) this.#listed = null;
    else if (this.#listed !== null) {
      this.#close();
      addListed(this.#open, this.#listed, flow);
      return;
    }
    // A note at the foot of a page.
    if (/^\[\d{1,3}\]\s+\S/.test(flow.text) && (line.isApart || line.isAfterPage)) return;
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
    const marker = line.isBullet ? null : this.#numbering.markerOf(flow.text, index, this.#open);
    if (marker !== null && !this.#continues(line)) {
      this.#close();
      // (i) of a heading stands over the numbers below it.
      const placed = line.heading > 0 && marker.rank >= 4 ? { ...marker, rank: 2.6 } : marker;
      this.#open = under(this.#open, placed, sliceFlow(flow, 0, marker.length), this.#levelOf(line));
      const words = trimFlow(sliceFlow(flow, marker.length));
      // What a heading of Markdown says is a title, sentence or not.
      if (line.heading > 0 && words.text !== '') this.#open.title = words;
      else {
        this.#pieces = [words];
        this.#isHead = true;
      }
      return;
    }
    const promises = /^(.{3,80}?) (?:will|commits to|shall|agrees to)(?: the following)?:$/.exec(flow.text);
    const isInside = this.#open.number !== null && !this.#open.isSection && this.#open.children.length === 0;
    if (promises !== null && !isInside && isUnitHeading(promises[1] ?? '')) {
      this.#close();
      this.#addHeading({ ...line, flow: sliceFlow(flow, 0, (promises[1] ?? '').length) });
      return;
    }
    if (isAnswerHead(flow.text) && this.#open.number !== null) {
      this.#close();
      return;
    }
    const verdict = verdictOf(flow.text);
    if (verdict > 0) {
      this.#close();
      this.#pieces = [trimFlow(sliceFlow(flow, verdict))];
      return;
    }
    if (isField(flow.text, this.#keys)) {
      this.#close();
      this.#listed = openFieldOf(flow.text, this.#keys);
      this.#isLabel = true;
      this.#pieces = [flow];
      return;
    }
    const bare = this.#bareKeyOf(line, index);
    if (bare !== null) {
      this.#close();
      this.#listed = bare;
      return;
    }
    if (this.#isHeading(line, index)) {
      this.#close();
      this.#addHeading(line);
      return;
    }
    const isListed = marker === null && englishMarkerOf(flow.text) !== null && !this.#continues(line);
    if (line.isBullet || isListed || this.#startsParagraph(line, index)) {
      this.#close();
      this.#isBullet = line.isBullet;
    }
    this.#pieces.push(this.#withoutTimeline(flow, index));
  }

  #isHead = false;
  /** A key without a value, whose values are the bullets below it. */
  #listed: Field | null = null;
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

  /** A wrapped line may begin like a number. */
  #continues(line: Line): boolean {
    const last = this.#pieces.at(-1)?.text ?? '';
    return (
      !line.isApart &&
      !/[;,] (?:and|or)$/.test(last) &&
      /\b(?:Recommendation|Action|Section|the|of|and|to|by|in)$/i.test(last)
    );
  }

  /** Performance measures, without a colon above its bullets, inside a numbered item. */
  #bareKeyOf(line: Line, index: number): Field | null {
    const { text } = line.flow;
    if (this.#open.number === null || line.isBullet || this.#lines[index + 1]?.isBullet !== true) return null;
    const kind = /^[A-Z][A-Za-z &/-]{3,40}$/.test(text) ? kindOfKey(text) : null;
    return kind === null || kind === 'text'
      ? null
      : { kind, key: text, from: 0, valueFrom: text.length, to: text.length };
  }

  #isTitleBelow({ flow: { text } }: Line, index: number): boolean {
    const next = this.#lines[index + 1];
    const isEnd = next === undefined || next.isApart || isField(next.flow.text, this.#keys);
    return isEnd && isTitleLike(text) && !text.endsWith(':');
  }

  #startsParagraph(line: Line, index: number): boolean {
    const last = this.#pieces.at(-1)?.text;
    if (last === undefined) return true;
    // The line below a number that stands alone is its title, when fields or a blank line come next; else its text.
    if (this.#isHead && last === '') return !this.#isTitleBelow(line, index);
    if (this.#isBullet && /[.;]$/.test(last) && /^[A-Z]/.test(line.flow.text)) return true;
    if (this.#isLabel) return line.isApart || /[.)\]]$/.test(last) || isBelowField(last, line.flow.text, this.#keys);
    if (line.isAfterPage && this.#pieces.length > 1 && /[a-z,]$/.test(last)) return false;
    if (this.#isHead)
      return (
        line.isApart ||
        (this.#pieces.length === 1 && (isTitleLike(last) || isUsualHeading(last)) && /^[A-Z"“(]/.test(line.flow.text))
      );
    if (line.isAfterPage && !/[.!?:;]$/.test(last)) return false;
    return line.isApart && !/^[a-z]/.test(line.flow.text);
  }

  #isHeading(line: Line, index: number): boolean {
    const { text } = line.flow;
    if (phase.test(text)) return true;
    if (line.heading > 0 || ((line.isApart || line.isAfterPage) && annexLine.test(text))) return true;
    if (line.isBold === true && line.isApart && !line.isBullet && text.length <= 160 && !/[.;,:]$/.test(text))
      return true;
    if (this.#isHead && this.#pieces.every((piece) => piece.text === '') && !line.isApart) return false;
    if (
      line.isBullet ||
      (this.#isLabel && !line.isApart && (!text.includes(' ') || /[;,]$/.test(this.#pieces.at(-1)?.text ?? ''))) ||
      text.length > 90 ||
      /[.;:]\s/.test(text) ||
      isGeneric(text) ||
      /[.;,:!?]$/.test(text) ||
      (!/^[A-Z“"‘]/.test(text) && !/^20\d\d(?:\s*[-–/]\s*\d{2,4})?$/.test(text)) ||
      text.split(' ').length > 14
    )
      return false;
    if (line.isApart && isUsualHeading(text)) return true;
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
    const rank = line.heading > 0 ? line.heading * 0.4 : closing.test(line.flow.text) ? 0.5 : 2;
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
    const about = { number: null, rank, isNamed: false, isSection: true };
    this.#open = under(this.#open, about, null, this.#levelOf(line));
    this.#open.title = line.flow;
  }

  /** Headings of Markdown stand under each other by their levels down to the last that has a number. */
  #levelOf({ heading }: Line): number {
    return heading <= this.#deepest ? heading : 0;
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
    if (isLabel) addLabel(this.#open, flow, this.#keys);
    else if (isHead) addHead(this.#open, flow);
    else {
      const owned = isBullet && this.#open.number === null ? ownedBullet(this.#open, flow) : null;
      if (owned === null) addParagraph(this.#open, flow, isBullet);
      else this.#open.children.push(owned);
    }
  }

  /** The heads of the last table hold for rows of as many cells behind a heading. */
  #heads: readonly Column[] = [];

  #addTable(start: number): number {
    const indicators = readIndicatorTable(this.#lines, start, this.#firstYear);
    if (indicators !== null) {
      this.#close();
      this.#open.indicators.push(...indicators.targets);
      return indicators.end;
    }
    const cells = this.#lines[start]?.cells?.map(({ text }) => text) ?? [];
    const head = columnsOf(cells);
    const isHead =
      cells.every((text) => text.length <= longestHead) &&
      head.includes('text') &&
      head.length >= 2 &&
      head.some((kind) => /lead|assist|units|due|number/.test(kind));
    // At its first rows, the head among them, a table shows what it holds.
    const isBegun = this.#lines[start - 3]?.cells?.length === head.length;
    const inferred = isHead || isBegun || this.#heads.length === head.length ? null : inferColumns(this.#lines, start);
    if (!isHead && this.#heads.length !== head.length && inferred === null) return start;
    if (isHead) this.#heads = head;
    else if (inferred !== null) this.#heads = inferred;
    this.#close();
    let end = isHead ? start + 1 : start;
    // Its rows stand under headings of their own: what bears the table is no item itself.
    if (isHead && (this.#lines[end]?.cells ?? null) === null) this.#open.isSection = true;
    for (; this.#lines[end]?.cells !== null && this.#lines[end] !== undefined; end++) {
      const row = this.#lines[end] as Line;
      const full = row.cells?.filter(({ text }) => text !== '') ?? [];
      // A row of one cell says what the rows below it are for: 2030 objective: 65,000 homes connected.
      const aim = full.length === 1 && this.#heads.length >= 3 ? full[0] : undefined;
      if (aim === undefined) addRow(this.#open, row, this.#heads);
      else this.#open.aims.push({ flow: aim, year: yearOf(aim.text) });
    }
    return end;
  }
}

/** 2030 objective: the year in front. */
function yearOf(text: string): number | null {
  const year = /^\W*(20\d\d)\b/.exec(text)?.[1];
  return year === undefined ? null : Number(year);
}

/** Medium term (2027-2028): a heading, blank lines or not. */
const phase = /^(?:Short|Medium|Long|Near|Mid)[- ]?[Tt]erm(?: actions)?(?:\s*[:(–-].{2,24})?$/;

/** The head of a column has no more characters. */
const longestHead = 60;

function isItem(marker: EnglishMarker | null): boolean {
  return marker !== null && !marker.isSection;
}
