import { Bytes, ContainerBroken } from '../bytes.ts';
import { tiffEntries } from '../containers/read-tiff.ts';
import type { Scan } from '../scan.ts';

/** How a stored picture is turned before it is shown (EXIF, tag 0x0112): 1 as it is, 2 to 8 mirrored or turned. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** The orientation that EXIF data gives; 1 when it gives none or is damaged. */
export function orientationOf(exif: Uint8Array, scan: Scan): Orientation {
  const bytes = new Bytes(exif);
  try {
    const body = new Bytes(bytes.part(bytes.startsWith('Exif\0') ? 6 : 0, bytes.length));
    const { entries, order } = tiffEntries(body, scan);
    const entry = entries.find(({ tag }) => tag === 0x0112);
    const value = entry?.type === 3 ? body.u16(entry.at, order) : 1;
    return value >= 1 && value <= 8 ? (value as Orientation) : 1;
  } catch (error) {
    if (error instanceof ContainerBroken) return 1;
    throw error;
  }
}

/** Whether width and height change places when the picture is shown. */
export function isTurned(orientation: Orientation): boolean {
  return orientation >= 5;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Where a pixel of the shown picture is stored.
 *
 * @param size of the stored picture
 */
export function storedAt(orientation: Orientation, size: Size, x: number, y: number): readonly [number, number] {
  const [right, bottom] = [size.width - 1, size.height - 1];
  const places = {
    1: [x, y],
    2: [right - x, y],
    3: [right - x, bottom - y],
    4: [x, bottom - y],
    5: [y, x],
    6: [y, bottom - x],
    7: [right - y, bottom - x],
    8: [right - y, x],
  } as const;
  return places[orientation];
}
