import type { Bytes } from '../bytes.ts';
import type { PngChunk } from '../containers/png-chunks.ts';
import type { PngHead } from './png-raster.ts';

/** How light a pixel of a PNG is by its samples, 0 to 255; what is transparent is seen on white. */
export function pngLight(
  bytes: Bytes,
  chunks: readonly PngChunk[],
  { depth, colour }: PngHead,
): (samples: readonly number[]) => number {
  const most = 2 ** depth - 1;
  const chunk = chunks.find(({ type }) => type === 'PLTE');
  const palette = chunk === undefined ? Buffer.alloc(0) : bytes.part(chunk.dataStart, chunk.dataEnd);
  if (colour === 3) return ([index = 0]) => luma(palette[index * 3], palette[index * 3 + 1], palette[index * 3 + 2]);
  const scale = 255 / most;
  const onWhite = (light: number, alpha: number): number => 255 + ((light - 255) * alpha) / most;
  if (colour === 0) return ([grey = 0]) => grey * scale;
  if (colour === 4) return ([grey = 0, alpha = most]) => onWhite(grey * scale, alpha);
  return ([red = 0, green = 0, blue = 0, alpha = most]) => onWhite(luma(red, green, blue) * scale, alpha);
}

/** Rec. 601, as JPEG takes it. */
function luma(red = 0, green = 0, blue = 0): number {
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}
