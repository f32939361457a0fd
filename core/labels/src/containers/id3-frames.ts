import { Bytes, ContainerBroken } from '../bytes.ts';
import { payloadText, utf16 } from '../decode.ts';
import type { Scan } from '../scan.ts';

/** The header of an ID3v2 tag. */
export interface Id3Tag {
  readonly version: 2 | 3 | 4;
  readonly flags: number;
  /** The frames, with unsynchronisation undone where it covers the whole tag. */
  readonly body: Bytes;
  /** Where the first frame stands in `body`, after an extended header. */
  readonly framesStart: number;
  /** Length in the file with header and footer. */
  readonly length: number;
}

export interface Id3Frame {
  readonly id: string;
  /** Header and data as they stand in the body. */
  readonly start: number;
  readonly end: number;
  /** The data with its own unsynchronisation and compression undone; `null` when it cannot be read. */
  readonly data: Buffer | null;
}

/** The tag at the beginning of `data`; `null` when there is none. */
export function id3Tag(data: Uint8Array): Id3Tag | null {
  const bytes = new Bytes(data);
  if (!bytes.startsWith('ID3') || bytes.length < 10) return null;
  const version = bytes.u8(3);
  if (version !== 2 && version !== 3 && version !== 4) return null;
  const flags = bytes.u8(5);
  const size = syncsafe(bytes, 6);
  const raw = bytes.part(10, 10 + size);
  const body = new Bytes((flags & 0x80) !== 0 && version < 4 ? synchronised(raw) : raw);
  const hasFooter = version === 4 && (flags & 0x10) !== 0;
  return {
    version,
    flags,
    body,
    framesStart: extendedLength(body, version, flags),
    length: 10 + size + (hasFooter ? 10 : 0),
  };
}

/** The frames up to the padding. */
export function* id3Frames({ version, body, framesStart, flags }: Id3Tag, scan: Scan): Generator<Id3Frame> {
  const header = version === 2 ? 6 : 10;
  for (let at = framesStart; at + header <= body.length && body.u8(at) !== 0;) {
    scan.step();
    const id = body.part(at, at + (version === 2 ? 3 : 4)).toString('latin1');
    const size = version === 2 ? body.u24(at + 3) : version === 3 ? body.u32(at + 4) : syncsafe(body, at + 4);
    const end = at + header + size;
    if (!/^[A-Z0-9 ]+$/.test(id) || end > body.length) throw new ContainerBroken();
    const marks = version === 2 ? 0 : body.u8(at + 9);
    yield { id, start: at, end, data: frameData(body.part(at + header, end), { version, marks, flags }, scan) };
    at = end;
  }
}

/** Description and value of a frame that holds a text of the user's own (`TXXX`, in version 2 `TXX`). */
export function userText(data: Buffer): { readonly description: string; readonly value: string } {
  const encoding = data[0] ?? 0;
  const body = data.subarray(1);
  const isWide = encoding === 1 || encoding === 2;
  const end = isWide ? wideNul(body) : body.indexOf(0);
  const description = end < 0 ? body : body.subarray(0, end);
  const value = end < 0 ? body.subarray(body.length) : body.subarray(end + (isWide ? 2 : 1));
  const text = (part: Buffer): string => (isWide ? utf16(part, encoding === 1 ? 'le' : 'be') : payloadText(part));
  return { description: text(description), value: text(value) };
}

/** Numbers of seven bits a byte. */
function syncsafe(bytes: Bytes, at: number): number {
  return [0, 1, 2, 3].reduce((sum, index) => sum * 128 + (bytes.u8(at + index) & 0x7f), 0);
}

/** Takes out the zero that was put after each `FF`. */
function synchronised(data: Buffer): Buffer {
  const out = Buffer.alloc(data.length);
  let length = 0;
  for (let at = 0; at < data.length; at += 1) {
    out[length] = data[at] ?? 0;
    length += 1;
    if (data[at] === 0xff && data[at + 1] === 0) at += 1;
  }
  return out.subarray(0, length);
}

function extendedLength(body: Bytes, version: number, flags: number): number {
  if (version === 2 || (flags & 0x40) === 0) return 0;
  return version === 3 ? 4 + body.u32(0) : syncsafe(body, 0);
}

interface FrameForm {
  readonly version: 2 | 3 | 4;
  readonly marks: number;
  readonly flags: number;
}

function frameData(data: Buffer, { version, marks, flags }: FrameForm, scan: Scan): Buffer | null {
  if (version === 2) return data;
  if (version === 3)
    return plainData(
      data,
      { grouped: marks & 0x20, encrypted: marks & 0x40, compressed: marks & 0x80, sized: marks & 0x80 },
      scan,
    );
  const isUnsynchronised = (marks & 0x02) !== 0 || (flags & 0x80) !== 0;
  const form = { grouped: marks & 0x40, encrypted: marks & 0x04, compressed: marks & 0x08, sized: marks & 0x01 };
  return plainData(isUnsynchronised ? synchronised(data) : data, form, scan);
}

interface FrameMarks {
  readonly grouped: number;
  readonly encrypted: number;
  readonly compressed: number;
  readonly sized: number;
}

/** Without what the marks say stands before the data. */
function plainData(data: Buffer, { grouped, encrypted, compressed, sized }: FrameMarks, scan: Scan): Buffer | null {
  if (encrypted !== 0) return null;
  const rest = data.subarray((grouped === 0 ? 0 : 1) + (sized === 0 ? 0 : 4));
  return compressed === 0 ? rest : scan.inflate(rest, 'zlib');
}

/** Index of the two zeros that end a text of two-byte characters. */
function wideNul(data: Buffer): number {
  for (let at = 0; at + 1 < data.length; at += 2) if (data[at] === 0 && data[at + 1] === 0) return at;
  return -1;
}
