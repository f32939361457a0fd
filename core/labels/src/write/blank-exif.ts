import { Bytes, ContainerBroken } from '../bytes.ts';
import { commentEntries, commentText, tiffEntries } from '../containers/read-tiff.ts';
import { parsePayload } from '../payload/parse-payload.ts';
import type { Scan } from '../scan.ts';

/** EXIF whose comments are blank where they hold a label. Nothing moves; what cannot be read stays as it is. */
export function withoutExifLabels(data: Uint8Array, scan: Scan): Buffer {
  const out = Buffer.from(data);
  const header = out.toString('latin1', 0, 5) === 'Exif\0' ? 6 : 0;
  const body = new Bytes(out.subarray(header));
  try {
    const tree = tiffEntries(body, scan);
    for (const entry of commentEntries(tree)) {
      const text = commentText(body, entry, tree.order);
      if (!text.includes('AIGC') && !text.includes('ContentProducer')) continue;
      if (parsePayload(text, false) === null) continue;
      // UserComment keeps the eight bytes that say its encoding.
      const from = entry.at + (entry.tag === 0x9286 ? 8 : 0);
      out.fill(0, header + from, header + entry.at + entry.length);
    }
  } catch (error) {
    if (!(error instanceof ContainerBroken)) throw error;
  }
  return out;
}
