import type { Line } from '../line.ts';
import { isBareTitle, isChapterLine } from './heading-words.ts';
import { levelsOf, settledMarker } from './holders.ts';
import type { Levels } from './holders.ts';
import { namedAbove } from './item.ts';
import type { Item } from './item.ts';
import { englishMarkerOf } from './marker.ts';
import type { EnglishMarker } from './marker.ts';

/** What the numbers of a document number: chapters, items, paragraphs, or parts of a sentence. Lines come in order. */
export class Numbering {
  readonly #lines: readonly Line[];
  readonly #levels: Levels;
  readonly #hasChapters: boolean;
  readonly #hasNamed: boolean;
  /** The number of the last chapter between named items. */
  #chapters = 0;
  /** The last number of a numbered paragraph: 2.4. */
  #paragraph: readonly [number, number] | null = null;

  constructor(lines: readonly Line[]) {
    this.#lines = lines;
    this.#levels = levelsOf(lines);
    this.#hasChapters = lines.some(
      (line, index) => isChapterLine(line, englishMarkerOf(line.flow.text)) && isBareTitle(lines[index + 1]),
    );
    this.#hasNamed = lines.filter(({ flow }) => englishMarkerOf(flow.text)?.isNamed).length >= 2;
  }

  /** The marker that begins a line below the item that is open; `null` where its number is part of the text. */
  markerOf(text: string, index: number, open: Item): EnglishMarker | null {
    const marker = this.settled(text);
    if (marker !== null && marker.word !== null) return marker;
    if (marker !== null && this.#levels.doNumbersRunOn && /^\d+$/.test(marker.number) && !marker.isNamed)
      return isChapterLine(this.#lines[index], marker)
        ? { ...marker, rank: 1.8, isSection: true }
        : { ...marker, rank: 3.3 };
    if (marker !== null && this.#hasChapters && isChapterLine(this.#lines[index], marker))
      return { ...marker, rank: 1.8, isSection: true };
    if (marker === null || !this.#hasNamed || marker.isNamed || marker.isSection) return marker;
    if (this.#paragraph !== null && this.#isParagraph(marker.number)) return { ...marker, rank: 3 };
    // 1.1 under Initiative 1 is an item of its own.
    if (open.number !== null && marker.number.startsWith(`${namedAbove(open) ?? '-'}.`)) return marker;
    if (this.#isParagraph(marker.number)) return { ...marker, rank: 3 };
    // Lists inside recommendations are part of them; numbers before them are chapters.
    const next = this.#lines.slice(index + 1).find(({ flow }) => englishMarkerOf(flow.text) !== null);
    const isBare = text.length < 80 && !/[.;,]$/.test(text);
    // III. Management: a chapter, whatever stands below it.
    if (isBare && marker.rank === 1.5 && this.#lines[index]?.isApart === true) return marker;
    // Paragraphs of a chapter of which no named item is open.
    if (!isBare && open.number !== null && namedAbove(open) === null) return marker;
    const isNext = Number(marker.number) === this.#chapters + 1 && this.#lines[index]?.isApart === true;
    const isChapter = isBare && (isNext || (next !== undefined && englishMarkerOf(next.flow.text)?.isNamed === true));
    if (isChapter && /^\d+$/.test(marker.number)) this.#chapters = Number(marker.number);
    return isChapter ? { ...marker, rank: 1.8, isSection: true } : null;
  }

  /** A marker as the document uses its word. */
  settled(text: string): EnglishMarker | null {
    const marker = englishMarkerOf(text);
    return marker === null ? null : settledMarker(marker, this.#levels);
  }

  /** 2.5 behind 2.4, or the first of a chapter: paragraphs of a paper that also holds commitments. */
  #isParagraph(number: string): boolean {
    const found = /^(\d{1,2})\.(\d{1,3})$/.exec(number);
    if (found === null) return false;
    const [chapter, count] = [Number(found[1]), Number(found[2])];
    const [last, before] = this.#paragraph ?? [0, 0];
    const isNext = chapter === last ? count === before + 1 : count === 1 && chapter > last && chapter <= last + 2;
    if (isNext) this.#paragraph = [chapter, count];
    return isNext;
  }
}
