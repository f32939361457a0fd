import { Refused } from '../write/refused.ts';
import { isTurned, storedAt } from './orientation.ts';
import type { Orientation } from './orientation.ts';
import { textCoverage } from './text-coverage.ts';
import type { Coverage } from './text-coverage.ts';

/**
 * Height of the text as a share of the shortest side: above the 5 % of GB 45438-2025, clause 5.2, since it is open which
 * height that means.
 */
const aimedShare = 0.055;

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A label ready to be put into the stored pixels: an area and, for each pixel of it, how much it is text. */
export interface LabelPlate extends Area {
  /** 0 is plate, 255 is text. */
  readonly data: Uint8Array;
  readonly textHeightPx: number;
}

/** A picture as it is stored. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly orientation: Orientation;
}

/** Height in pixels below which the strokes of characters run into one another. */
const leastTextHeight = 10;

/**
 * The visible label of a picture: a plate in the corner that is bottom right when the picture is shown, upright there.
 *
 * @param grid the area is widened to whole cells of this size, which only reach beyond the picture at its far edges
 */
export function labelPlate(picture: Picture, words: string, grid: { width: number; height: number }): LabelPlate {
  const { width, height, orientation } = picture;
  const shown = isTurned(orientation) ? { width: height, height: width } : { width, height };
  const shortest = Math.min(width, height);
  const textHeightPx = Math.max(leastTextHeight, Math.ceil(shortest * aimedShare));
  const text = textCoverage(words, textHeightPx);
  if (text === null) throw new Refused('LABEL_WORDS_UNDRAWABLE');
  const padding = Math.ceil(textHeightPx * 0.35);
  const plate = { width: text.width + 2 * padding, height: text.height + 2 * padding };
  if (plate.width > shown.width || plate.height > shown.height) throw new Refused('LABEL_WORDS_TOO_LONG');
  const corner = { x: shown.width - plate.width, y: shown.height - plate.height };
  const area = onGrid(storedArea(picture, { ...corner, ...plate }), grid);
  return { ...area, textHeightPx, data: inked(picture, area, text, [corner.x + padding, corner.y + padding]) };
}

function storedArea({ orientation, ...size }: Picture, { x, y, width, height }: Area): Area {
  const [oneX, oneY] = storedAt(orientation, size, x, y);
  const [otherX, otherY] = storedAt(orientation, size, x + width - 1, y + height - 1);
  const [left, top] = [Math.min(oneX, otherX), Math.min(oneY, otherY)];
  return { x: left, y: top, width: Math.max(oneX, otherX) - left + 1, height: Math.max(oneY, otherY) - top + 1 };
}

function onGrid(area: Area, grid: { width: number; height: number }): Area {
  const x = Math.floor(area.x / grid.width) * grid.width;
  const y = Math.floor(area.y / grid.height) * grid.height;
  const right = Math.ceil((area.x + area.width) / grid.width) * grid.width;
  const bottom = Math.ceil((area.y + area.height) / grid.height) * grid.height;
  return { x, y, width: right - x, height: bottom - y };
}

/** The text at its place of the shown picture, turned as the stored one is. */
function inked(picture: Picture, area: Area, text: Coverage, [left, top]: readonly [number, number]): Uint8Array {
  const data = new Uint8Array(area.width * area.height);
  for (let row = 0; row < text.height; row += 1)
    for (let column = 0; column < text.width; column += 1) {
      const [x, y] = storedAt(picture.orientation, picture, left + column, top + row);
      data[(y - area.y) * area.width + x - area.x] = text.data[row * text.width + column] ?? 0;
    }
  return data;
}

/** The ratio of luminances of WCAG 2, from 1 to 21, for grey levels of sRGB from 0 to 1. */
export function contrastOf(one: number, other: number): number {
  const [dark, light] = [luminance(Math.min(one, other)), luminance(Math.max(one, other))];
  return (light + 0.05) / (dark + 0.05);
}

/** Linear light of one channel of sRGB (IEC 61966-2-1). */
export function luminance(level: number): number {
  return level <= 0.040_45 ? level / 12.92 : ((level + 0.055) / 1.055) ** 2.4;
}

/** Least contrast of text and plate: that of WCAG 2 for text. GB 45438-2025 gives no number. */
export const leastContrast = 4.5;
