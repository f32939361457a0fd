import { isMap, isScalar, parseDocument } from 'yaml';
import type { Pair } from 'yaml';
import type { Scan } from '../scan.ts';
import { frontMatter } from './front-matter.ts';

/** Markdown: the map `AIGC` of its YAML front matter. */
export function readMarkdown(text: string, scan: Scan): void {
  const front = frontMatter(text);
  // A line of dashes that opens nothing is a rule across the page.
  if (front === null) return;
  if (front === 'open') {
    if (/^---[ \t]*\r?\n(?:[^\n]*\n){0,20}?AIGC[ \t]*:/.test(text.slice(0, 8192)))
      scan.doubt('container-broken', 'front-matter');
    return;
  }
  if (!front.yaml.includes('AIGC')) return;
  readYaml(front.yaml, front.start, scan);
}

function readYaml(yaml: string, offset: number, scan: Scan): void {
  // Every scalar is the text that stands there: `1` is not a number, nor is a code that begins with zeros.
  const document = parseDocument(yaml, { schema: 'failsafe', uniqueKeys: false });
  const pairs = aigcPairs(document.contents);
  if (pairs.length === 0 && document.errors.length > 0 && /^AIGC[ \t]*:/m.test(yaml)) {
    scan.doubt('payload-unreadable', 'front-matter');
    return;
  }
  for (const pair of pairs) {
    scan.step();
    if (document.errors.length > 0) scan.doubt('payload-unreadable', 'front-matter');
    else scan.dedicated('front-matter', offset, payloadOf(pair.value));
  }
}

/** The pairs under `AIGC` at the top. */
export function aigcPairs(contents: unknown): readonly Pair[] {
  if (!isMap(contents)) return [];
  return contents.items.filter(({ key }) => isScalar(key) && key.value === 'AIGC');
}

/** The map as JSON, repeated keys and all; a text as it is. Aliases are not followed. */
function payloadOf(value: unknown): string {
  if (isScalar(value)) return typeof value.value === 'string' ? value.value : '';
  if (!isMap(value)) return value === null ? '' : '[]';
  const entries = value.items.map(({ key, value: inner }) => {
    const name = JSON.stringify(isScalar(key) ? scalarText(key.value) : '');
    const text = isScalar(inner) ? JSON.stringify(scalarText(inner.value)) : inner === null ? '""' : '[]';
    return `${name}:${text}`;
  });
  return `{${entries.join(',')}}`;
}

function scalarText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
