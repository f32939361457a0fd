import { crc32 } from 'node:zlib';

/** Bytes that follow from nothing but their number and that no image coder could have made smaller. */
function noise(length: number): Buffer {
  const out = Buffer.alloc(length);
  let state = 0x9e3779b9;
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    out[at] = state >>> 24;
  }
  return out;
}

/** A PNG by its structure, `bytes` long or a little more, with its label at the end where it is found last. */
export function largePng(bytes: number): Buffer {
  const parts = [Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'), pngChunk('IHDR', Buffer.alloc(13))];
  // 8 KiB is the size of parts that libpng writes.
  for (let left = bytes; left > 0; left -= 8192) parts.push(pngChunk('IDAT', noise(Math.min(left, 8192))));
  parts.push(pngChunk('tEXt', Buffer.from(`AIGC\0${payload}`)), pngChunk('IEND', Buffer.alloc(0)));
  return Buffer.concat(parts);
}

/** A JPEG by its structure: the reader has to look through all of its coded data for markers. */
export function largeJpeg(bytes: number): Buffer {
  const data = noise(bytes);
  for (let at = 0; at < data.length; at += 1) if (data[at] === 0xff) data[at + 1] = 0;
  const label = Buffer.from(`\u00ff\u00eb\0\0AIGC${payload}`, 'latin1');
  label.writeUInt16BE(label.length - 2, 2);
  const scan = Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0]);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), label, scan, data, Buffer.from([0, 0xff, 0xd9])]);
}

const payload = JSON.stringify({ Label: '1', ContentProducer: '001191500000YYYYYY010110001', ProduceID: 'SAMPLE-1' });

function pngChunk(type: string, data: Buffer): Buffer {
  const out = Buffer.alloc(12 + data.length);
  out.writeUInt32BE(data.length, 0);
  out.write(type, 4, 'latin1');
  data.copy(out, 8);
  out.writeUInt32BE(crc32(out.subarray(4, 8 + data.length)), 8 + data.length);
  return out;
}
