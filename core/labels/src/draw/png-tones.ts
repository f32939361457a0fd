import { ContainerBroken } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import type { PngChunk } from '../containers/png-chunks.ts';
import { contrastOf, leastContrast, luminance } from './label-plate.ts';
import type { PngHead } from './png-raster.ts';

/** With which samples the plate and the text of a label are drawn in one picture. */
export interface PngTones {
  /** Samples of a pixel that is covered by text so far, 0 to 255. */
  of(coverage: number): readonly number[];
  readonly contrast: number;
  /** The palette with two colours more; `null` where it stays as it is, or there is none. */
  readonly palette: Buffer | null;
}

/** White on black, whole where there is an alpha channel; in a palette the lightest and the darkest colour. */
export function pngTones(bytes: Bytes, chunks: readonly PngChunk[], head: PngHead): PngTones {
  const data = (type: string): Buffer | null => {
    const chunk = chunks.find((one) => one.type === type);
    return chunk === undefined ? null : bytes.part(chunk.dataStart, chunk.dataEnd);
  };
  return head.colour === 3 ? paletteTones(data('PLTE'), data('tRNS'), head) : plainTones(data('tRNS'), head);
}

function plainTones(transparent: Buffer | null, { depth, colour }: PngHead): PngTones {
  const most = 2 ** depth - 1;
  const key = colour === 0 || colour === 2 ? keyOf(transparent, colour) : null;
  const level = (coverage: number): number => {
    const value = Math.round((coverage / 255) * most);
    // A grey that stands for transparency is passed by.
    return value === key ? (value === 0 ? 1 : value - 1) : value;
  };
  const of = (coverage: number): readonly number[] => {
    const value = level(coverage);
    return { 0: [value], 2: [value, value, value], 3: [], 4: [value, most], 6: [value, value, value, most] }[colour];
  };
  return { of, contrast: contrastOf(level(0) / most, level(255) / most), palette: null };
}

/** The grey that `tRNS` makes transparent; `null` when it names none. */
function keyOf(transparent: Buffer | null, colour: 0 | 2): number | null {
  if (transparent === null || transparent.length < (colour === 0 ? 2 : 6)) return null;
  const [red, ...others] = Array.from({ length: colour === 0 ? 1 : 3 }, (_none, index) =>
    transparent.readUInt16BE(index * 2),
  );
  return red !== undefined && others.every((one) => one === red) ? red : null;
}

function paletteTones(palette: Buffer | null, alpha: Buffer | null, { depth }: PngHead): PngTones {
  if (palette === null || palette.length === 0 || palette.length % 3 !== 0) throw new ContainerBroken();
  const count = palette.length / 3;
  const solid = Array.from({ length: count }, (_none, index) => index).filter(
    (index) => (alpha?.[index] ?? 255) === 255,
  );
  const lights = solid
    .map((index) => ({ index, light: lightOf(palette, index) }))
    .sort((one, other) => one.light - other.light);
  const [darkest, lightest] = [lights[0], lights.at(-1)];
  const contrast =
    darkest === undefined || lightest === undefined ? 1 : (lightest.light + 0.05) / (darkest.light + 0.05);
  const hasRoom = count + 2 <= 2 ** depth;
  if (contrast < leastContrast && hasRoom) {
    const grown = Buffer.concat([palette, Buffer.from([0, 0, 0, 255, 255, 255])]);
    return { of: (coverage) => [coverage < 128 ? count : count + 1], contrast: contrastOf(0, 1), palette: grown };
  }
  const [plate, text] = [darkest?.index ?? 0, lightest?.index ?? 0];
  return { of: (coverage) => [coverage < 128 ? plate : text], contrast, palette: null };
}

function lightOf(palette: Buffer, index: number): number {
  const [red, green, blue] = [0, 1, 2].map((channel) => luminance((palette[index * 3 + channel] ?? 0) / 255));
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}
