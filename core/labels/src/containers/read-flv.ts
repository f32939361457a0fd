import { Bytes, ContainerBroken } from '../bytes.ts';
import { payloadText } from '../decode.ts';
import type { Scan } from '../scan.ts';

/** FLV: the key `AIGC` of the script data `onMetaData`. */
export function readFlv(bytes: Bytes, scan: Scan): void {
  const first = bytes.u32(5) + 4;
  if (first > bytes.length) throw new ContainerBroken();
  for (let at = first; at < bytes.length;) {
    scan.step();
    const end = at + 11 + bytes.u24(at + 1);
    const data = bytes.part(at + 11, end);
    if ((bytes.u8(at) & 0x1f) === 18) readScript(new Bytes(data), at, scan);
    at = end + 4;
  }
}

function readScript(bytes: Bytes, offset: number, scan: Scan): void {
  const amf = new Amf(bytes, scan);
  if (amf.value(0) !== 'onMetaData') return;
  amf.onProperty = (name, text) => {
    if (name !== 'AIGC') return;
    if (text === null) scan.doubt('payload-unreadable', 'flv-metadata');
    else scan.dedicated('flv-metadata', offset, text);
  };
  while (!amf.isAtEnd) amf.value(0);
}

const deepest = 8;

/** Values of AMF 0, one after the other. Only texts are kept. */
class Amf {
  /** Called for each property of an outermost object. */
  onProperty: (name: string, text: string | null) => void = () => {};
  readonly #bytes: Bytes;
  readonly #scan: Scan;
  #at = 0;

  constructor(bytes: Bytes, scan: Scan) {
    this.#bytes = bytes;
    this.#scan = scan;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  /** The next value: its text, `null` for everything else. */
  value(depth: number): string | null {
    this.#scan.step();
    if (depth > deepest) throw new ContainerBroken();
    const type = this.#bytes.u8(this.#at);
    this.#at += 1;
    if (type === 2) return this.#text(2);
    if (type === 12 || type === 15) return this.#text(4);
    if (type === 3) return this.#properties(depth);
    if (type === 8) return this.#skip(4, () => this.#properties(depth));
    if (type === 16) return this.#skip(2 + this.#bytes.u16(this.#at), () => this.#properties(depth));
    if (type === 10) return this.#array(depth);
    return this.#skip(fixedLength(type), () => null);
  }

  #properties(depth: number): null {
    // Some programs leave the mark at the end out.
    while (!this.isAtEnd) {
      const name = this.#text(2);
      if (name === '' && this.#bytes.u8(this.#at) === 9) return this.#skip(1, () => null);
      const text = this.value(depth + 1);
      if (depth === 0) this.onProperty(name, text);
    }
    return null;
  }

  #array(depth: number): null {
    const count = this.#bytes.u32(this.#at);
    this.#at += 4;
    for (let index = 0; index < count; index += 1) this.value(depth + 1);
    return null;
  }

  #text(lengthSize: 2 | 4): string {
    const length = lengthSize === 2 ? this.#bytes.u16(this.#at) : this.#bytes.u32(this.#at);
    const from = this.#at + lengthSize;
    this.#at = from + length;
    return payloadText(this.#scan.text(this.#bytes.part(from, this.#at)));
  }

  #skip<T>(length: number, then: () => T): T {
    this.#at += length;
    return then();
  }
}

/** Bytes of the values that have always the same number of them: number, truth, null, undefined, reference, date. */
function fixedLength(type: number): number {
  const lengths: Readonly<Record<number, number>> = { 0: 8, 1: 1, 5: 0, 6: 0, 7: 2, 11: 10, 13: 0 };
  const length = lengths[type];
  if (length === undefined) throw new ContainerBroken();
  return length;
}
