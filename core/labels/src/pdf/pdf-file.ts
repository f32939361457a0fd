import { ContainerBroken } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import type { Scan } from '../scan.ts';
import { PdfParser } from './pdf-parser.ts';
import { PdfDict, PdfName, PdfRef, PdfStream } from './pdf-values.ts';
import type { PdfValue } from './pdf-values.ts';

/** Where an object stands: at an offset, or as the so-many-eth in a stream of objects. */
export type PdfPlace = { readonly offset: number } | { readonly stream: number; readonly index: number };

/** A PDF whose cross-reference has been read. */
export class PdfFile {
  readonly bytes: Bytes;
  readonly places = new Map<number, PdfPlace>();
  /** Entries of the newest trailer first. */
  readonly trailer = new Map<string, PdfValue>();
  /** The newest part of the cross-reference is a stream and not a table. */
  usesStream = false;
  /** Where the newest part of the cross-reference stands. */
  lastXref = 0;
  readonly #scan: Scan;
  readonly #objectStreams = new Map<number, readonly PdfValue[]>();

  constructor(bytes: Bytes, scan: Scan) {
    this.bytes = bytes;
    this.#scan = scan;
    this.#readXref();
  }

  /** What a reference leads to, or the value itself. */
  resolve(value: PdfValue): PdfValue {
    let found = value;
    for (let hops = 0; found instanceof PdfRef; hops += 1) {
      if (hops > 8) throw new ContainerBroken();
      found = this.object(found.number);
    }
    return found;
  }

  object(number: number): PdfValue {
    const place = this.places.get(number);
    if (place === undefined) return null;
    if ('stream' in place) return this.#objectsOf(place.stream)[place.index] ?? null;
    const read = this.#parser(place.offset).indirect();
    if (read.number !== number) throw new ContainerBroken();
    return read.value;
  }

  dict(value: PdfValue): PdfDict | null {
    const found = this.resolve(value);
    return found instanceof PdfDict ? found : found instanceof PdfStream ? found.dict : null;
  }

  /** The data of a stream; `null` when it is packed in a way that is not read here. */
  data({ dict, dataStart }: PdfStream): Buffer | null {
    const length = this.resolve(dict.get('Length'));
    if (typeof length !== 'number') throw new ContainerBroken();
    const raw = this.bytes.part(dataStart, dataStart + length);
    const filter = this.resolve(dict.get('Filter'));
    const only = Array.isArray(filter) ? this.resolve((filter as readonly PdfValue[])[0] ?? null) : filter;
    if (only === null) return raw;
    if (!(only instanceof PdfName) || only.name !== 'FlateDecode' || (Array.isArray(filter) && filter.length > 1))
      return null;
    const plain = this.#scan.inflate(raw, 'zlib');
    const given = this.resolve(dict.get('DecodeParms'));
    const parameters = this.dict(Array.isArray(given) ? ((given as readonly PdfValue[])[0] ?? null) : given);
    return plain === null ? null : this.#unpredicted(plain, parameters);
  }

  #parser(at: number): PdfParser {
    return new PdfParser(this.bytes.buffer, at, () => this.#scan.step());
  }

  #readXref(): void {
    const mark = this.bytes.buffer.lastIndexOf('startxref', undefined, 'latin1');
    if (mark < 0) throw new ContainerBroken();
    if (this.bytes.buffer.indexOf('%%EOF', mark, 'latin1') < 0) throw new ContainerBroken();
    this.lastXref = this.#parser(mark + 9).integer();
    const seen = new Set<number>();
    const waiting = [this.lastXref];
    for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
      if (seen.has(at)) continue;
      seen.add(at);
      waiting.push(...this.#readSection(at, seen.size === 1));
    }
    if (!this.trailer.has('Root')) throw new ContainerBroken();
  }

  /** One part of the cross-reference; returns where older parts stand. */
  #readSection(at: number, isNewest: boolean): readonly number[] {
    const parser = this.#parser(at);
    const isTable = parser.token() === 'xref';
    if (isNewest) this.usesStream = !isTable;
    const trailer = isTable ? this.#readTable(parser) : this.#readXrefStream(at);
    for (const [key, value] of trailer.entries) if (!this.trailer.has(key)) this.trailer.set(key, value);
    return ['XRefStm', 'Prev'].flatMap((key) => {
      const value = trailer.get(key);
      return typeof value === 'number' ? [value] : [];
    });
  }

  #readTable(parser: PdfParser): PdfDict {
    for (let token = parser.token(); token !== 'trailer'; token = parser.token()) {
      if (!/^\d{1,10}$/.test(token)) throw new ContainerBroken();
      const count = parser.integer();
      for (let index = 0; index < count; index += 1) {
        this.#scan.step();
        const offset = parser.integer();
        parser.integer();
        this.#keep(Number(token) + index, parser.token() === 'n' ? { offset } : null);
      }
    }
    const value = parser.value();
    if (!(value instanceof PdfDict)) throw new ContainerBroken();
    return value;
  }

  /** Numbers that a newer part has freed stay free. */
  readonly #freed = new Set<number>();

  #keep(number: number, place: PdfPlace | null): void {
    if (this.places.has(number) || this.#freed.has(number)) return;
    if (place === null) this.#freed.add(number);
    else this.places.set(number, place);
  }

  #readXrefStream(at: number): PdfDict {
    const { value } = this.#parser(at).indirect();
    if (!(value instanceof PdfStream)) throw new ContainerBroken();
    const data = this.data(value);
    const widths = numbers(value.dict.get('W'));
    const size = value.dict.get('Size');
    if (data === null || widths.length !== 3 || typeof size !== 'number') throw new ContainerBroken();
    const given = numbers(value.dict.get('Index'));
    const ranges = given.length > 0 ? given : [0, size];
    let row = 0;
    for (let index = 0; index + 1 < ranges.length; index += 2)
      for (let count = 0; count < (ranges[index + 1] ?? 0); count += 1, row += 1)
        this.#keepRow(data, row, widths, (ranges[index] ?? 0) + count);
    return value.dict;
  }

  #keepRow(data: Buffer, row: number, widths: readonly number[], number: number): void {
    this.#scan.step();
    const [kindWidth = 0, firstWidth = 0, secondWidth = 0] = widths;
    const at = row * (kindWidth + firstWidth + secondWidth);
    const kind = kindWidth === 0 ? 1 : numberAt(data, at, kindWidth);
    const first = numberAt(data, at + kindWidth, firstWidth);
    if (kind === 1) this.#keep(number, { offset: first });
    else if (kind === 2)
      this.#keep(number, { stream: first, index: numberAt(data, at + kindWidth + firstWidth, secondWidth) });
    else this.#keep(number, null);
  }

  #objectsOf(number: number): readonly PdfValue[] {
    const known = this.#objectStreams.get(number);
    if (known !== undefined) return known;
    // Set first: a stream of objects that lies in itself has none.
    this.#objectStreams.set(number, []);
    const stream = this.object(number);
    const data = stream instanceof PdfStream ? this.data(stream) : null;
    const count = stream instanceof PdfStream ? stream.dict.get('N') : null;
    const first = stream instanceof PdfStream ? stream.dict.get('First') : null;
    if (data === null || typeof count !== 'number' || typeof first !== 'number') throw new ContainerBroken();
    const head = new PdfParser(data, 0, () => this.#scan.step());
    const offsets = Array.from(
      { length: Math.min(count, data.length) },
      () => [head.integer(), head.integer()][1] ?? 0,
    );
    const objects = offsets.map((offset) => new PdfParser(data, first + offset, () => this.#scan.step()).value());
    this.#objectStreams.set(number, objects);
    return objects;
  }

  /** Undoes the filters of PNG, which cross-reference streams usually have. */
  #unpredicted(data: Buffer, parameters: PdfDict | null): Buffer | null {
    const predictor = parameters?.get('Predictor') ?? 1;
    if (predictor === 1) return data;
    const columns = parameters?.get('Columns') ?? 1;
    if (typeof predictor !== 'number' || predictor < 10 || typeof columns !== 'number') return null;
    if (!Number.isInteger(columns) || columns < 1 || columns > 65_536) return null;
    const rows = Math.floor(data.length / (columns + 1));
    const out = Buffer.alloc(rows * columns);
    for (let row = 0; row < rows; row += 1) {
      this.#scan.step();
      unfilterRow(data.subarray(row * (columns + 1)), out, row, columns);
    }
    return out;
  }
}

/** One row of one-byte samples: the filter, then its bytes (PNG, section 9). */
function unfilterRow(source: Buffer, out: Buffer, row: number, columns: number): void {
  const filter = source[0] ?? 0;
  const at = row * columns;
  for (let column = 0; column < columns; column += 1) {
    const left = column === 0 ? 0 : (out[at + column - 1] ?? 0);
    const up = row === 0 ? 0 : (out[at - columns + column] ?? 0);
    const corner = row === 0 || column === 0 ? 0 : (out[at - columns + column - 1] ?? 0);
    const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
    out[at + column] = ((source[column + 1] ?? 0) + predicted) & 0xff;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

function numbers(value: PdfValue): readonly number[] {
  const items = Array.isArray(value) ? (value as readonly PdfValue[]) : [];
  return items.filter((one) => typeof one === 'number').filter((one) => Number.isInteger(one) && one >= 0);
}

function numberAt(data: Buffer, at: number, width: number): number {
  if (at + width > data.length) throw new ContainerBroken();
  let value = 0;
  for (let index = 0; index < width; index += 1) value = value * 256 + (data[at + index] ?? 0);
  return value;
}
