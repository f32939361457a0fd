import { markedText } from '../decode.ts';
import type { Scan } from '../scan.ts';
import { xmpProperties, xmpWith } from '../xml/xmp.ts';
import { Refused } from './refused.ts';

/** An XMP packet without its labels and, unless `payload` is `null`, with a new one. Other properties stay. */
export function xmpDataWith(data: Uint8Array, payload: string | null, scan: Scan): Buffer {
  const text = markedText(scan.text(data));
  const step = (): void => scan.step();
  if (payload === null && xmpProperties(text, step).properties.length === 0) return Buffer.from(data);
  const written = xmpWith(text, payload, step);
  if (written === null) throw new Refused('LABEL_FILE_BROKEN');
  return Buffer.from(written.replace(/(<\?xml[^>]*encoding=["'])utf-16(["'])/i, '$1UTF-8$2'));
}
