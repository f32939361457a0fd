import { Bytes } from '../bytes.ts';
import { id3Frames, id3Tag, userText } from '../containers/id3-frames.ts';
import type { Id3Frame, Id3Tag } from '../containers/id3-frames.ts';
import type { Scan } from '../scan.ts';
import { Refused } from './refused.ts';
import { xmpDataWith } from './xmp-with.ts';

/** MP3: the label is a frame `TXXX` with the description `AIGC` in the ID3v2 tag. */
export function writeMp3(bytes: Bytes, payload: string, scan: Scan): Uint8Array {
  return id3With(bytes.buffer, payload, scan);
}

/**
 * Data that begins with ID3v2 tags, or with none, without the labels of all of them and, unless `payload` is `null`,
 * with a new one in the first. All other frames stay as they are.
 */
export function id3With(data: Uint8Array, payload: string | null, scan: Scan): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  for (let tag = id3Tag(data); tag !== null; tag = id3Tag(data.subarray(at))) {
    parts.push(rewritten(tag, at === 0 ? payload : null, scan));
    at += tag.length;
  }
  if (at === 0 && payload !== null) parts.push(tagOf(3, [labelFrame(3, payload)]));
  return Buffer.concat([...parts, new Bytes(data).part(at, data.length)]);
}

function rewritten(tag: Id3Tag, payload: string | null, scan: Scan): Buffer {
  const { version, body } = tag;
  const frames = [...id3Frames(tag, scan)].flatMap((frame) => {
    if (isLabel(frame)) return [];
    const data =
      version === 2 ? frame.data : frame.data?.subarray(0, 4).toString('latin1') === 'XMP\0' ? frame.data : null;
    if (frame.id !== 'PRIV' || data === null) return [body.part(frame.start, frame.end)];
    return [frameOf(version, 'PRIV', Buffer.concat([Buffer.from('XMP\0'), xmpDataWith(data.subarray(4), null, scan)]))];
  });
  // In version 4 a whole tag may say that each of its frames is unsynchronised; they keep that.
  const flags = version === 4 ? tag.flags & 0x80 : 0;
  return tagOf(version, payload === null ? frames : [...frames, labelFrame(version, payload)], flags);
}

function isLabel({ id, data }: Id3Frame): boolean {
  return (id === 'TXXX' || id === 'TXX') && data !== null && userText(data).description === 'AIGC';
}

/** Latin-1, description, value: the payload is ASCII. */
function labelFrame(version: 2 | 3 | 4, payload: string): Buffer {
  return frameOf(version, version === 2 ? 'TXX' : 'TXXX', Buffer.from(`\0AIGC\0${payload}`, 'latin1'));
}

function frameOf(version: 2 | 3 | 4, id: string, data: Buffer): Buffer {
  if (version === 2) {
    const head = Buffer.from(`${id}\0\0\0`, 'latin1');
    head.writeUIntBE(data.length, 3, 3);
    return Buffer.concat([head, data]);
  }
  const head = Buffer.from(`${id}\0\0\0\0\0\0`, 'latin1');
  if (version === 3) head.writeUInt32BE(data.length, 4);
  else putSyncsafe(head, data.length, 4);
  return Buffer.concat([head, data]);
}

/** Zeros behind the frames: some readers look there whether they took the length of the last frame right. */
const padding = 64;

/** A tag without extended header and footer, which no frame depends on. */
function tagOf(version: 2 | 3 | 4, frames: readonly Buffer[], flags = 0): Buffer {
  const body = Buffer.concat([...frames, Buffer.alloc(padding)]);
  const head = Buffer.from(`ID3\0\0\0\0\0\0\0`, 'latin1');
  head[3] = version;
  head[5] = flags;
  putSyncsafe(head, body.length, 6);
  return Buffer.concat([head, body]);
}

function putSyncsafe(out: Buffer, value: number, at: number): void {
  if (value >= 2 ** 28) throw new Refused('LABEL_TOO_LARGE', { placeZh: ' ID3 标签', placeEn: 'the ID3 tag' });
  for (let index = 0; index < 4; index += 1) out[at + index] = (value >> (7 * (3 - index))) & 0x7f;
}
