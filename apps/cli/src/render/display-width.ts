// oxlint-disable-next-line no-control-regex -- ESC begins what a terminal obeys
const styles = /\u001b\[\d+m/g;
const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/**
 * Columns that a text takes in a terminal: two for a Chinese character, none for a mark that joins the one before, none
 * for the codes of bold and faint.
 */
export function displayWidth(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(text.replaceAll(styles, ''))) width += widthOfOne(segment);
  return width;
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - displayWidth(text))) + text;
}

/** The beginning of a text that fits, with an ellipsis when something is left out. */
export function clip(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let clipped = '';
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    used += widthOfOne(segment);
    if (used > width - 1) break;
    clipped += segment;
  }
  return `${clipped}…`;
}

function widthOfOne(grapheme: string): number {
  if (/\p{Emoji_Presentation}|\ufe0f/u.test(grapheme)) return 2;
  return Array.from(grapheme).reduce((width, character) => width + widthOfCharacter(character), 0);
}

function widthOfCharacter(character: string): number {
  // Marks, what is not seen, and the vowels and finals that join a Hangul initial.
  if (/^[\p{Mark}\p{Format}\u1160-\u11ff]$/u.test(character)) return 0;
  return isWide(character.codePointAt(0) ?? 0) ? 2 : 1;
}

/** Wide and full-width characters of Unicode's East Asian Width (UAX #11). Ambiguous ones count one. */
function isWide(code: number): boolean {
  return wideRanges.some(([first, last]) => code >= first && code <= last);
}

const wideRanges: readonly (readonly [number, number])[] = [
  [0x11_00, 0x11_5f],
  [0x2e_80, 0x30_3e],
  [0x30_41, 0x4d_bf],
  [0x4e_00, 0xa4_cf],
  [0xa9_60, 0xa9_7c],
  [0xac_00, 0xd7_a3],
  [0xf9_00, 0xfa_ff],
  [0xfe_10, 0xfe_19],
  [0xfe_30, 0xfe_6b],
  [0xff_01, 0xff_60],
  [0xff_e0, 0xff_e6],
  [0x2_00_00, 0x3_ff_fd],
];
