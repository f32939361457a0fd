import { ContainerBroken } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import type { PngChunk } from '../containers/png-chunks.ts';
import { Refused } from '../write/refused.ts';
import { filterRow, unfilterRow } from './png-filter.ts';

/** What `IHDR` says. */
export interface PngHead {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  /** 0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGB with alpha. */
  readonly colour: PngColour;
  readonly isInterlaced: boolean;
  /** Bytes of all samples with the filter bytes of the rows. */
  readonly rawLength: number;
}

const channelsOf = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 } as const;
const depthsOf = { 0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16] } as const;

export type PngColour = keyof typeof channelsOf;

export function readHead(bytes: Bytes, [chunk]: readonly PngChunk[]): PngHead {
  if (chunk?.type !== 'IHDR' || chunk.dataEnd - chunk.dataStart !== 13) throw new ContainerBroken();
  const at = chunk.dataStart;
  const [width, height, depth, colour] = [bytes.u32(at), bytes.u32(at + 4), bytes.u8(at + 8), bytes.u8(at + 9)];
  const interlace = bytes.u8(at + 12);
  if (!isColour(colour) || !(depthsOf[colour] as readonly number[]).includes(depth)) throw new ContainerBroken();
  if (width === 0 || height === 0 || interlace > 1) throw new ContainerBroken();
  const head = { width, height, depth, colour, isInterlaced: interlace === 1 };
  const rawLength = passesOf(head).reduce((sum, { rows, rowLength }) => sum + rows * (1 + rowLength), 0);
  return { ...head, rawLength };
}

function isColour(value: number): value is PngColour {
  return value in channelsOf;
}

interface Pass {
  /** Where its first pixel stands and how far apart they are. */
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
  readonly rows: number;
  readonly rowLength: number;
}

const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

function passesOf({ width, height, depth, colour, isInterlaced }: Omit<PngHead, 'rawLength'>): readonly Pass[] {
  const steps = isInterlaced ? adam7 : [[0, 0, 1, 1] as const];
  return steps.map(([x, y, dx, dy]) => {
    const columns = Math.max(0, Math.ceil((width - x) / dx));
    // A pass without columns has no rows either.
    const rows = columns === 0 ? 0 : Math.max(0, Math.ceil((height - y) / dy));
    return { x, y, dx, dy, rows, rowLength: Math.ceil((columns * depth * channelsOf[colour]) / 8) };
  });
}

/** Pixels of a PNG in the form in which they are stored (PNG, sections 7 to 9). */
export class PngRaster {
  readonly #head: PngHead;
  readonly #raw: Buffer;
  readonly #passes: readonly (Pass & { readonly start: number })[];
  readonly #filters: Uint8Array;
  readonly #pixelBytes: number;

  /** @param raw inflated data of `head.rawLength` bytes; it is worked on in place */
  constructor(head: PngHead, raw: Buffer) {
    this.#head = head;
    this.#raw = raw;
    let start = 0;
    this.#passes = passesOf(head).map((pass) => {
      const placed = { ...pass, start };
      start += pass.rows * (1 + pass.rowLength);
      return placed;
    });
    this.#pixelBytes = Math.max(1, (head.depth * channelsOf[head.colour]) >> 3);
    this.#filters = new Uint8Array(this.#passes.reduce((sum, { rows }) => sum + rows, 0));
    this.#unfilter();
  }

  #unfilter(): void {
    let index = 0;
    for (const { start, rows, rowLength } of this.#passes)
      for (let row = 0; row < rows; row += 1, index += 1) {
        const at = start + row * (1 + rowLength);
        const filter = this.#raw[at] ?? 0;
        if (filter > 4) throw new Refused('LABEL_FILE_BROKEN');
        this.#filters[index] = filter;
        const above = row === 0 ? null : this.#raw.subarray(at - rowLength, at);
        unfilterRow(filter, this.#raw.subarray(at + 1, at + 1 + rowLength), above, this.#pixelBytes);
      }
  }

  /** The data as it was, each row with the filter that it had. Nothing can be set afterwards. */
  filtered(): Buffer {
    let index = this.#filters.length;
    for (const { start, rows, rowLength } of this.#passes.toReversed())
      // From below: a filter looks at the row above as it was before filtering.
      for (let row = rows - 1; row >= 0; row -= 1) {
        index -= 1;
        const at = start + row * (1 + rowLength);
        const above = row === 0 ? null : this.#raw.subarray(at - rowLength, at);
        filterRow(this.#filters[index] ?? 0, this.#raw.subarray(at + 1, at + 1 + rowLength), above, this.#pixelBytes);
      }
    return this.#raw;
  }

  /** @param samples one for each channel, at the depth of the picture */
  set(x: number, y: number, samples: readonly number[]): void {
    const { at, bit } = this.#place(x, y);
    for (const [index, sample] of samples.entries()) this.#setSample(at, bit + index * this.#head.depth, sample);
  }

  /** The samples of a pixel, one for each channel. */
  get(x: number, y: number): readonly number[] {
    const { at, bit } = this.#place(x, y);
    const { depth, colour } = this.#head;
    return Array.from({ length: channelsOf[colour] }, (_none, index) => this.#sample(at, bit + index * depth));
  }

  /** Where the row of a pixel begins, behind its filter, and at which bit of it the pixel. */
  #place(x: number, y: number): { readonly at: number; readonly bit: number } {
    const pass = this.#passes.find(
      (one) => x >= one.x && y >= one.y && (x - one.x) % one.dx === 0 && (y - one.y) % one.dy === 0,
    );
    if (pass === undefined) throw new RangeError('There is no such pixel');
    const at = pass.start + ((y - pass.y) / pass.dy) * (1 + pass.rowLength) + 1;
    const { depth, colour } = this.#head;
    return { at, bit: ((x - pass.x) / pass.dx) * depth * channelsOf[colour] };
  }

  #sample(at: number, bit: number): number {
    const { depth } = this.#head;
    const byte = at + (bit >> 3);
    if (depth === 16) return this.#raw.readUInt16BE(byte);
    return ((this.#raw[byte] ?? 0) >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
  }

  #setSample(at: number, bit: number, sample: number): void {
    const { depth } = this.#head;
    const byte = at + (bit >> 3);
    if (depth === 16) this.#raw.writeUInt16BE(sample, byte);
    else {
      const shift = 8 - depth - (bit & 7);
      const mask = ((1 << depth) - 1) << shift;
      this.#raw[byte] = ((this.#raw[byte] ?? 0) & ~mask) | (sample << shift);
    }
  }
}
