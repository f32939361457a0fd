import { ContainerBroken } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import type { JpegSegment } from '../containers/jpeg-segments.ts';
import { JpegBits } from './jpeg-bits.ts';
import type { JpegComponent, JpegFrame } from './jpeg-frame.ts';
import type { HuffmanLookup } from './jpeg-huffman.ts';

/** Tables that are in force where a scan begins; `null` where none was defined. */
export interface ScanTables {
  readonly direct: readonly (HuffmanLookup | null)[];
  readonly alternating: readonly (HuffmanLookup | null)[];
  readonly restartInterval: number;
}

interface ScanComponent {
  readonly component: JpegComponent;
  readonly direct: HuffmanLookup | null;
  readonly alternating: HuffmanLookup | null;
  /** The direct coefficient of the block before. */
  previous: number;
}

interface ScanHead {
  readonly parts: readonly ScanComponent[];
  readonly from: number;
  readonly to: number;
  /** The bit that a progressive scan adds: before and now. */
  readonly high: number;
  readonly low: number;
}

/** Reads the coefficients of one scan into the frame (ITU-T T.81, annexes F and G). */
export function readScan(
  bytes: Bytes,
  frame: JpegFrame,
  { scan, dataEnd }: { readonly scan: JpegSegment; readonly dataEnd: number },
  tables: ScanTables,
): void {
  const head = scanHead(bytes, frame, scan, tables);
  const decoder = new ScanDecoder(new JpegBits(bytes.buffer, scan.end, dataEnd), frame, head);
  decoder.run(tables.restartInterval);
}

function scanHead(bytes: Bytes, frame: JpegFrame, { dataStart }: JpegSegment, tables: ScanTables): ScanHead {
  const count = bytes.u8(dataStart);
  if (count < 1 || count > frame.components.length) throw new ContainerBroken();
  const parts = Array.from({ length: count }, (_none, index) => {
    const [id, chosen] = [bytes.u8(dataStart + 1 + index * 2), bytes.u8(dataStart + 2 + index * 2)];
    const component = frame.components.find((one) => one.id === id);
    if (component === undefined) throw new ContainerBroken();
    return {
      component,
      direct: tables.direct[chosen >> 4] ?? null,
      alternating: tables.alternating[chosen & 15] ?? null,
      previous: 0,
    };
  });
  const at = dataStart + 1 + count * 2;
  const [from, to, bits] = [bytes.u8(at), bytes.u8(at + 1), bytes.u8(at + 2)];
  const head = { parts, from, to, high: bits >> 4, low: bits & 15 };
  if (!frame.isProgressive) return { ...head, from: 0, to: 63, high: 0, low: 0 };
  if (from > to || to > 63 || (from === 0) !== (to === 0) || (from > 0 && count > 1) || head.low > 13)
    throw new ContainerBroken();
  return head;
}

class ScanDecoder {
  readonly #bits: JpegBits;
  readonly #frame: JpegFrame;
  readonly #head: ScanHead;
  /** Blocks that are still part of a run of ended bands. */
  #endRun = 0;

  constructor(bits: JpegBits, frame: JpegFrame, head: ScanHead) {
    this.#bits = bits;
    this.#frame = frame;
    this.#head = head;
  }

  run(restartInterval: number): void {
    const { parts } = this.#head;
    const [only] = parts;
    const decode = this.#blockDecoder();
    const isAlone = parts.length === 1 && only !== undefined;
    const across = isAlone ? only.component.ownAcross : this.#frame.unitsAcross;
    const units = across * (isAlone ? only.component.ownDown : this.#frame.unitsDown);
    for (let unit = 0; unit < units; unit += 1) {
      if (restartInterval > 0 && unit > 0 && unit % restartInterval === 0) this.#restart();
      const [column, row] = [unit % across, Math.floor(unit / across)];
      if (isAlone) decode(only, (row * only.component.blocksAcross + column) * 64);
      else for (const part of parts) this.#unit(part, column, row, decode);
    }
    if (this.#bits.isOverrun) throw new ContainerBroken();
  }

  #unit(part: ScanComponent, column: number, row: number, decode: (part: ScanComponent, at: number) => void): void {
    const { across, down, blocksAcross } = part.component;
    for (let y = 0; y < down; y += 1)
      for (let x = 0; x < across; x += 1) decode(part, ((row * down + y) * blocksAcross + column * across + x) * 64);
  }

  #restart(): void {
    this.#bits.restart();
    this.#endRun = 0;
    for (const part of this.#head.parts) part.previous = 0;
  }

  #blockDecoder(): (part: ScanComponent, at: number) => void {
    const { from, high } = this.#head;
    if (!this.#frame.isProgressive) return (part, at) => this.#baseline(part, at);
    if (from === 0)
      return high === 0 ? (part, at) => this.#directFirst(part, at) : (part, at) => this.#directNext(part, at);
    return high === 0 ? (part, at) => this.#bandFirst(part, at) : (part, at) => this.#bandNext(part, at);
  }

  #baseline(part: ScanComponent, at: number): void {
    const { coefficients } = part.component;
    coefficients[at] = this.#difference(part);
    const lookup = tableOf(part.alternating);
    for (let index = 1; index < 64; index += 1) {
      const symbol = this.#bits.symbol(lookup);
      const [run, size] = [symbol >> 4, symbol & 15];
      if (size === 0 && run < 15) return;
      index += run;
      if (index > 63) throw new ContainerBroken();
      if (size > 0) coefficients[at + index] = this.#bits.signed(size);
    }
  }

  #difference(part: ScanComponent): number {
    const size = this.#bits.symbol(tableOf(part.direct));
    if (size > 15) throw new ContainerBroken();
    part.previous += this.#bits.signed(size);
    return part.previous;
  }

  #directFirst(part: ScanComponent, at: number): void {
    part.component.coefficients[at] = this.#difference(part) * (1 << this.#head.low);
  }

  #directNext(part: ScanComponent, at: number): void {
    const { coefficients } = part.component;
    coefficients[at] = (coefficients[at] ?? 0) | (this.#bits.take(1) << this.#head.low);
  }

  #bandFirst(part: ScanComponent, at: number): void {
    if (this.#endRun > 0) {
      this.#endRun -= 1;
      return;
    }
    const { from, to, low } = this.#head;
    const lookup = tableOf(part.alternating);
    for (let index = from; index <= to; index += 1) {
      const symbol = this.#bits.symbol(lookup);
      const [run, size] = [symbol >> 4, symbol & 15];
      if (size === 0 && run < 15) {
        this.#endRun = (1 << run) + this.#bits.take(run) - 1;
        return;
      }
      index += run;
      if (index > to) throw new ContainerBroken();
      if (size > 0) part.component.coefficients[at + index] = this.#bits.signed(size) * (1 << low);
    }
  }

  /** A further bit for what is not zero, and new coefficients between them (T.81, G.1.2.3). */
  #bandNext(part: ScanComponent, at: number): void {
    const { from, to, low } = this.#head;
    let index = from;
    if (this.#endRun === 0) index = this.#newCoefficients(part, at);
    if (this.#endRun === 0) return;
    for (; index <= to; index += 1) this.#refine(part.component.coefficients, at + index, 1 << low);
    this.#endRun -= 1;
  }

  /** @returns where a run of ended bands begins */
  #newCoefficients(part: ScanComponent, at: number): number {
    const { from, to, low } = this.#head;
    const { coefficients } = part.component;
    const lookup = tableOf(part.alternating);
    for (let index = from; index <= to; index += 1) {
      const symbol = this.#bits.symbol(lookup);
      const [run, size] = [symbol >> 4, symbol & 15];
      if (size > 1) throw new ContainerBroken();
      if (size === 0 && run < 15) {
        this.#endRun = (1 << run) + this.#bits.take(run);
        return index;
      }
      const value = size === 0 ? 0 : this.#bits.take(1) === 1 ? 1 << low : -(1 << low);
      index = this.#passZeros(coefficients, { at, index, to, low, run });
      if (value !== 0) {
        if (index > to) throw new ContainerBroken();
        coefficients[at + index] = value;
      }
    }
    return to + 1;
  }

  /** Passes so many zeros, refining what is not zero between them; stops on the zero after them. */
  #passZeros(
    coefficients: Int16Array,
    { at, index, to, low, run }: { at: number; index: number; to: number; low: number; run: number },
  ): number {
    let left = run;
    let place = index;
    for (; place <= to; place += 1) {
      if ((coefficients[at + place] ?? 0) !== 0) this.#refine(coefficients, at + place, 1 << low);
      else if (left === 0) break;
      else left -= 1;
    }
    return place;
  }

  #refine(coefficients: Int16Array, at: number, bit: number): void {
    const value = coefficients[at] ?? 0;
    if (value === 0 || this.#bits.take(1) === 0) return;
    // A bit that is set already stays.
    if ((Math.abs(value) & bit) === 0) coefficients[at] = value < 0 ? value - bit : value + bit;
  }
}

function tableOf(lookup: HuffmanLookup | null): HuffmanLookup {
  if (lookup === null) throw new ContainerBroken();
  return lookup;
}
