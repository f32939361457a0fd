import type { Bytes } from '../bytes.ts';
import { customPart, customProperties, relationshipsPart, typesPart } from '../containers/read-ooxml.ts';
import { entryData, zipDirectory } from '../containers/zip-entries.ts';
import type { ZipEntry } from '../containers/zip-entries.ts';
import { markedText } from '../decode.ts';
import type { Scan } from '../scan.ts';
import { attributesOf, escapeXml, scanXml } from '../xml/scan-xml.ts';
import { Refused, unwritable } from './refused.ts';
import { zipWith } from './zip-writer.ts';
import type { NewEntry } from './zip-writer.ts';

const officeTypes = 'application/vnd.openxmlformats-officedocument';
const customType = `${officeTypes}.custom-properties+xml`;
const customRelation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties';
const formatId = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}';

/** DOCX, XLSX and PPTX: the custom property `AIGC`. All other parts keep their packed bytes. */
export function writeOoxml(bytes: Bytes, payload: string, scan: Scan): Uint8Array {
  const { entries, endStart } = zipDirectory(bytes, scan);
  const names = new Set(entries.map(({ name }) => name));
  if (names.size !== entries.length || entries.some(({ flags }) => (flags & 1) === 1))
    throw new Refused('LABEL_FILE_BROKEN');
  if ([...names].some((name) => name.startsWith('_xmlsignatures/')))
    throw unwritable(
      '带有数字签名，写入后签名失效',
      'is digitally signed and the signature would break',
      '请先写入标识，再签名',
      'Write the label first, then sign',
    );
  const relations = partText(bytes, entries, relationshipsPart, scan);
  const types = partText(bytes, entries, typesPart, scan);
  if (relations === null || types === null) throw new Refused('LABEL_FILE_BROKEN');
  const part = customTarget(relations, scan) ?? customPart;
  const custom = partText(bytes, entries, part, scan) ?? emptyProperties;
  const fresh: NewEntry[] = [
    { name: part, data: Buffer.from(propertiesWith(custom, payload, scan)) },
    { name: relationshipsPart, data: Buffer.from(relationsWith(relations, part, scan)) },
    { name: typesPart, data: Buffer.from(typesWith(types, part, scan)) },
  ];
  return zipWith(bytes, entries, fresh, bytes.part(endStart, bytes.length));
}

const emptyProperties =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" ' +
  'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"></Properties>';

function partText(bytes: Bytes, entries: readonly ZipEntry[], name: string, scan: Scan): string | null {
  const entry = entries.find((one) => one.name === name);
  if (entry === undefined) return null;
  const data = entryData(bytes, entry, scan);
  if (data === null) throw new Refused('LABEL_FILE_BROKEN');
  return markedText(scan.text(data)).replace(/(<\?xml[^>]*encoding=["'])utf-16(["'])/i, '$1UTF-8$2');
}

/** The properties without labels and with a new one, under the number after the highest. */
function propertiesWith(text: string, payload: string, scan: Scan): string {
  let out = text;
  const properties = customProperties(text, scan);
  for (const { name, value, start, end } of properties.toReversed()) {
    if (name !== 'AIGC') continue;
    if (value === null) throw new Refused('LABEL_FILE_BROKEN');
    out = out.slice(0, start) + out.slice(end);
  }
  const kept = properties.filter(({ name }) => name !== 'AIGC').map(({ pid }) => pid);
  const pid = Math.max(1, ...kept) + 1;
  // A prefix of its own, so that it does not matter which one the part uses.
  const types = 'http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes';
  const property = `property fmtid="${formatId}" pid="${pid}" name="AIGC"`;
  return beforeEnd(
    out,
    'Properties',
    (prefix) => {
      const value = `<vt:lpwstr xmlns:vt="${types}">${escapeXml(payload)}</vt:lpwstr>`;
      return `<${prefix}${property}>${value}</${prefix}property>`;
    },
    scan,
  );
}

/** Adds before the end of the root element, or opens it where it is empty. */
function beforeEnd(text: string, root: string, added: (prefix: string) => string, scan: Scan): string {
  const { tokens, isWhole } = scanXml(text, () => scan.step());
  const last = tokens.findLast(({ name }) => name === root || name.endsWith(`:${root}`));
  if (!isWhole || last === undefined || last.kind === 'open') throw new Refused('LABEL_FILE_BROKEN');
  const prefix = last.name.slice(0, last.name.length - root.length);
  if (last.kind === 'close') return text.slice(0, last.start) + added(prefix) + text.slice(last.start);
  const open = text.slice(last.start, last.end).replace(/\s*\/>$/, '>');
  return `${text.slice(0, last.start)}${open}${added(prefix)}</${last.name}>${text.slice(last.end)}`;
}

function customTarget(relations: string, scan: Scan): string | null {
  for (const token of scanXml(relations, () => scan.step()).tokens) {
    if (token.kind !== 'open' && token.kind !== 'empty') continue;
    const attributes = new Map(attributesOf(relations, token).map(({ name, value }) => [name, value]));
    if (attributes.get('Type')?.endsWith('/custom-properties') === true)
      return attributes.get('Target')?.replace(/^\//, '') ?? null;
  }
  return null;
}

function relationsWith(text: string, part: string, scan: Scan): string {
  if (customTarget(text, scan) !== null) return text;
  const ids = new Set([...text.matchAll(/\bId\s*=\s*["']([^"']{1,64})["']/g)].map(([, id]) => id));
  let number = 1;
  while (ids.has(`rIdAigc${number}`)) number += 1;
  const added = (prefix: string): string =>
    `<${prefix}Relationship Id="rIdAigc${number}" Type="${customRelation}" Target="${escapeXml(part)}"/>`;
  return beforeEnd(text, 'Relationships', added, scan);
}

function typesWith(text: string, part: string, scan: Scan): string {
  if (text.includes(customType)) return text;
  const added = (prefix: string): string =>
    `<${prefix}Override PartName="/${escapeXml(part)}" ContentType="${customType}"/>`;
  return beforeEnd(text, 'Types', added, scan);
}
