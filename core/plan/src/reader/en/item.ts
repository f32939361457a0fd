import type { Flow } from '../flow.ts';
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
  readonly children: Item[];
  readonly isBulleted: boolean[];
  /** The first sentence was taken for a title; the others of its kind decide. */
  maybeTitle: boolean;
  readonly isNamed: boolean;
  readonly isSection: boolean;
}

export function newItem(
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

export function under(
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

const background =
  /^(?:introduction|foreword|background|context|(?:executive )?summary|vision|(?:our |strategic )?(?:objectives?|aims?|goals|ambitions?|targets)|purpose|definitions?|contents|glossary|annex\b.*|appendix\b.*|references|acknowledg\w+|about\b.*|scope|(?:guiding )?principles|methodology|conclusions?|why\b.*|where we are.*|progress so far|overview|(?:the )?(?:current )?(?:state|challenge|opportunity)\b.*|preface|message from.*|next steps|introduction and.*|foreword by.*)$/i;

/** Whether it stands under a heading of background or aims. */
export function isAim(item: Item): boolean {
  for (let one: Item | null = item; one !== null; one = one.parent)
    if (background.test(one.title?.text ?? '')) return true;
  return false;
}
