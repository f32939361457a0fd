import type { PdfFile } from '../pdf/pdf-file.ts';
import { PdfRef } from '../pdf/pdf-values.ts';
import type { PdfDict, PdfValue } from '../pdf/pdf-values.ts';
import { Refused } from '../write/refused.ts';

/** A page with what it inherits. Lengths in points. */
export interface PdfPage {
  readonly ref: PdfRef;
  readonly dict: PdfDict;
  readonly resources: ReadonlyMap<string, PdfValue>;
  /** Streams of its content, as references. */
  readonly contents: readonly PdfValue[];
  readonly left: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
  /** How far it is turned clockwise when it is shown: 0, 90, 180 or 270 degrees. */
  readonly turn: number;
}

/** Levels of a tree of pages; real ones have a handful. */
const deepest = 64;

/** The first page of a file (ISO 32000-1, section 7.7.3). */
export function firstPage(file: PdfFile): PdfPage {
  const inherited = new Map<string, PdfValue>();
  let ref = file.dict(file.trailer.get('Root') ?? null)?.get('Pages') ?? null;
  for (let depth = 0; depth < deepest; depth += 1) {
    const dict = file.dict(ref);
    if (!(ref instanceof PdfRef) || dict === null) break;
    for (const key of ['Resources', 'MediaBox', 'CropBox', 'Rotate'])
      if (dict.entries.has(key)) inherited.set(key, dict.get(key));
    const kids = file.resolve(dict.get('Kids'));
    if (!Array.isArray(kids)) return pageOf(file, ref, dict, inherited);
    // An empty branch has no first page; whoever makes one makes no other.
    ref = (kids as readonly PdfValue[])[0] ?? null;
  }
  throw new Refused('LABEL_FILE_BROKEN');
}

function pageOf(file: PdfFile, ref: PdfRef, dict: PdfDict, inherited: ReadonlyMap<string, PdfValue>): PdfPage {
  const box = boxOf(file, inherited.get('CropBox') ?? null) ?? boxOf(file, inherited.get('MediaBox') ?? null);
  if (box === null) throw new Refused('LABEL_FILE_BROKEN');
  const turn = file.resolve(inherited.get('Rotate') ?? null);
  const resources = file.dict(inherited.get('Resources') ?? null)?.entries ?? new Map<string, PdfValue>();
  const contents = dict.get('Contents');
  const resolved = file.resolve(contents);
  return {
    ref,
    dict,
    resources,
    contents: Array.isArray(resolved) ? (resolved as readonly PdfValue[]) : contents === null ? [] : [contents],
    ...box,
    turn: typeof turn === 'number' && turn % 90 === 0 ? ((turn % 360) + 360) % 360 : 0,
  };
}

type Box = Pick<PdfPage, 'left' | 'bottom' | 'width' | 'height'>;

/** Two opposite corners in either order. */
function boxOf(file: PdfFile, value: PdfValue): Box | null {
  const items = file.resolve(value);
  const sides = Array.isArray(items) ? (items as readonly PdfValue[]).map((one) => file.resolve(one)) : [];
  const [one, two, three, four] = sides.map((side) => (typeof side === 'number' ? side : Number.NaN));
  if (one === undefined || two === undefined || three === undefined || four === undefined) return null;
  const box = {
    left: Math.min(one, three),
    bottom: Math.min(two, four),
    width: Math.abs(three - one),
    height: Math.abs(four - two),
  };
  return box.width > 0 && box.height > 0 ? box : null;
}
