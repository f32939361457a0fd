import outlines from '../../glyphs/glyphs.json' with { type: 'json' };

/** A character that can be drawn. Lengths in thousandths of the em. */
export interface Glyph {
  readonly advance: number;
  /** `M x y`, `L x y`, `C x1 y1 x2 y2 x y`, `Z`; y points upwards. */
  readonly outline: string;
}

const table = outlines.glyphs as unknown as Readonly<Record<string, readonly [number, string]>>;

/** The glyphs of a text; `null` when one of its characters is not among those that come with this library. */
export function glyphsOf(words: string): readonly Glyph[] | null {
  const found: Glyph[] = [];
  for (const character of words) {
    const entry = Object.hasOwn(table, character) ? table[character] : undefined;
    if (entry === undefined) return null;
    found.push({ advance: entry[0], outline: entry[1] });
  }
  return found;
}

/** A part of an outline: its letter and its numbers. */
export interface OutlineStep {
  readonly letter: string;
  readonly numbers: readonly number[];
}

export function outlineSteps(outline: string): readonly OutlineStep[] {
  return [...outline.matchAll(/([MLCZ])([-\d ]*)/g)].map(([, letter = '', numbers = '']) => ({
    letter,
    numbers: numbers.split(' ').filter(Boolean).map(Number),
  }));
}
