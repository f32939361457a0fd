import { PdfDict, PdfName, PdfRef, PdfStream, PdfText } from '../pdf/pdf-values.ts';
import type { PdfValue } from '../pdf/pdf-values.ts';
import { Refused } from './refused.ts';

/** An object as it is written into a file. */
export function valueText(value: PdfValue): string {
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

export function nameText(name: string): string {
  const escaped = name.replace(
    /[^\u0021-\u007e]|[#()<>[\]{}/%]/g,
    (one) => `#${one.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
  return `/${escaped}`;
}

export function literal(text: string): string {
  return `(${text.replace(/[\\()]/g, (one) => `\\${one}`)})`;
}
