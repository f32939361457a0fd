/** A tag or a run of text in an XML document, with where it stands. */
export interface XmlToken {
  readonly kind: 'open' | 'close' | 'empty' | 'text' | 'cdata' | 'other';
  /** Name of an element with its prefix; empty for text. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

export interface XmlAttribute {
  readonly name: string;
  readonly value: string;
  /** From the white space before the name to the closing quotation mark. */
  readonly start: number;
  readonly end: number;
}

/**
 * The tokens of an XML document, in their order. Nothing is expanded and nothing is fetched: a document type is passed
 * over, so entities of its own stay as they are. A tag that is never closed ends the scan with `isWhole` false.
 *
 * @param step called for each token
 */
export function scanXml(
  text: string,
  step: () => void,
): { readonly tokens: readonly XmlToken[]; readonly isWhole: boolean } {
  const tokens: XmlToken[] = [];
  let at = 0;
  while (at < text.length) {
    step();
    const token = nextToken(text, at);
    if (token === null) return { tokens, isWhole: false };
    tokens.push(token);
    at = token.end;
  }
  return { tokens, isWhole: true };
}

const sections = [
  { begin: '<!--', end: '-->', kind: 'other' },
  { begin: '<![CDATA[', end: ']]>', kind: 'cdata' },
  { begin: '<?', end: '?>', kind: 'other' },
  { begin: '<!', end: '>', kind: 'other' },
] as const;

function nextToken(text: string, start: number): XmlToken | null {
  if (text[start] !== '<') {
    const next = text.indexOf('<', start);
    return { kind: 'text', name: '', start, end: next < 0 ? text.length : next };
  }
  for (const { begin, end, kind } of sections) {
    if (!text.startsWith(begin, start)) continue;
    const found = text.indexOf(end, start + begin.length);
    return found < 0 ? null : { kind, name: '', start, end: found + end.length };
  }
  return tag(text, start);
}

function tag(text: string, start: number): XmlToken | null {
  const end = tagEnd(text, start + 1);
  if (end < 0) return null;
  const isClose = text[start + 1] === '/';
  const isEmpty = text[end - 1] === '/';
  const from = isClose ? start + 2 : start + 1;
  let to = from;
  while (to < end && !/[\s/>]/.test(text.charAt(to))) to += 1;
  const kind = isClose ? 'close' : isEmpty ? 'empty' : 'open';
  return { kind, name: text.slice(from, to), start, end: end + 1 };
}

/** Where the `>` of a tag stands, outside of quotation marks. */
function tagEnd(text: string, from: number): number {
  let quote = '';
  for (let at = from; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at;
    else if (character === '<') return -1;
  }
  return -1;
}

/** The attributes of a tag. */
export function attributesOf(text: string, { start, end }: XmlToken): readonly XmlAttribute[] {
  const pattern = /\s+([^\s=/>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;
  const attributes: XmlAttribute[] = [];
  pattern.lastIndex = start + 1 + (/^[^\s/>]*/.exec(text.slice(start + 1, end))?.[0].length ?? 0);
  for (let from = pattern.lastIndex, found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    const value = unescapeXml(found[2] ?? found[3] ?? '');
    attributes.push({ name: found[1] ?? '', value, start: from, end: pattern.lastIndex });
    from = pattern.lastIndex;
  }
  return attributes;
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The five named references and those by number; anything else stays as written. */
function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/g, (whole, hex, decimal, name) => {
    if (typeof name === 'string') return named[name] ?? whole;
    const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** The text between a tag that opens, at `index`, and the one that closes it; `null` when none does. */
export function contentOf(
  text: string,
  tokens: readonly XmlToken[],
  index: number,
  step: () => void,
): { readonly value: string; readonly last: XmlToken } | null {
  const first = tokens[index];
  if (first === undefined || first.kind === 'close') return null;
  if (first.kind === 'empty') return { value: '', last: first };
  const parts: string[] = [];
  let depth = 0;
  for (let at = index; at < tokens.length; at += 1) {
    step();
    const token = tokens[at] ?? first;
    if (token.kind === 'open') depth += 1;
    else if (token.kind === 'close') depth -= 1;
    else if (token.kind === 'text') parts.push(unescapeXml(text.slice(token.start, token.end)));
    else if (token.kind === 'cdata') parts.push(text.slice(token.start + 9, token.end - 3));
    if (depth === 0) return token.name === first.name ? { value: parts.join(''), last: token } : null;
  }
  return null;
}
