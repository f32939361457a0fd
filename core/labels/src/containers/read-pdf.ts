import { ContainerBroken } from '../bytes.ts';
import type { Bytes } from '../bytes.ts';
import { payloadText, utf16 } from '../decode.ts';
import { PdfFile } from '../pdf/pdf-file.ts';
import { PdfParser } from '../pdf/pdf-parser.ts';
import { PdfDict, PdfStream, PdfText } from '../pdf/pdf-values.ts';
import type { PdfValue } from '../pdf/pdf-values.ts';
import type { Scan } from '../scan.ts';
import { readXmp } from '../xml/xmp.ts';

/** PDF: the key `AIGC` of the information dictionary, and XMP of the document. */
export function readPdf(bytes: Bytes, scan: Scan): void {
  const before = scan.evidence.length;
  try {
    const file = new PdfFile(bytes, scan);
    if (file.trailer.has('Encrypt')) {
      scan.doubt('encrypted', 'pdf-info');
      return;
    }
    readInfo(file, scan);
    readMetadata(file, scan);
  } catch (error) {
    if (!(error instanceof ContainerBroken)) throw error;
    scan.doubt('container-broken');
    if (scan.evidence.length === before) readLoosely(bytes, scan);
  }
}

function readInfo(file: PdfFile, scan: Scan): void {
  const info = file.dict(file.trailer.get('Info') ?? null);
  if (info === null || !info.entries.has('AIGC')) return;
  const repeated = info.spans.filter(([key]) => key === 'AIGC').length > 1;
  if (repeated) scan.doubt('key-repeated', 'pdf-info');
  take(file.resolve(info.get('AIGC')), info.spans.find(([key]) => key === 'AIGC')?.[1].start ?? 0, scan);
}

function take(value: PdfValue, offset: number, scan: Scan): void {
  if (value instanceof PdfText) scan.dedicated('pdf-info', offset, pdfText(value.data));
  else scan.doubt('payload-unreadable', 'pdf-info');
}

/** A text of PDF: UTF-16 or UTF-8 by its mark, else the encoding of documents, which is Latin-1 but for few characters. */
function pdfText(data: Buffer): string {
  if (data[0] === 0xfe && data[1] === 0xff) return utf16(data, 'be');
  return payloadText(data);
}

function readMetadata(file: PdfFile, scan: Scan): void {
  const root = file.dict(file.trailer.get('Root') ?? null);
  const stream = file.resolve(root?.get('Metadata') ?? null);
  if (!(stream instanceof PdfStream)) return;
  const data = file.data(stream);
  if (data !== null) readXmp(data, stream.dataStart, scan);
}

/** A broken file: what reads like the entry of a dictionary is shown, though it proves nothing. */
function readLoosely(bytes: Bytes, scan: Scan): void {
  for (
    let at = bytes.buffer.indexOf('/AIGC', 0, 'latin1');
    at >= 0;
    at = bytes.buffer.indexOf('/AIGC', at + 5, 'latin1')
  ) {
    scan.step();
    try {
      const value = new PdfParser(bytes.buffer, at + 5, () => scan.step()).value();
      if (value instanceof PdfText && !(value instanceof PdfDict)) {
        scan.dedicated('pdf-info', at, pdfText(value.data));
        return;
      }
    } catch (error) {
      if (!(error instanceof ContainerBroken)) throw error;
    }
  }
}
