import type { Bytes } from '../bytes.ts';
import { jpegMarkers, jpegSegments } from '../containers/jpeg-segments.ts';
import type { JpegSegment } from '../containers/jpeg-segments.ts';
import { xmpHeader } from '../containers/read-jpeg.ts';
import { payloadText } from '../decode.ts';
import { parsePayload } from '../payload/parse-payload.ts';
import type { Scan } from '../scan.ts';
import { newXmp } from '../xml/xmp.ts';
import { withoutExifLabels } from './blank-exif.ts';
import { Refused } from './refused.ts';
import { xmpDataWith } from './xmp-with.ts';

/** JPEG: the label goes into the XMP packet of an APP1 segment. Coded image data stays byte for byte. */
export function writeJpeg(bytes: Bytes, payload: string, scan: Scan): Uint8Array {
  const segments = [...jpegSegments(bytes, scan)];
  const packet = segments.find((segment) => isXmp(bytes, segment));
  const before = segments.find((segment) => !isFront(bytes, segment));
  const parts: Buffer[] = [];
  let last = 0;
  for (const segment of segments) {
    // What lies between segments is coded image data.
    parts.push(bytes.part(last, segment.start));
    if (segment === before && packet === undefined) parts.push(xmpSegment(Buffer.from(newXmp(payload))));
    parts.push(rewritten(bytes, segment, segment === packet ? payload : null, scan));
    last = segment.end;
  }
  return Buffer.concat([...parts, bytes.part(last, bytes.length)]);
}

function rewritten(bytes: Bytes, segment: JpegSegment, payload: string | null, scan: Scan): Buffer {
  const { marker, start, dataStart, end } = segment;
  const same = bytes.part(start, end);
  if (isXmp(bytes, segment)) {
    const data = bytes.part(dataStart + xmpHeader.length, end);
    return xmpSegment(xmpDataWith(data, payload, scan));
  }
  if (marker === jpegMarkers.app1 && bytes.startsWith('Exif\0', dataStart))
    return Buffer.concat([bytes.part(start, dataStart), withoutExifLabels(bytes.part(dataStart, end), scan)]);
  return isOwnLabel(bytes, segment) ? Buffer.alloc(0) : same;
}

/** A segment or comment that is nothing but a label. */
function isOwnLabel(bytes: Bytes, { marker, dataStart, end }: JpegSegment): boolean {
  const isApplication = marker >= jpegMarkers.app0 && marker <= jpegMarkers.app15;
  if (isApplication)
    return bytes.startsWith('AIGC', dataStart) && /^[\0\s]*(\{|$)/.test(payloadText(bytes.part(dataStart + 4, end)));
  return marker === jpegMarkers.comment && parsePayload(payloadText(bytes.part(dataStart, end)), false) !== null;
}

function isXmp(bytes: Bytes, { marker, dataStart }: JpegSegment): boolean {
  return marker === jpegMarkers.app1 && bytes.startsWith(xmpHeader, dataStart);
}

/** JFIF and EXIF stand first. */
function isFront(bytes: Bytes, { marker, dataStart }: JpegSegment): boolean {
  return marker === jpegMarkers.app0 || (marker === jpegMarkers.app1 && bytes.startsWith('Exif\0', dataStart));
}

/** Bytes of a segment after its marker, with the two of its length. */
const longest = 0xffff;

function xmpSegment(packet: Buffer): Buffer {
  const fitting = 2 + xmpHeader.length + packet.length > longest ? withoutPacketPadding(packet) : packet;
  const length = 2 + xmpHeader.length + fitting.length;
  if (length > longest) throw new Refused('LABEL_TOO_LARGE', { placeZh: ' XMP 数据段', placeEn: 'the XMP segment' });
  const head = Buffer.from([0xff, jpegMarkers.app1, length >> 8, length & 0xff]);
  return Buffer.concat([head, Buffer.from(xmpHeader, 'latin1'), fitting]);
}

/** Packets end in white space that programs may use up. */
function withoutPacketPadding(packet: Buffer): Buffer {
  return Buffer.from(packet.toString('utf8').replace(/\s+(<\?xpacket end)/, '$1'));
}
