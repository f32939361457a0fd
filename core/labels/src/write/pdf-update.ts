import type { Bytes } from '../bytes.ts';
import type { PdfFile } from '../pdf/pdf-file.ts';
import type { PdfRef } from '../pdf/pdf-values.ts';
import { nameText, valueText } from './pdf-text.ts';
import { unwritable } from './refused.ts';

/** An object that is added, or that takes the place of the one of its number. */
export interface PdfObject {
  readonly number: number;
  readonly generation: number;
  /** What stands between `obj` and `endobj`, one byte a character. */
  readonly body: string;
}

/** The first number that no object has. */
export function nextNumber(file: PdfFile): number {
  const size = file.trailer.get('Size');
  let highest = typeof size === 'number' ? size : 0;
  for (const number of file.places.keys()) highest = Math.max(highest, number + 1);
  return highest;
}

/** An encrypted or signed file would be broken by an update. */
export function refuseSealed(file: PdfFile, bytes: Bytes): void {
  if (file.trailer.has('Encrypt'))
    throw unwritable('已加密', 'is encrypted', '请先取消加密', 'Remove the encryption first');
  if (bytes.buffer.includes('/ByteRange', 0, 'latin1'))
    throw unwritable(
      '带有数字签名，写入后签名失效',
      'is digitally signed and the signature would break',
      '请先写入标识，再签名',
      'Write the label first, then sign',
    );
}

interface Row {
  readonly number: number;
  readonly generation: number;
  readonly offset: number;
}

/**
 * The file with an update at its end (ISO 32000-1, section 7.5.6). What stands before stays byte for byte.
 *
 * @param info the information dictionary from now on; by default the one that there is
 */
export function updatedPdf(file: PdfFile, old: Buffer, objects: readonly PdfObject[], info?: PdfRef): Buffer {
  const parts: Buffer[] = [old, Buffer.from(old.at(-1) === 10 ? '' : '\n')];
  let at = old.length + (parts[1]?.length ?? 0);
  const rows = objects.map(({ number, generation, body }) => {
    const object = Buffer.from(`${number} ${generation} obj\n${body}\nendobj\n`, 'latin1');
    const row = { number, generation, offset: at };
    parts.push(object);
    at += object.length;
    return row;
  });
  const size = Math.max(nextNumber(file), ...rows.map(({ number }) => number + 1));
  const section = file.usesStream ? xrefStream : xrefTable;
  return Buffer.concat([...parts, section(file, rows, { xref: at, size, info })]);
}

interface End {
  /** Where the cross-reference of this update begins. */
  readonly xref: number;
  /** The number after the highest. */
  readonly size: number;
  readonly info: PdfRef | undefined;
}

function trailerText(file: PdfFile, { size, info }: End): string {
  const kept = ['Root', 'ID', ...(info === undefined ? ['Info'] : [])].flatMap((key) => {
    const value = file.trailer.get(key);
    return value === undefined ? [] : [`${nameText(key)} ${valueText(value)}`];
  });
  const own = info === undefined ? '' : ` /Info ${info.number} ${info.generation} R`;
  return `/Size ${size} ${kept.join(' ')}${own} /Prev ${file.lastXref}`;
}

function xrefTable(file: PdfFile, rows: readonly Row[], end: End): Buffer {
  const lines = rows.map(
    ({ number, generation, offset }) =>
      `${number} 1\n${String(offset).padStart(10, '0')} ${String(generation).padStart(5, '0')} n \n`,
  );
  const trailer = `trailer\n<<${trailerText(file, end)}>>\nstartxref\n${end.xref}\n%%EOF\n`;
  return Buffer.from(`xref\n${lines.join('')}${trailer}`, 'latin1');
}

/** A file whose cross-reference is a stream goes on with one; here it is not packed. */
function xrefStream(file: PdfFile, objects: readonly Row[], end: End): Buffer {
  const own = end.size;
  const rows = [...objects, { number: own, offset: end.xref, generation: 0 }];
  const data = Buffer.concat(
    rows.map((row) => {
      const bytes = Buffer.alloc(11);
      bytes[0] = 1;
      bytes.writeBigUInt64BE(BigInt(row.offset), 1);
      bytes.writeUInt16BE(row.generation, 9);
      return bytes;
    }),
  );
  const index = rows.map(({ number }) => `${number} 1`).join(' ');
  const trailer = trailerText(file, { ...end, size: own + 1 });
  const dict = `<</Type /XRef ${trailer} /W [1 8 2] /Index [${index}] /Length ${data.length}>>`;
  return Buffer.concat([
    Buffer.from(`${own} 0 obj\n${dict}\nstream\n`, 'latin1'),
    data,
    Buffer.from(`\nendstream\nendobj\nstartxref\n${end.xref}\n%%EOF\n`, 'latin1'),
  ]);
}
