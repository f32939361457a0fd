import { glyphsOf, outlineSteps } from './glyphs.ts';
import type { Glyph } from './glyphs.ts';

/** How far each pixel is covered by ink, 0 to 255, row by row. */
export interface Coverage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/**
 * A line of text as ink, in the tightest box around it.
 *
 * @param heightPx of its letters and characters, from the lowest stroke to the highest; brackets may reach further
 * @returns `null` when a character cannot be drawn
 */
export function textCoverage(words: string, heightPx: number): Coverage | null {
  const glyphs = glyphsOf(words);
  const letters = glyphsOf(words.replaceAll(/[^\p{L}\p{N}]/gu, ''));
  if (glyphs === null || letters === null) return null;
  const lines = flattened(glyphs);
  const [box, inner] = [boxOf(lines), boxOf(flattened(letters))];
  if (box === null || inner === null) return null;
  const scale = heightPx / (inner.top - inner.bottom);
  const width = Math.ceil((box.right - box.left) * scale);
  const height = Math.ceil((box.top - box.bottom) * scale - 1e-9);
  const ink = new Ink(width, height);
  for (const { x0, y0, x1, y1 } of lines)
    ink.line((x0 - box.left) * scale, (box.top - y0) * scale, (x1 - box.left) * scale, (box.top - y1) * scale);
  return { width, height, data: ink.coverage() };
}

interface Line {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** Pieces that a curve is cut into: an em of a label has rarely more than some hundred pixels. */
const pieces = 12;

function flattened(glyphs: readonly Glyph[]): readonly Line[] {
  const lines: Line[] = [];
  let origin = 0;
  for (const { advance, outline } of glyphs) {
    addOutline(lines, outline, origin);
    origin += advance;
  }
  return lines;
}

function addOutline(lines: Line[], outline: string, origin: number): void {
  let [x, y, startX, startY] = [0, 0, 0, 0];
  const to = (nextX: number, nextY: number): void => {
    lines.push({ x0: x, y0: y, x1: nextX, y1: nextY });
    [x, y] = [nextX, nextY];
  };
  for (const { letter, numbers } of outlineSteps(outline)) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers;
    if (letter === 'M') [x, y, startX, startY] = [a + origin, b, a + origin, b];
    else if (letter === 'L') to(a + origin, b);
    else if (letter === 'Z') to(startX, startY);
    else for (const [px, py] of curve([x - origin, y, a, b, c, d, e, f])) to(px + origin, py);
  }
}

type Cubic = readonly [number, number, number, number, number, number, number, number];

function curve([x0, y0, x1, y1, x2, y2, x3, y3]: Cubic): readonly (readonly [number, number])[] {
  return Array.from({ length: pieces }, (_none, index) => {
    const t = (index + 1) / pieces;
    const u = 1 - t;
    const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
    return [a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3] as const;
  });
}

function boxOf(lines: readonly Line[]): { left: number; right: number; top: number; bottom: number } | null {
  if (lines.length === 0) return null;
  const box = { left: Infinity, right: -Infinity, top: -Infinity, bottom: Infinity };
  for (const { x1, y1 } of lines) {
    box.left = Math.min(box.left, x1);
    box.right = Math.max(box.right, x1);
    box.top = Math.max(box.top, y1);
    box.bottom = Math.min(box.bottom, y1);
  }
  return box;
}

/**
 * Exact area coverage of a filled outline: each edge adds its signed area to the cells that it passes and to all right of
 * them, and the sum along a row is the coverage (the method of FreeType's smooth rasteriser, as one pass over a buffer).
 */
class Ink {
  readonly #width: number;
  readonly #height: number;
  readonly #cells: Float64Array;

  constructor(width: number, height: number) {
    this.#width = width;
    this.#height = height;
    // A column more on the right: what an edge in the last one leaves to its right.
    this.#cells = new Float64Array((width + 2) * height);
  }

  line(x0: number, y0: number, x1: number, y1: number): void {
    if (y0 === y1) return;
    const sign = y0 < y1 ? 1 : -1;
    const [topX, topY, bottomX, bottomY] = y0 < y1 ? [x0, y0, x1, y1] : [x1, y1, x0, y0];
    const slope = (bottomX - topX) / (bottomY - topY);
    const last = Math.min(this.#height - 1, Math.ceil(bottomY) - 1);
    for (let row = Math.max(0, Math.floor(topY)); row <= last; row += 1) {
      const from = Math.max(topY, row);
      const to = Math.min(bottomY, row + 1);
      if (to > from) this.#span(row, topX + (from - topY) * slope, topX + (to - topY) * slope, sign * (to - from));
    }
  }

  /** An edge within one row, from one x to another. */
  #span(row: number, one: number, other: number, area: number): void {
    const [left, right] = one < other ? [one, other] : [other, one];
    const first = this.#column(left);
    const last = this.#column(right);
    if (first === last) return this.#add(row, first, area, (left + right) / 2 - first);
    for (let column = first; column <= last; column += 1) {
      const from = Math.max(left, column);
      const to = Math.min(right, column + 1);
      this.#add(row, column, (area * (to - from)) / (right - left), (from + to) / 2 - column);
    }
  }

  #column(x: number): number {
    return Math.min(this.#width, Math.max(0, Math.floor(x)));
  }

  #add(row: number, column: number, area: number, inside: number): void {
    const at = row * (this.#width + 2) + column;
    this.#cells[at] = (this.#cells[at] ?? 0) + area * (1 - inside);
    this.#cells[at + 1] = (this.#cells[at + 1] ?? 0) + area * inside;
  }

  coverage(): Uint8Array {
    const out = new Uint8Array(this.#width * this.#height);
    for (let row = 0; row < this.#height; row += 1) {
      let sum = 0;
      for (let column = 0; column < this.#width; column += 1) {
        sum += this.#cells[row * (this.#width + 2) + column] ?? 0;
        out[row * this.#width + column] = Math.min(255, Math.round(Math.abs(sum) * 255));
      }
    }
    return out;
  }
}
