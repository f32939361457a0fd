import type { Bytes } from '../bytes.ts';
import { markedText } from '../decode.ts';
import type { Scan } from '../scan.ts';
import { attributesOf, contentOf, scanXml } from '../xml/scan-xml.ts';
import { entryData, zipDirectory } from './zip-entries.ts';
import type { ZipEntry } from './zip-entries.ts';

export const customPart = 'docProps/custom.xml';
export const relationshipsPart = '_rels/.rels';
export const typesPart = '[Content_Types].xml';

/** DOCX, XLSX and PPTX: the property `AIGC` among the custom properties. */
export function readOoxml(bytes: Bytes, scan: Scan): void {
  const { entries } = zipDirectory(bytes, scan);
  if (!entries.some(({ name }) => name === typesPart)) {
    scan.doubt('format-unknown');
    return;
  }
  const names = customParts(bytes, entries, scan);
  for (const entry of entries.filter(({ name }) => names.has(name.toLowerCase()))) {
    const data = entryData(bytes, entry, scan);
    if (data === null) scan.doubt((entry.flags & 1) === 1 ? 'encrypted' : 'payload-unreadable', 'ooxml-property');
    else readProperties(markedText(scan.text(data)), entry.localStart, scan);
  }
}

/** The usual part and whatever the package says is the part of custom properties, in lower case. */
function customParts(bytes: Bytes, entries: readonly ZipEntry[], scan: Scan): ReadonlySet<string> {
  const names = new Set([customPart.toLowerCase()]);
  const relationships = entries.find(({ name }) => name === relationshipsPart);
  const data = relationships === undefined ? null : entryData(bytes, relationships, scan);
  if (data === null) return names;
  const text = markedText(scan.text(data));
  for (const token of scanXml(text, () => scan.step()).tokens) {
    const attributes = token.kind === 'empty' || token.kind === 'open' ? attributesOf(text, token) : [];
    const value = (wanted: string): string => attributes.find(({ name }) => name === wanted)?.value ?? '';
    if (value('Type').endsWith('/custom-properties')) names.add(value('Target').replace(/^\//, '').toLowerCase());
  }
  return names;
}

/** A property of the part, and where it stands. */
export interface CustomProperty {
  readonly name: string;
  readonly pid: number;
  /** `null` when it is never closed. */
  readonly value: string | null;
  readonly start: number;
  readonly end: number;
}

export function customProperties(text: string, scan: Scan): readonly CustomProperty[] {
  const { tokens } = scanXml(text, () => scan.step());
  return tokens.flatMap((token, index) => {
    if (token.kind !== 'open' && token.kind !== 'empty') return [];
    if (token.name !== 'property' && !token.name.endsWith(':property')) return [];
    const attributes = attributesOf(text, token);
    const value = (wanted: string): string => attributes.find(({ name }) => name === wanted)?.value ?? '';
    const content =
      value('name') === 'AIGC' ? contentOf(text, tokens, index, () => scan.step()) : closing(tokens, index);
    const place = { start: token.start, end: content?.last.end ?? token.end };
    return [{ name: value('name'), pid: Number(value('pid')) || 0, value: content?.value ?? null, ...place }];
  });
}

/** Other properties are not read. */
function closing(tokens: Parameters<typeof contentOf>[1], index: number): ReturnType<typeof contentOf> {
  const last = tokens[index];
  return last === undefined ? null : { value: '', last };
}

function readProperties(text: string, offset: number, scan: Scan): void {
  for (const { name, value } of customProperties(text, scan)) {
    if (name !== 'AIGC') continue;
    if (value === null) scan.doubt('payload-unreadable', 'ooxml-property');
    else scan.dedicated('ooxml-property', offset, value);
  }
}
