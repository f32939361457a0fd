import type { Bytes } from '../bytes.ts';
import { metaContent, mp4Boxes, mp4Child } from '../containers/mp4-boxes.ts';
import type { Mp4Box } from '../containers/mp4-boxes.ts';
import { freeName, isXmpBox, mp4Keys } from '../containers/read-mp4.ts';
import type { Scan } from '../scan.ts';
import { shiftOffsets } from './mp4-offsets.ts';
import { Refused } from './refused.ts';
import { xmpDataWith } from './xmp-with.ts';

const holders = new Set(['moov', 'udta', 'trak']);

/**
 * MP4, MOV and M4A: key `AIGC` in `moov.udta.meta.keys`, JSON in `ilst`. What lies behind `moov` moves; the offsets that
 * point at it move along, and the samples stay byte for byte.
 */
export function writeMp4(bytes: Bytes, payload: string, scan: Scan): Uint8Array {
  const boxes = [...mp4Boxes(bytes, 0, bytes.length, scan)];
  const moov = boxes.find(({ type }) => type === 'moov');
  if (moov === undefined) throw new Refused('LABEL_FILE_BROKEN');
  const parts = boxes.map((box) => {
    if (box.type === 'moov') return labelled(bytes, box, payload, scan);
    return stripped(bytes, box, scan);
  });
  return Buffer.concat(shiftOffsets(bytes, boxes, parts, scan));
}

/** `moov` without its labels and with a new one in its user data. */
function labelled(bytes: Bytes, moov: Mp4Box, payload: string, scan: Scan): Buffer {
  const children = [...mp4Boxes(bytes, moov.dataStart, moov.end, scan)];
  const udta = children.findLast(({ type }) => type === 'udta');
  const parts = children.map((box) =>
    box === udta ? userData(bytes, box, payload, scan) : stripped(bytes, box, scan),
  );
  if (udta === undefined) parts.push(mp4Box('udta', [keysMeta(['AIGC'], [payload])]));
  return mp4Box('moov', parts);
}

/**
 * User data with the label. A `meta` of keys takes it in; beside a `meta` of another kind, as iTunes makes them, a
 * second one is put, since the two kinds do not mix.
 */
function userData(bytes: Bytes, udta: Mp4Box, payload: string, scan: Scan): Buffer {
  const children = [...mp4Boxes(bytes, udta.dataStart, udta.end, scan)];
  const meta = children.find((box) => box.type === 'meta' && isKeysMeta(bytes, box));
  const parts = children.map((box) => (box === meta ? withKey(bytes, box, payload, scan) : stripped(bytes, box, scan)));
  // Before the four zeros that may end user data, which are no box and fall away here.
  return mp4Box('udta', meta === undefined ? [...parts, keysMeta(['AIGC'], [payload])] : parts);
}

function isKeysMeta(bytes: Bytes, meta: Mp4Box): boolean {
  const { dataStart, end } = metaContent(bytes, meta);
  // `hdlr`: size, type, version and flags, a reserved number, then the handler.
  return end - dataStart >= 20 && bytes.startsWith('hdlr', dataStart + 4) && bytes.startsWith('mdta', dataStart + 16);
}

/** A `meta` of keys with one more. An item that held a label before goes, its key stays and is used again. */
function withKey(bytes: Bytes, meta: Mp4Box, payload: string, scan: Scan): Buffer {
  const content = metaContent(bytes, meta);
  const names = mp4Keys(bytes, content, scan);
  const known = names.indexOf('AIGC') + 1;
  const number = known === 0 ? names.length + 1 : known;
  const hasList = mp4Child(bytes, content, 'ilst', scan) !== null;
  const hasKeys = mp4Child(bytes, content, 'keys', scan) !== null;
  const parts = [...mp4Boxes(bytes, content.dataStart, content.end, scan)].map((box) => {
    if (box.type === 'keys' && known === 0) return keysBox(bytes, box, names.length + 1);
    if (box.type !== 'ilst') return bytes.part(box.start, box.end);
    return mp4Box('ilst', [...itemsWithout(bytes, box, names, scan), itemOf(number, payload)]);
  });
  if (!hasKeys) parts.push(newKeys(['AIGC']));
  if (!hasList) parts.push(mp4Box('ilst', [itemOf(number, payload)]));
  return mp4Box('meta', [bytes.part(meta.dataStart, content.dataStart), ...parts]);
}

/** The box with one more key at its end. */
function keysBox(bytes: Bytes, { dataStart, end }: Mp4Box, count: number): Buffer {
  const head = Buffer.from(bytes.part(dataStart, dataStart + 8));
  head.writeUInt32BE(count, 4);
  return mp4Box('keys', [head, bytes.part(dataStart + 8, end), keyEntry('AIGC')]);
}

/** Any other box without its labels. */
function stripped(bytes: Bytes, box: Mp4Box, scan: Scan): Buffer {
  const same = bytes.part(box.start, box.end);
  if (holders.has(box.type)) {
    const children = [...mp4Boxes(bytes, box.dataStart, box.end, scan)];
    return mp4Box(
      box.type,
      children.map((child) => stripped(bytes, child, scan)),
    );
  }
  if (box.type === 'meta') return metaWithout(bytes, box, scan);
  if (isXmpBox(bytes, box)) {
    const packet = xmpDataWith(bytes.part(box.dataStart + 16, box.end), null, scan);
    return mp4Box('uuid', [bytes.part(box.dataStart, box.dataStart + 16), packet]);
  }
  return box.type === 'XMP_' ? mp4Box('XMP_', [xmpDataWith(bytes.part(box.dataStart, box.end), null, scan)]) : same;
}

function metaWithout(bytes: Bytes, meta: Mp4Box, scan: Scan): Buffer {
  const content = metaContent(bytes, meta);
  const names = mp4Keys(bytes, content, scan);
  const list = mp4Child(bytes, content, 'ilst', scan);
  if (list === null) return bytes.part(meta.start, meta.end);
  const parts = [...mp4Boxes(bytes, content.dataStart, content.end, scan)].map((box) =>
    box.type === 'ilst' ? mp4Box('ilst', itemsWithout(bytes, box, names, scan)) : bytes.part(box.start, box.end),
  );
  return mp4Box('meta', [bytes.part(meta.dataStart, content.dataStart), ...parts]);
}

function itemsWithout(bytes: Bytes, list: Mp4Box, names: readonly string[], scan: Scan): readonly Buffer[] {
  return [...mp4Boxes(bytes, list.dataStart, list.end, scan)]
    .filter((item) => {
      const name = item.type === '----' ? freeName(bytes, item, scan) : names[bytes.u32(item.start + 4) - 1];
      return name !== 'AIGC';
    })
    .map(({ start, end }) => bytes.part(start, end));
}

/** A `meta` of keys: handler, keys, items. */
function keysMeta(names: readonly string[], values: readonly string[]): Buffer {
  const handler = Buffer.alloc(25);
  handler.write('mdta', 8, 'latin1');
  const items = values.map((value, index) => itemOf(index + 1, value));
  return mp4Box('meta', [Buffer.alloc(4), mp4Box('hdlr', [handler]), newKeys(names), mp4Box('ilst', items)]);
}

function newKeys(names: readonly string[]): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(names.length, 4);
  return mp4Box('keys', [head, ...names.map(keyEntry)]);
}

function keyEntry(name: string): Buffer {
  const entry = Buffer.from(`\0\0\0\0mdta${name}`, 'latin1');
  entry.writeUInt32BE(entry.length, 0);
  return entry;
}

/** An item under the number of its key; type 1 is UTF-8. */
function itemOf(number: number, payload: string): Buffer {
  const type = Buffer.alloc(4);
  type.writeUInt32BE(number, 0);
  return mp4Box(type.toString('latin1'), [
    mp4Box('data', [Buffer.from([0, 0, 0, 1, 0, 0, 0, 0]), Buffer.from(payload)]),
  ]);
}

function mp4Box(type: string, parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}
