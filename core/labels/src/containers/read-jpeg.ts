import type { Bytes } from '../bytes.ts';
import { payloadText } from '../decode.ts';
import type { Scan } from '../scan.ts';
import { readXmp } from '../xml/xmp.ts';
import { jpegMarkers, jpegSegments } from './jpeg-segments.ts';
import type { JpegSegment } from './jpeg-segments.ts';
import { readExif } from './read-tiff.ts';

export const xmpHeader = 'http://ns.adobe.com/xap/1.0/\0';
const extendedHeader = 'http://ns.adobe.com/xmp/extension/\0';

/** JPEG: XMP and EXIF in APP1, `AIGC{…}` in any APP segment, comments. */
export function readJpeg(bytes: Bytes, scan: Scan): void {
  const extended: Buffer[] = [];
  for (const segment of jpegSegments(bytes, scan)) {
    const { marker, dataStart, end } = segment;
    if (marker === jpegMarkers.end && end < bytes.length) scan.note('trailing-data');
    if (marker === jpegMarkers.comment)
      scan.shared('jpeg-segment', segment.start, payloadText(bytes.part(dataStart, end)));
    if (marker < jpegMarkers.app0 || marker > jpegMarkers.app15) continue;
    if (bytes.startsWith(extendedHeader, dataStart)) extended.push(bytes.part(dataStart + 75, end));
    else readApplication(bytes, segment, scan);
  }
  // Parts of one packet, in their order; a packet that is longer than one segment.
  if (extended.length > 0) readXmp(Buffer.concat(extended), 0, scan);
}

function readApplication(bytes: Bytes, { start, dataStart, end }: JpegSegment, scan: Scan): void {
  if (bytes.startsWith(xmpHeader, dataStart)) readXmp(bytes.part(dataStart + xmpHeader.length, end), start, scan);
  else if (bytes.startsWith('Exif\0', dataStart)) readExif(bytes.part(dataStart, end), start, scan);
  else if (bytes.startsWith('AIGC', dataStart)) readOwn(bytes.part(dataStart + 4, end), start, scan);
}

/** An APP segment under the name `AIGC`: the payload follows, after a NUL or at once. */
function readOwn(data: Buffer, start: number, scan: Scan): void {
  const text = payloadText(data);
  if (/^[\0\s]*(\{|$)/.test(text)) scan.dedicated('jpeg-segment', start, text);
}
