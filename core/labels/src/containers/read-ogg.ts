import { ContainerBroken } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { LimitReached } from '../scan.ts';
import type { Scan } from '../scan.ts';
import { readVorbisComment } from './read-vorbis-comment.ts';

/** What has been gathered of one logical stream. */
interface Stream {
  readonly parts: Buffer[];
  bytes: number;
  packets: number;
  isFlac: boolean;
  offset: number;
}

/** Ogg: the comment packet, which is the second of each logical stream. */
export function readOgg(bytes: Bytes, scan: Scan): void {
  const streams = new Map<number, Stream>();
  for (let at = 0; at < bytes.length;) {
    scan.step();
    if (!bytes.startsWith('OggS', at)) throw new ContainerBroken();
    const segments = bytes.part(at + 27, at + 27 + bytes.u8(at + 26));
    const serial = bytes.u32(at + 14);
    // A chained file begins a new stream under the same number.
    const isFirst = (bytes.u8(at + 5) & 2) !== 0;
    const known = isFirst ? undefined : streams.get(serial);
    const stream = known ?? { parts: [], bytes: 0, packets: 0, isFlac: false, offset: at };
    streams.set(serial, stream);
    at += 27 + segments.length;
    for (const length of segments) {
      gather(stream, bytes.part(at, at + length), length < 255, scan);
      at += length;
    }
  }
}

function gather(stream: Stream, part: Buffer, isEnd: boolean, scan: Scan): void {
  // What follows the comment is sound and picture.
  if (stream.packets >= 2 && !stream.isFlac) return;
  stream.parts.push(part);
  stream.bytes += part.length;
  if (stream.bytes > scan.limits.textBytes) throw new LimitReached();
  if (!isEnd) return;
  readPacket(Buffer.concat(stream.parts), stream, scan);
  stream.parts.length = 0;
  stream.bytes = 0;
  stream.packets += 1;
}

/** Letters before the comment in each kind of stream. */
const marks = ['OpusTags', '\u0003vorbis', '\u0081theora'];

function readPacket(packet: Buffer, stream: Stream, scan: Scan): void {
  if (stream.packets === 0) stream.isFlac = packet.toString('latin1', 0, 5) === '\u007fFLAC';
  else if (stream.isFlac) readFlacPacket(packet, stream, scan);
  else {
    const mark = marks.find((one) => packet.toString('latin1', 0, one.length) === one);
    if (mark !== undefined) readVorbisComment(packet.subarray(mark.length), stream.offset, scan);
    else if (isPlausible(packet)) readVorbisComment(packet, stream.offset, scan);
  }
}

/** FLAC in Ogg: one metadata block a packet, until the last. */
function readFlacPacket(packet: Buffer, stream: Stream, scan: Scan): void {
  const head = packet[0] ?? 0xff;
  if (head === 0xff) stream.isFlac = false;
  else if ((head & 0x7f) === 4) readVorbisComment(packet.subarray(4), stream.offset, scan);
  if ((head & 0x80) !== 0) stream.isFlac = false;
}

/** Speex has no letters before its comment: the lengths have to fit. */
function isPlausible(packet: Buffer): boolean {
  return packet.length >= 8 && packet.readUInt32LE(0) + 8 <= packet.length;
}
