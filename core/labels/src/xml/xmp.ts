import { markedText } from '../decode.ts';
import type { Scan } from '../scan.ts';
import { attributesOf, contentOf, escapeXml, scanXml } from './scan-xml.ts';
import type { XmlToken } from './scan-xml.ts';

/** Namespace of the label in XMP (practice guides of TC260, 2025-08-28). */
const xmpNamespace = 'http://www.tc260.org.cn/ns/AIGC/1.0/';

/** A label's property in an XMP packet. */
interface XmpProperty {
  /** `null` for an element that is never closed. */
  readonly value: string | null;
  /** Name of an element; `null` for an attribute. */
  readonly name: string | null;
  readonly start: number;
  readonly end: number;
}

/** Looks for labels in an XMP packet. */
export function readXmp(data: Uint8Array, offset: number, scan: Scan): void {
  const text = markedText(scan.text(data));
  const { properties, isWhole } = xmpProperties(text, () => scan.step());
  for (const { value } of properties) {
    if (value === null) scan.doubt('payload-unreadable', 'xmp');
    else scan.dedicated('xmp', offset, value);
  }
  if (!isWhole && properties.length === 0 && text.includes('AIGC')) scan.doubt('payload-unreadable', 'xmp');
}

/** The label's properties of a packet, as elements and as attributes. */
export function xmpProperties(
  text: string,
  step: () => void,
): { readonly properties: readonly XmpProperty[]; readonly isWhole: boolean } {
  // Most packets hold no label; those need no taking apart.
  if (!text.includes('AIGC')) return { properties: [], isWhole: true };
  const { tokens, isWhole } = scanXml(text, step);
  const names = labelNames(text);
  const properties = tokens.flatMap((token, index) => {
    if (token.kind !== 'open' && token.kind !== 'empty') return [];
    return [...attributesNamed(text, token, names), ...elementNamed(text, tokens, index, { names, step })];
  });
  return { properties, isWhole };
}

/** The packet with its labels taken out and `payload`, unless it is `null`, put in; `null` when it is no packet. */
export function xmpWith(text: string, payload: string | null, step: () => void): string | null {
  const { properties } = xmpProperties(text, step);
  // An element that is there is used again, so that writing often does not make the packet longer.
  const reused = payload === null ? undefined : properties.find(({ name }) => name !== null);
  let out = text;
  for (const property of properties.toReversed()) {
    const { value, start, end, name } = property;
    if (value === null) return null;
    const kept = property === reused ? element(text, name ?? '', payload ?? '') : '';
    out = out.slice(0, start) + kept + out.slice(end);
  }
  return payload === null || reused !== undefined ? out : withProperty(out, payload, step);
}

/** The label as an element under a name; its prefix is bound here where nothing else binds it. */
function element(text: string, name: string, payload: string): string {
  const prefix = name.slice(0, Math.max(0, name.indexOf(':')));
  const isBound = /^[\w-]+$/.test(prefix) && new RegExp(`xmlns:${prefix}\\s*=\\s*["']${xmpNamespace}["']`).test(text);
  if (isBound) return `<${name}>${escapeXml(payload)}</${name}>`;
  return `<TC260:AIGC xmlns:TC260="${xmpNamespace}">${escapeXml(payload)}</TC260:AIGC>`;
}

/** A packet of its own. */
export function newXmp(payload: string): string {
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    description('rdf', '', payload),
    '</rdf:RDF></x:xmpmeta><?xpacket end="w"?>',
  ].join('');
}

function description(rdf: string, about: string, payload: string): string {
  return (
    `<${rdf}:Description ${rdf}:about="${escapeXml(about)}" xmlns:TC260="${xmpNamespace}">` +
    `<TC260:AIGC>${escapeXml(payload)}</TC260:AIGC></${rdf}:Description>`
  );
}

/** A description of its own beside those that are there, about the same thing: nothing else has to be touched. */
function withProperty(text: string, payload: string, step: () => void): string | null {
  const { tokens, isWhole } = scanXml(text, step);
  const close = tokens.findLast(({ kind, name }) => kind === 'close' && name.endsWith(':RDF'));
  if (!isWhole) return null;
  if (close === undefined) return withFirstDescription(text, tokens, payload);
  const rdf = close.name.slice(0, -':RDF'.length);
  return text.slice(0, close.start) + description(rdf, aboutOf(text, tokens, rdf), payload) + text.slice(close.start);
}

/** `<rdf:RDF …/>`, a packet in which nothing is left. */
function withFirstDescription(text: string, tokens: readonly XmlToken[], payload: string): string | null {
  const empty = tokens.find(({ kind, name }) => kind === 'empty' && name.endsWith(':RDF'));
  if (empty === undefined) return null;
  const rdf = empty.name.slice(0, -':RDF'.length);
  const open = text.slice(empty.start, empty.end).replace(/\s*\/>$/, '>');
  return `${text.slice(0, empty.start)}${open}${description(rdf, '', payload)}</${empty.name}>${text.slice(empty.end)}`;
}

function aboutOf(text: string, tokens: readonly XmlToken[], rdf: string): string {
  const first = tokens.find(({ name }) => name === `${rdf}:Description`);
  const attributes = first === undefined ? [] : attributesOf(text, first);
  return attributes.find(({ name }) => name === `${rdf}:about`)?.value ?? '';
}

/** `AIGC` under every prefix that is bound to the namespace, and under the usual one even where it is not. */
function labelNames(text: string): ReadonlySet<string> {
  const names = new Set(['TC260:AIGC']);
  for (const [, prefix, , uri] of text.matchAll(/xmlns:([^\s=:"'<>/]{1,64})\s*=\s*(["'])([^"'<>]{0,200})\2/g))
    if (uri === xmpNamespace || `${uri}/` === xmpNamespace) names.add(`${prefix}:AIGC`);
  if (new RegExp(`xmlns\\s*=\\s*["']${xmpNamespace}`).test(text)) names.add('AIGC');
  return names;
}

function attributesNamed(text: string, token: XmlToken, names: ReadonlySet<string>): readonly XmpProperty[] {
  return attributesOf(text, token)
    .filter(({ name }) => name.includes(':') && names.has(name))
    .map(({ value, start, end }) => ({ value, name: null, start, end }));
}

function elementNamed(
  text: string,
  tokens: readonly XmlToken[],
  index: number,
  { names, step }: { readonly names: ReadonlySet<string>; readonly step: () => void },
): readonly XmpProperty[] {
  const token = tokens[index];
  if (token === undefined || !names.has(token.name)) return [];
  const content = contentOf(text, tokens, index, step);
  if (content === null) return [{ value: null, name: token.name, start: token.start, end: token.end }];
  return [{ value: content.value, name: token.name, start: token.start, end: content.last.end }];
}
