/** A visible label found in a text. */
export interface VisibleLabel {
  /** The prompt as it stands there, at most 60 characters. */
  readonly words: string;
  /** Index of its first character (UTF-16). */
  readonly index: number;
  readonly place: 'head' | 'middle' | 'tail';
  /** Stands alone, in brackets or on a line of its own, and not in a sentence of the text. */
  readonly isApart: boolean;
}

/** The element that says it is artificial intelligence. */
const aiElement = '人工智能|(?<![A-Za-z0-9])A\\.?I(?![A-Za-z0-9])|(?<![Ａ-Ｚａ-ｚ])ＡＩ(?![Ａ-Ｚａ-ｚ])';
/** The element that says what it did. */
const makingElement = '生成|合成';

const hasAi = new RegExp(aiElement);
const hasMaking = new RegExp(makingElement);

/** Whether a prompt has both elements that GB 45438-2025, clause 5, asks of every visible label. */
export function labelElements(words: string): { readonly ai: boolean; readonly making: boolean } {
  return { ai: hasAi.test(words), making: hasMaking.test(words) };
}

/** Characters that may stand between the two elements of one prompt. */
const widest = 16;
/** A prompt stands within one sentence. */
const gap = `[^。！？；!?;\\n\\r]{0,${widest}}?`;
const prompt = new RegExp(`(?:${aiElement})${gap}(?:${makingElement})|(?:${makingElement})${gap}(?:${aiElement})`, 'g');

/**
 * The visible label of a text, wherever it stands: both elements in one sentence and close together. One that stands
 * apart is preferred to one in a sentence.
 */
export function findVisibleLabel(text: string): VisibleLabel | null {
  let first: VisibleLabel | null = null;
  let seen = 0;
  for (const { index } of text.matchAll(prompt)) {
    seen += 1;
    if (seen > 1000) break;
    const found = labelAt(text, index);
    if (found.isApart) return found;
    first ??= found;
  }
  return first;
}

const boundary = /[。！？；!?;\n\r（）()[\]【】〔〕《》「」<>*#|]/;

function labelAt(text: string, index: number): VisibleLabel {
  let from = index;
  while (from > 0 && index - from < 40 && !boundary.test(text.charAt(from - 1))) from -= 1;
  let to = index + 1;
  while (to < text.length && to - index < 40 && !boundary.test(text.charAt(to))) to += 1;
  const words = text.slice(from, to).trim();
  const isLong = words.length > 30;
  return {
    words: words.slice(0, 60),
    index,
    place: placeOf(text, index),
    isApart: !isLong && isBetweenBounds(text, from, to),
  };
}

/** Brackets on both sides, or a line of its own. */
function isBetweenBounds(text: string, from: number, to: number): boolean {
  const [before, after] = [text.charAt(from - 1), text.charAt(to)];
  const isBracketed = /[（([【〔《「<]/.test(before) && /[）)\]】〕》」>]/.test(after);
  const startsLine = from === 0 || /[\n\r*#|>]/.test(before);
  const endsLine =
    to === text.length || /[\n\r*|]/.test(after) || /^[。！？；!?;][\n\r]?$/.test(text.slice(to, to + 2));
  return isBracketed || (startsLine && endsLine);
}

/** The first and the last two hundred characters are head and tail. */
function placeOf(text: string, index: number): VisibleLabel['place'] {
  if (index < 200) return 'head';
  return index >= text.length - 200 ? 'tail' : 'middle';
}
