import { Bytes } from '../bytes.ts';
import { mp4Boxes } from '../containers/mp4-boxes.ts';
import type { Mp4Box } from '../containers/mp4-boxes.ts';
import type { Scan } from '../scan.ts';
import { Refused } from './refused.ts';

/** From which place on, in the old file, everything lies further back, and how far. */
interface Shift {
  readonly from: number;
  readonly by: number;
}

const holders = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl', 'moof', 'traf', 'mfra']);

/**
 * The new top-level boxes with every offset into the file corrected for what grew or shrank before its target.
 *
 * @param boxes the old boxes
 * @param parts the new ones, in the same order
 */
export function shiftOffsets(
  bytes: Bytes,
  boxes: readonly Mp4Box[],
  parts: readonly Buffer[],
  scan: Scan,
): readonly Buffer[] {
  const shifts: Shift[] = [];
  let by = 0;
  boxes.forEach(({ start, end }, index) => {
    shifts.push({ from: start, by });
    by += (parts[index]?.length ?? 0) - (end - start);
  });
  if (shifts.every((shift) => shift.by === 0)) return parts;
  return parts.map((part) => {
    // A copy: the parts may still be views of the old file.
    const copy = Buffer.from(part);
    const view = new Bytes(copy);
    for (const box of mp4Boxes(view, 0, view.length, scan)) shiftWithin(view, box, shifts, scan);
    return copy;
  });
}

function shiftWithin(bytes: Bytes, box: Mp4Box, shifts: readonly Shift[], scan: Scan): void {
  if (holders.has(box.type))
    for (const child of mp4Boxes(bytes, box.dataStart, box.end, scan)) shiftWithin(bytes, child, shifts, scan);
  else if (box.type === 'stco') shiftTable(bytes, box, 4, shifts);
  else if (box.type === 'co64') shiftTable(bytes, box, 8, shifts);
  else if (box.type === 'tfhd' && (bytes.u24(box.dataStart + 1) & 1) === 1)
    shiftAt(bytes, box.dataStart + 8, 8, shifts);
  else if (box.type === 'tfra') shiftFragments(bytes, box, shifts);
}

/** Chunk offsets: version and flags, a count, the offsets. */
function shiftTable(bytes: Bytes, { dataStart }: Mp4Box, size: 4 | 8, shifts: readonly Shift[]): void {
  const count = bytes.u32(dataStart + 4);
  bytes.part(dataStart + 8, dataStart + 8 + count * size);
  for (let index = 0; index < count; index += 1) shiftAt(bytes, dataStart + 8 + index * size, size, shifts);
}

/** Random access to fragments: a time and an offset for each, then three numbers of one to four bytes. */
function shiftFragments(bytes: Bytes, { dataStart }: Mp4Box, shifts: readonly Shift[]): void {
  const size = bytes.u8(dataStart) === 1 ? 8 : 4;
  const lengths = bytes.u8(dataStart + 11);
  const rest = ((lengths >> 4) & 3) + ((lengths >> 2) & 3) + (lengths & 3) + 3;
  const count = bytes.u32(dataStart + 12);
  for (let index = 0; index < count; index += 1)
    shiftAt(bytes, dataStart + 16 + index * (2 * size + rest) + size, size, shifts);
}

function shiftAt(bytes: Bytes, at: number, size: 4 | 8, shifts: readonly Shift[]): void {
  const old = size === 4 ? bytes.u32(at) : bytes.u64(at);
  const now = old + (shifts.findLast(({ from }) => from <= old)?.by ?? 0);
  if (size === 8) bytes.buffer.writeBigUInt64BE(BigInt(now), at);
  else if (now <= 0xffffffff) bytes.buffer.writeUInt32BE(now, at);
  else
    throw new Refused('LABEL_TOO_LARGE', { placeZh: '文件的 32 位偏移表', placeEn: 'the 32-bit offsets of the file' });
}
