import type { Flow } from '../flow.ts';
import type { Target } from '../reading.ts';
import type { EnglishLabel } from './labels.ts';

/** A heading or a numbered item with what stands under it. */
export interface Item {
  readonly number: string | null;
  readonly rank: number;
  readonly parent: Item | null;
  readonly mark: Flow | null;
  title: Flow | null;
  /** Paragraphs; a bullet is one. */
  readonly body: Flow[];
  readonly labels: EnglishLabel[];
  readonly labelFlows: Flow[];
  /** A label stood on a line of its own. */
  hasOwnLine: boolean;
  readonly children: Item[];
  readonly isBulleted: boolean[];
  /** The first sentence was taken for a title; the others of its kind decide. */
  maybeTitle: boolean;
  readonly isNamed: boolean;
  /** Level of its heading in Markdown; 0 where it is none, or where nothing numbered stands under headings of a deeper level. */
  readonly level: number;
  isSection: boolean;
  /** Fields and cells of a table that say what is to be reached, with the year of their head. */
  readonly aims: { readonly flow: Flow; readonly year: number | null }[];
  /** What tables of indicators under it say. */
  readonly indicators: Target[];
}

export function newItem(
  parent: Item | null,
  about: {
    number: string | null;
    rank: number;
    mark: Flow | null;
    isNamed?: boolean;
    isSection?: boolean;
    level?: number;
  },
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
    hasOwnLine: false,
    children: [],
    isBulleted: [],
    maybeTitle: false,
    isNamed: about.isNamed ?? false,
    level: about.level ?? 0,
    isSection: about.isSection ?? false,
    aims: [],
    indicators: [],
  };
}

export function under(
  open: Item,
  marker: { number: string | null; rank: number; isNamed: boolean; isSection: boolean },
  mark: Flow | null,
  level = 0,
): Item {
  let parent = open;
  const { number } = marker;
  const rank = /^\(?i\)?$/.test(number ?? '') && /^\(?h\)?$/.test(open.number ?? '') ? open.rank : marker.rank;
  const isOver = (one: Item): boolean =>
    // A line that is no heading of Markdown ends none.
    one.level > 0 && !one.isNamed ? level === 0 || one.level < level : one.rank < rank;
  while (parent.parent !== null && (!isOver(parent) || (number !== null && isPreface(parent)))) parent = parent.parent;
  const item = newItem(parent, { ...marker, rank, mark, level });
  parent.children.push(item);
  return item;
}

/** What comes before the numbered part and holds none of it. */
function isPreface({ number, title }: Item): boolean {
  return (
    number === null &&
    /^(?:introduction|(?:\w+(?:'s)? )?foreword|message from|background|context|(?:executive )?summary|overview|contents|preface)\b/i.test(
      title?.text ?? '',
    )
  );
}

const aims =
  /^(?:(?:our|the|strategic|headline|key|national|overall|common|shared|main|general|specific|long-term)\s+)*(?:vision|objectives?|aims?|goals|ambitions?|targets|outcomes|success measures|measures of success|where we want to be|what we (?:want|aim|hope) to achieve)(?:\s*(?:,|and|&|for|to|by|of)\s+[\w’', -]+)?$|^(?:general|overall) requirements$|^what success looks like$|^(?:measuring|how we will measure|monitoring) (?:progress|success|impact|results|performance)\b.*$|^how (?:progress|success|performance|results) (?:will be|is|are) (?:measured|judged|tracked|monitored)$|^(?:key )?(?:performance )?indicators$|^(?:headline |key )?metrics$|^results framework$/i;
const background =
  /^(?:introduction|(?:\w+(?:'s)? )?foreword|background|context|(?:executive )?summary|purpose|definitions?|contents|glossary|annex\b.*|appendix\b.*|references|acknowledg\w+|about\b.*|scope|(?:our |guiding |core )*principles|methodology|conclusions?|why\b.*|where we (?:are|start|stand|begin).*|progress so far|overview|(?:the )?(?:current )?(?:state|challenge|opportunity|situation)\b.*|preface|message from.*|next steps|introduction and.*|foreword by.*|effective date|severability|authority|interpretation|(?:general|supplementary|final) provisions|findings|recitals?|evidence(?: base)?|our starting point|the case for .*|[a-z]+(?:(?:,| and|, and) [a-z]+)* implications|statistics|key facts|abbreviations|authorities|(?:enquiries|inquiries|further information|contact(?:s| us)?|policy assistance|(?:purpose|reasons?) (?:of|for) .*|options? considered|(?:other|alternative) options?.*|background papers)\b.*)\.?$/i;

/** Words and what they mean, which may look like fields: Agency: a department. */
const glossary =
  /^(?:(?:appendix|annex)\b.*\b)?(?:glossary|terms(?: used)?(?: in this .*)?|definitions|abbreviations|acronyms)$/i;

/** Whether it is a usual heading of aims or of background. */
export function isUsualHeading(text: string): boolean {
  return text.split(' ').length <= 6 && (aims.test(text) || background.test(text));
}

/** Whether it stands under a heading of aims, or of background; `null` where duties stand. */
export function placeOf(item: Item): 'aims' | 'background' | null {
  if (glossary.test(item.title?.text.trim() ?? '')) return 'background';
  // Who has an owner has a duty, whatever stands above it.
  if (item.labels.length > 0) return null;
  for (let one: Item | null = item; one !== null; one = one.parent) {
    const title = one.title?.text.trim() ?? '';
    if (aims.test(title)) return 'aims';
    if (background.test(title)) return 'background';
  }
  return null;
}

/** Whether nothing under it is a task. */
export function isAim(item: Item): boolean {
  return placeOf(item) !== null;
}

/** The one year that a heading above it prints: Phase 2 (2027). */
export function yearAbove(item: Item): number | null {
  for (let one: Item | null = item; one !== null; one = one.parent) {
    const words = one.title?.text ?? '';
    const years = words.match(/\b20\d\d\b/g) ?? [];
    if (years.length === 1 && !/20\d\d\s*[-–—/]\s*\d\d/.test(words)) return Number(years[0]);
  }
  return null;
}

/** The number of the named item that is open: Initiative 2. */
export function namedAbove(item: Item): string | null {
  for (let one: Item | null = item; one !== null; one = one.parent) if (one.isNamed) return one.number;
  return null;
}
