import type { Bytes } from '../bytes.ts';
import { PdfFile } from '../pdf/pdf-file.ts';
import { PdfParser } from '../pdf/pdf-parser.ts';
import { PdfDict, PdfName, PdfRef, PdfStream, PdfText } from '../pdf/pdf-values.ts';
import type { PdfValue } from '../pdf/pdf-values.ts';
import type { Scan } from '../scan.ts';
import { xmpProperties } from '../xml/xmp.ts';
import { markedText } from '../decode.ts';
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
  const gap = old.at(-1) === 10 ? '' : '\n';
  const offset = old.length + gap.length;
  const size = file.trailer.get('Size');
  const highest = Math.max(typeof size === 'number' ? size : 0, ...file.places.keys().map((number) => number + 1));
  const number = info instanceof PdfRef ? info.number : highest;
  const generation = info instanceof PdfRef ? info.generation : 0;
  const object = `${number} ${generation} obj\n${infoText(file.dict(info), payload)}\nendobj\n`;
  const update = {
    number,
    generation,
    offset,
    highest: Math.max(highest, number + 1),
    xref: offset + Buffer.byteLength(object, 'latin1'),
  };
  const section = file.usesStream ? xrefStream(file, update) : xrefTable(file, update);
  return Buffer.concat([old, Buffer.from(`${gap}${object}`, 'latin1'), section]);
}

function refuse(file: PdfFile, bytes: Bytes, scan: Scan): void {
  if (file.trailer.has('Encrypt'))
    throw unwritable('已加密', 'is encrypted', '请先取消加密', 'Remove the encryption first');
  if (bytes.buffer.includes('/ByteRange', 0, 'latin1'))
    throw unwritable(
      '带有数字签名，写入后签名失效',
      'is digitally signed and the signature would break',
      '请先写入标识，再签名',
      'Write the label first, then sign',
    );
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

interface Update {
  readonly number: number;
  readonly generation: number;
  readonly offset: number;
  readonly highest: number;
  /** Where the cross-reference of this update begins. */
  readonly xref: number;
}

function trailerText(file: PdfFile, { number, generation, highest }: Update, size: number): string {
  const kept = ['Root', 'ID'].flatMap((key) => {
    const value = file.trailer.get(key);
    return value === undefined ? [] : [`${nameText(key)} ${valueText(value)}`];
  });
  return `/Size ${Math.max(size, highest)} ${kept.join(' ')} /Info ${number} ${generation} R /Prev ${file.lastXref}`;
}

function xrefTable(file: PdfFile, update: Update): Buffer {
  const { number, generation, offset, xref } = update;
  const row = `${String(offset).padStart(10, '0')} ${String(generation).padStart(5, '0')} n \n`;
  const trailer = `trailer\n<<${trailerText(file, update, 0)}>>\nstartxref\n${xref}\n%%EOF\n`;
  return Buffer.from(`xref\n${number} 1\n${row}${trailer}`, 'latin1');
}

/** A file whose cross-reference is a stream goes on with one; here it is not packed. */
function xrefStream(file: PdfFile, update: Update): Buffer {
  const { number, generation, offset, highest, xref } = update;
  const rows = [
    { number, offset, generation },
    { number: highest, offset: xref, generation: 0 },
  ];
  const data = Buffer.concat(
    rows.map((row) => {
      const bytes = Buffer.alloc(11);
      bytes[0] = 1;
      bytes.writeBigUInt64BE(BigInt(row.offset), 1);
      bytes.writeUInt16BE(row.generation, 9);
      return bytes;
    }),
  );
  const index = rows.map((row) => `${row.number} 1`).join(' ');
  const dict = `<</Type /XRef ${trailerText(file, update, highest + 1)} /W [1 8 2] /Index [${index}] /Length ${data.length}>>`;
  return Buffer.concat([
    Buffer.from(`${highest} 0 obj\n${dict}\nstream\n`, 'latin1'),
    data,
    Buffer.from(`\nendstream\nendobj\nstartxref\n${xref}\n%%EOF\n`, 'latin1'),
  ]);
}

function valueText(value: PdfValue): string {
  if (value instanceof PdfText) return `<${value.data.toString('hex')}>`;
  if (value instanceof PdfName) return nameText(value.name);
  if (value instanceof PdfRef) return `${value.number} ${value.generation} R`;
  if (value instanceof PdfDict)
    return `<<${[...value.entries].map(([key, inner]) => `${nameText(key)} ${valueText(inner)}`).join(' ')}>>`;
  if (value instanceof PdfStream) throw new Refused('LABEL_FILE_BROKEN');
  if (Array.isArray(value)) return `[${(value as readonly PdfValue[]).map(valueText).join(' ')}]`;
  // PDF has no exponents.
  if (typeof value === 'number') return Number.isInteger(value) ? value.toFixed(0) : value.toFixed(6);
  return JSON.stringify(value);
}

function nameText(name: string): string {
  const escaped = name.replace(
    /[^\u0021-\u007e]|[#()<>[\]{}/%]/g,
    (one) => `#${one.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
  return `/${escaped}`;
}

function literal(text: string): string {
  return `(${text.replace(/[\\()]/g, (one) => `\\${one}`)})`;
}
