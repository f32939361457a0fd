import type { Bytes } from '../bytes.ts';
import { PdfFile } from '../pdf/pdf-file.ts';
import { PdfParser } from '../pdf/pdf-parser.ts';
import { PdfDict, PdfRef, PdfStream } from '../pdf/pdf-values.ts';
import type { PdfValue } from '../pdf/pdf-values.ts';
import type { Scan } from '../scan.ts';
import { xmpProperties } from '../xml/xmp.ts';
import { markedText } from '../decode.ts';
import { literal, nameText, valueText } from './pdf-text.ts';
import { nextNumber, refuseSealed, updatedPdf } from './pdf-update.ts';
import { Refused, unwritable } from './refused.ts';

/**
 * PDF: the key `AIGC` of the information dictionary, by an update at the end of the file (ISO 32000-1, section 7.5.6).
 * What stands before stays, but for an older label, which is overwritten with spaces.
 */
export function writePdf(bytes: Bytes, payload: string, scan: Scan): Uint8Array {
  const file = new PdfFile(bytes, scan);
  refuse(file, bytes, scan);
  const old = Buffer.from(bytes.buffer);
  const info = file.trailer.get('Info') ?? null;
  blankLabels(old, file, info, scan);
  const place = info instanceof PdfRef ? info : new PdfRef(nextNumber(file), 0);
  return updatedPdf(
    file,
    old,
    [{ number: place.number, generation: place.generation, body: infoText(file.dict(info), payload) }],
    place,
  );
}

function refuse(file: PdfFile, bytes: Bytes, scan: Scan): void {
  refuseSealed(file, bytes);
  const root = file.dict(file.trailer.get('Root') ?? null);
  const metadata = file.resolve(root?.get('Metadata') ?? null);
  const packet = metadata instanceof PdfStream ? file.data(metadata) : null;
  if (packet !== null && xmpProperties(markedText(scan.text(packet)), () => scan.step()).properties.length > 0)
    throw unwritable(
      '的 XMP 中已有标识',
      'already has a label in its XMP',
      '请用原软件去掉 XMP 中的标识后再试',
      'Remove the label from its XMP and retry',
    );
}

/** Labels of earlier writing: spaces between the entries of a dictionary mean nothing. */
function blankLabels(old: Buffer, file: PdfFile, info: PdfValue, scan: Scan): void {
  const place = info instanceof PdfRef ? file.places.get(info.number) : undefined;
  if (place === undefined || !('offset' in place)) return;
  const parser = new PdfParser(file.bytes.buffer, place.offset, () => scan.step());
  const { value } = parser.indirect();
  if (!(value instanceof PdfDict)) throw new Refused('LABEL_FILE_BROKEN');
  for (const [key, { start, end }] of value.spans) if (key === 'AIGC') old.fill(0x20, start, end);
}

function infoText(info: PdfDict | null, payload: string): string {
  const kept = [...(info?.entries ?? [])].filter(([key]) => key !== 'AIGC');
  return `<<${kept.map(([key, value]) => `${nameText(key)} ${valueText(value)}`).join(' ')} /AIGC ${literal(payload)}>>`;
}
