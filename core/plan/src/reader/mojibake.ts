/** A text whose misread bytes were read again, and where each of its characters stood. */
export interface Undone {
  readonly text: string;
  /** Offset in the source of each character; `null` when nothing was misread. */
  readonly at: Int32Array | null;
  /** Misread characters that were read again. */
  readonly count: number;
}

/** Bytes 80–9F of Windows-1252 by their characters. */
const specials = new Map<string, number>();
for (let byte = 0x80; byte <= 0x9f; byte++)
  specials.set(new TextDecoder('windows-1252').decode(Uint8Array.of(byte)), byte);

function byteOf(char: string): number {
  const code = char.charCodeAt(0);
  return code <= 0xff ? code : (specials.get(char) ?? -1);
}

const run =
  /[\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]{3,}/g;

/**
 * Undoes the usual misreadings of Chinese text: bytes of UTF-8 or GB18030 taken for Latin-1 or Windows-1252, bytes of UTF-8
 * taken for GB18030, and either done twice. Only what gives good Chinese is taken; what was lost on the way shows as U+FFFD.
 */
export function undoMojibake(source: string): Undone {
  let undone: Undone = { text: source, at: null, count: 0 };
  for (let round = 0; round < 3; round++) {
    const next = undoOnce(undone.text);
    if (next === null) break;
    const { at } = undone;
    undone = {
      text: next.text,
      at: at === null ? next.at : next.at.map((offset) => at[offset] ?? 0),
      count: undone.count + next.count,
    };
  }
  return undone;
}

interface Step {
  readonly text: string;
  readonly at: Int32Array;
  readonly count: number;
}

function undoOnce(text: string): Step | null {
  return undoSingleBytes(text) ?? undoGb18030(text);
}

/** Runs of Latin-1 or Windows-1252 characters whose bytes are Chinese; the rest stays. */
function undoSingleBytes(text: string): Step | null {
  if (!/[\u00c0-\u00ff][\u0080-\u02ff\u2013-\u2122]/.test(text)) return null;
  const out = new Builder();
  let from = 0;
  for (const found of text.matchAll(run)) {
    const bytes = Uint8Array.from(found[0], byteOf);
    const words = readAgain(bytes);
    if (words === null) continue;
    out.copy(text, from, found.index);
    out.addDecoded(words.text, found.index, words.sizes);
    from = found.index + found[0].length;
  }
  if (from === 0) return null;
  out.copy(text, from, text.length);
  return out.step();
}

/** The words of bytes, and how many bytes each character took; `null` when they are no Chinese. */
function readAgain(bytes: Uint8Array): { readonly text: string; readonly sizes: (char: string) => number } | null {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
      const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
      const marks = text.match(/[“”‘’，。；：、（）《》【】〔〕—…！？　·％＋～★☆①-⑳]/g)?.length ?? 0;
      const latin = text.match(/[\u00c0-\u00ff][\u0080-\u02ff\u2013-\u2122]/g)?.length ?? 0;
      const isUtf8 = encoding === 'utf-8';
      if (isUtf8 ? han + marks + latin > 0 && text.length < bytes.length : han >= 2 && han + marks === text.length)
        return { text, sizes: isUtf8 ? utf8Size : () => 2 };
    } catch {
      // Not these bytes.
    }
  }
  return null;
}

function utf8Size(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

let codes: Map<string, number> | null = null;

/** Two bytes of GBK by their character. */
function gbkCodes(): ReadonlyMap<string, number> {
  if (codes !== null) return codes;
  codes = new Map();
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const char = trail === 0x7f ? '' : decoder.decode(Uint8Array.of(lead, trail));
      if (char.length === 1 && char !== '\ufffd') codes.set(char, (lead << 8) | trail);
    }
  return codes;
}

/** 锛 and 銆 begin the commas and stops of UTF-8 that were taken for GB18030. */
function undoGb18030(text: string): Step | null {
  const signs = text.match(/[锛銆鈥]/g)?.length ?? 0;
  if (signs < 2 || signs < text.length * 0.005) return null;
  const table = gbkCodes();
  const bytes: number[] = [];
  const offsets: number[] = [];
  for (let index = 0; index < text.length; index++) {
    const char = text.charAt(index);
    // Decoders of the web give the single byte 80 as €.
    const code = char === '€' ? 0x80 : char.charCodeAt(0) < 0x80 ? char.charCodeAt(0) : (table.get(char) ?? -1);
    const parts = code === -1 ? [0xff] : code <= 0x80 ? [code] : [code >> 8, code & 0xff];
    bytes.push(...parts);
    for (let part = 0; part < parts.length; part++) offsets.push(index);
  }
  const words = new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(bytes));
  const han = words.match(/\p{Script=Han}/gu)?.length ?? 0;
  const lost = words.match(/\ufffd/g)?.length ?? 0;
  if (han < 8 || lost > words.length * 0.16) return null;
  const at = new Int32Array(words.length);
  let byte = 0;
  for (let index = 0; index < words.length; index++) {
    at[index] = offsets[Math.min(byte, offsets.length - 1)] ?? 0;
    const char = words.charAt(index);
    byte += char === '\ufffd' ? lostSize(bytes, byte) : utf8Size(char);
  }
  return { text: words, at, count: han };
}

/** How many bytes one U+FFFD stands for: the lead and what could still follow it. */
function lostSize(bytes: readonly number[], from: number): number {
  const lead = bytes[from] ?? 0;
  const wanted = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc2 ? 1 : 0;
  let size = 1;
  while (size <= wanted && ((bytes[from + size] ?? 0) & 0xc0) === 0x80) size++;
  return size;
}

class Builder {
  #text = '';
  readonly #at: number[] = [];
  #count = 0;

  copy(text: string, from: number, to: number): void {
    this.#text += text.slice(from, to);
    for (let index = from; index < to; index++) this.#at.push(index);
  }

  addDecoded(words: string, from: number, sizeOf: (char: string) => number): void {
    let offset = from;
    for (const char of words) {
      for (let unit = 0; unit < char.length; unit++) this.#at.push(offset);
      offset += sizeOf(char);
      this.#count++;
    }
    this.#text += words;
  }

  step(): Step {
    return { text: this.#text, at: Int32Array.from(this.#at), count: this.#count };
  }
}
