import { ContainerBroken } from '../bytes.ts';
import { PdfDict, PdfName, PdfRef, PdfStream, PdfText } from './pdf-values.ts';
import type { PdfSpan, PdfValue } from './pdf-values.ts';

const deepest = 32;
/** Bytes of a text; those of the information dictionary are far shorter. */
const longestText = 1024 * 1024;
const whiteSpace = new Set([0, 9, 10, 12, 13, 32]);
const delimiters = new Set(Buffer.from('()<>[]{}/%'));
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Reads objects from bytes. What does not read as an object means that the file is broken. */
export class PdfParser {
  readonly #data: Buffer;
  readonly #step: () => void;
  at: number;

  /** @param step called for each object */
  constructor(data: Buffer, at: number, step: () => void) {
    this.#data = data;
    this.at = at;
    this.#step = step;
  }

  value(depth = 0): PdfValue {
    this.#step();
    if (depth > deepest) throw new ContainerBroken();
    this.space();
    const byte = this.#data[this.at];
    if (byte === 0x2f) return new PdfName(this.#name());
    if (byte === 0x28) return new PdfText(this.#literal());
    if (byte === 0x5b) return this.#array(depth);
    if (byte === 0x3c) return this.#data[this.at + 1] === 0x3c ? this.#dict(depth) : new PdfText(this.#hex());
    return this.#word();
  }

  /** `12 0 obj` and the object after it, with its stream where it has one. */
  indirect(): { readonly number: number; readonly value: PdfValue } {
    const number = this.integer();
    this.integer();
    if (this.token() !== 'obj') throw new ContainerBroken();
    const value = this.value();
    if (!(value instanceof PdfDict)) return { number, value };
    const end = this.at;
    if (this.token() !== 'stream') {
      this.at = end;
      return { number, value };
    }
    if (this.#data[this.at] === 13) this.at += 1;
    if (this.#data[this.at] === 10) this.at += 1;
    return { number, value: new PdfStream(value, this.at) };
  }

  integer(): number {
    const token = this.token();
    if (!/^\d{1,10}$/.test(token)) throw new ContainerBroken();
    return Number(token);
  }

  /** The regular characters up to the next white space or delimiter. */
  token(): string {
    this.space();
    const from = this.at;
    while (this.at < this.#data.length && this.at - from < 128 && !this.#isEnd(this.at)) this.at += 1;
    return this.#data.toString('latin1', from, this.at);
  }

  /** White space and comments. */
  space(): void {
    for (;;) {
      const byte = this.#data[this.at];
      if (byte === 0x25) this.#comment();
      else if (byte !== undefined && whiteSpace.has(byte)) this.at += 1;
      else return;
    }
  }

  #comment(): void {
    while (this.at < this.#data.length && this.#data[this.at] !== 10 && this.#data[this.at] !== 13) this.at += 1;
  }

  #isEnd(at: number): boolean {
    const byte = this.#data[at] ?? 0;
    return whiteSpace.has(byte) || delimiters.has(byte);
  }

  #word(): PdfValue {
    const token = this.token();
    if (token === 'true' || token === 'false') return token === 'true';
    if (token === 'null') return null;
    if (!/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(token)) throw new ContainerBroken();
    return this.#reference(token) ?? Number(token);
  }

  /** `12 0 R`; the first number has been read. */
  #reference(token: string): PdfRef | null {
    if (!/^\d{1,10}$/.test(token)) return null;
    const end = this.at;
    const generation = this.token();
    if (/^\d{1,5}$/.test(generation) && this.token() === 'R') return new PdfRef(Number(token), Number(generation));
    this.at = end;
    return null;
  }

  #name(): string {
    this.at += 1;
    const from = this.at;
    while (this.at < this.#data.length && !this.#isEnd(this.at)) this.at += 1;
    const raw = this.#data.toString('latin1', from, this.at);
    return raw.replace(/#([0-9a-fA-F]{2})/g, (_whole: string, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }

  #array(depth: number): readonly PdfValue[] {
    this.at += 1;
    const items: PdfValue[] = [];
    for (this.space(); this.#data[this.at] !== 0x5d; this.space()) items.push(this.value(depth + 1));
    this.at += 1;
    return items;
  }

  #dict(depth: number): PdfDict {
    this.at += 2;
    const entries = new Map<string, PdfValue>();
    const spans: (readonly [string, PdfSpan])[] = [];
    for (this.space(); this.#data[this.at] !== 0x3e; this.space()) {
      const start = this.at;
      if (this.#data[start] !== 0x2f) throw new ContainerBroken();
      const key = this.#name();
      this.space();
      const valueStart = this.at;
      entries.set(key, this.value(depth + 1));
      spans.push([key, { start, valueStart, end: this.at }]);
    }
    if (this.#data[this.at + 1] !== 0x3e) throw new ContainerBroken();
    this.at += 2;
    return new PdfDict(entries, spans);
  }

  #hex(): Buffer {
    const end = this.#data.indexOf(0x3e, this.at);
    if (end < 0 || end - this.at > longestText) throw new ContainerBroken();
    const digits = this.#data.toString('latin1', this.at + 1, end).replace(/[^0-9a-fA-F]+/g, '');
    this.at = end + 1;
    return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex');
  }

  #literal(): Buffer {
    this.at += 1;
    const first = this.at;
    const out: string[] = [];
    // Parentheses may stand in pairs within a text.
    for (let open = 1; open > 0; this.at += 1) {
      const byte = this.#data[this.at];
      if (byte === undefined || this.at - first > longestText) throw new ContainerBroken();
      if (byte === 0x28) open += 1;
      if (byte === 0x29) open -= 1;
      if (open === 0) continue;
      out.push(byte === 0x5c ? this.#escape() : String.fromCharCode(byte));
    }
    return Buffer.from(out.join(''), 'latin1');
  }

  /** What stands behind a backslash: a letter, up to three octal digits, or the end of a line that is left out. */
  #escape(): string {
    const next = this.#data.toString('latin1', this.at + 1, this.at + 4);
    const octal = /^[0-7]{1,3}/.exec(next)?.[0];
    if (octal !== undefined) {
      this.at += octal.length;
      return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    }
    const isLineEnd = /^\r\n?|^\n/.exec(next)?.[0];
    this.at += isLineEnd?.length ?? 1;
    return isLineEnd === undefined ? (escapes[next.charAt(0)] ?? next.charAt(0)) : '';
  }
}
