import type { Bytes } from '../bytes.ts';
import { glyphsOf, outlineSteps } from '../draw/glyphs.ts';
import type { Glyph } from '../draw/glyphs.ts';
import { PdfFile } from '../pdf/pdf-file.ts';
import { PdfDict, PdfRef } from '../pdf/pdf-values.ts';
import type { PdfValue } from '../pdf/pdf-values.ts';
import type { Scan } from '../scan.ts';
import { nameText, valueText } from '../write/pdf-text.ts';
import { nextNumber, refuseSealed, updatedPdf } from '../write/pdf-update.ts';
import type { PdfObject } from '../write/pdf-update.ts';
import { Refused } from '../write/refused.ts';
import { firstPage } from './pdf-first-page.ts';
import type { PdfPage } from './pdf-first-page.ts';

/** The name of the font that draws the prompt, by which a page that has one is known. */
const fontName = 'YuzhiAigcLabel';

/** Height of the em, in points: that of the text of a letter. */
const fontSize = 12;
const padding = 4;
/** From the edges of the page. */
const margin = 12;

/**
 * A PDF with the prompt at the head of its first page: black on a white plate in the upper left corner, drawn with outlines
 * that come along, and text for those who search or copy. The file is updated at its end; its old pages stay in it.
 */
export function pdfWithPrompt(bytes: Bytes, words: string, scan: Scan): Uint8Array {
  const file = new PdfFile(bytes, scan);
  refuseSealed(file, bytes);
  const glyphs = glyphsOf(words);
  if (glyphs === null) throw new Refused('LABEL_WORDS_UNDRAWABLE');
  const page = firstPage(file);
  const fonts = file.dict(page.resources.get('Font') ?? null)?.entries ?? new Map<string, PdfValue>();
  if (fonts.has(fontName)) return bytes.buffer;
  const numbers = numbersFrom(nextNumber(file));
  const { font, objects } = fontOf(words, glyphs, numbers);
  const [before, after] = [numbers(), numbers()];
  const drawn = `Q\n${promptText(page, glyphs)}`;
  return updatedPdf(file, Buffer.from(bytes.buffer), [
    { number: page.ref.number, generation: page.ref.generation, body: pageText(page, { fonts, font, before, after }) },
    ...objects,
    { number: before, generation: 0, body: streamText('q\n') },
    { number: after, generation: 0, body: streamText(drawn) },
  ]);
}

/** Numbers for new objects, one after the other. */
function numbersFrom(first: number): () => number {
  let next = first;
  return () => next++;
}

interface Additions {
  readonly fonts: ReadonlyMap<string, PdfValue>;
  readonly font: number;
  /** Streams around the page's own. */
  readonly before: number;
  readonly after: number;
}

/** The page as it was, its content between two streams, with a font more. */
function pageText({ dict, resources, contents }: PdfPage, { fonts, font, before, after }: Additions): string {
  const all = new Map<string, PdfValue>([...fonts, [fontName, new PdfRef(font, 0)]]);
  const entries = new Map<string, PdfValue>([
    ...dict.entries,
    ['Resources', new PdfDict(new Map([...resources, ['Font', new PdfDict(all, [])]]), [])],
    ['Contents', [new PdfRef(before, 0), ...contents, new PdfRef(after, 0)]],
  ]);
  return valueText(new PdfDict(entries, []));
}

/** A plate and the words on it, in the upper left corner of the page as it is shown. */
function promptText(page: PdfPage, glyphs: readonly Glyph[]): string {
  const width = glyphs.reduce((sum, { advance }) => sum + advance, 0) * (fontSize / 1000) + 2 * padding;
  const height = fontSize + 2 * padding;
  const shown = page.turn % 180 === 0 ? page.height : page.width;
  if (width + margin > (page.turn % 180 === 0 ? page.width : page.height)) throw new Refused('LABEL_WORDS_TOO_LONG');
  const [x, y] = [margin, Math.max(0, shown - margin - height)];
  const codes = glyphs.map((_glyph, index) => (index + 1).toString(16).padStart(2, '0')).join('');
  return [
    `q ${cornerMatrix(page).map(plain).join(' ')} cm`,
    `1 g ${plain(x)} ${plain(y)} ${plain(width)} ${plain(height)} re f`,
    `0 g BT ${nameText(fontName)} ${fontSize} Tf`,
    // The baseline: 0.12 em of the box lie below it.
    `${plain(x + padding)} ${plain(y + padding + fontSize * 0.12)} Td <${codes}> Tj ET Q\n`,
  ].join('\n');
}

/** From a page that stands upright with its corner at 0, 0 to the page as it is stored. */
function cornerMatrix({ left, bottom, width, height, turn }: PdfPage): readonly number[] {
  if (turn === 90) return [0, 1, -1, 0, left + width, bottom];
  if (turn === 180) return [-1, 0, 0, -1, left + width, bottom + height];
  if (turn === 270) return [0, -1, 1, 0, left, bottom + height];
  return [1, 0, 0, 1, left, bottom];
}

/** A font of type 3 (ISO 32000-1, section 9.6.5): a code for each character of the words, in their order. */
function fontOf(
  words: string,
  glyphs: readonly Glyph[],
  numbers: () => number,
): { readonly font: number; readonly objects: readonly PdfObject[] } {
  const shapes = glyphs.map((glyph) => ({ number: numbers(), generation: 0, body: streamText(shapeText(glyph)) }));
  const unicode = { number: numbers(), generation: 0, body: streamText(unicodeMap(words)) };
  const names = glyphs.map((_glyph, index) => `/g${index + 1}`);
  const body = [
    '<</Type /Font /Subtype /Type3 /FontBBox [0 -250 1100 1000] /FontMatrix [0.001 0 0 0.001 0 0]',
    `/FirstChar 1 /LastChar ${glyphs.length} /Widths [${glyphs.map(({ advance }) => advance).join(' ')}]`,
    `/Encoding <</Type /Encoding /Differences [1 ${names.join(' ')}]>>`,
    `/CharProcs <<${shapes.map(({ number }, index) => `/g${index + 1} ${number} 0 R`).join(' ')}>>`,
    `/Resources <<>> /ToUnicode ${unicode.number} 0 R>>`,
  ].join('\n');
  const font = numbers();
  return { font, objects: [...shapes, unicode, { number: font, generation: 0, body }] };
}

const operators: Readonly<Record<string, string>> = { M: 'm', L: 'l', C: 'c', Z: 'h' };

function shapeText({ advance, outline }: Glyph): string {
  const steps = outlineSteps(outline).map(({ letter, numbers }) => `${numbers.join(' ')} ${operators[letter] ?? ''}`);
  return `${advance} 0 0 -250 1100 1000 d1\n${steps.join('\n')}\nf\n`;
}

/** Which characters the codes stand for (Adobe Technical Note 5411). */
function unicodeMap(words: string): string {
  const rows = Array.from(words, (character, index) => {
    const code = (index + 1).toString(16).padStart(2, '0');
    return `<${code}> <${Buffer.from(character, 'utf16le').swap16().toString('hex')}>`;
  });
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def',
    '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
    '1 begincodespacerange <00> <ff> endcodespacerange',
    `${rows.length} beginbfchar ${rows.join(' ')} endbfchar`,
    'endcmap CMapName currentdict /CMap defineresource pop end end\n',
  ].join('\n');
}

function streamText(data: string): string {
  return `<</Length ${data.length}>>\nstream\n${data}\nendstream`;
}

function plain(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
