import { isScalar, parseDocument } from 'yaml';
import { labelKeys } from '../aigc-label.ts';
import type { AigcLabel } from '../aigc-label.ts';
import { frontMatter } from '../containers/front-matter.ts';
import { aigcPairs } from '../containers/read-markdown.ts';
import { Refused, unwritable } from './refused.ts';

/** Markdown: the map `AIGC` of the YAML front matter; one is made where there is none. */
export function writeMarkdown(text: string, label: AigcLabel): string {
  if (/^\+\+\+[ \t]*\r?\n/.test(text) || text.startsWith('{'))
    throw unwritable(
      '的文前元数据不是 YAML',
      'has front matter that is not YAML',
      '请把文前元数据改为 YAML',
      'Turn its front matter into YAML',
    );
  const lineEnd = /\r\n/.test(text.slice(0, 4096)) ? '\r\n' : '\n';
  const block = ['AIGC:', ...labelKeys.map((key) => `  ${key}: ${JSON.stringify(label[key])}`), ''].join(lineEnd);
  const front = frontMatter(text);
  if (front === 'open') throw new Refused('LABEL_FILE_BROKEN');
  if (front === null) return `---${lineEnd}${block}---${lineEnd}${text}`;
  const yaml = withoutLabel(front.yaml);
  const gap = yaml === '' || yaml.endsWith('\n') ? '' : lineEnd;
  return text.slice(0, front.start) + yaml + gap + block + text.slice(front.end);
}

/** The YAML without its labels; every other line as it stands. */
function withoutLabel(yaml: string): string {
  const document = parseDocument(yaml, { schema: 'failsafe', uniqueKeys: false });
  if (document.errors.length > 0) throw new Refused('LABEL_FILE_BROKEN');
  if (document.contents !== null && !('items' in document.contents)) throw new Refused('LABEL_FILE_BROKEN');
  let out = yaml;
  for (const { key, value } of aigcPairs(document.contents).toReversed()) {
    const start = isScalar(key) ? (key.range?.[0] ?? 0) : 0;
    const end = (value as { range?: readonly [number, number, number] | null } | null)?.range?.[2] ?? start;
    // A map in braces is one line of keys: there is no line of its own to take out.
    if (start > 0 && yaml[start - 1] !== '\n') throw new Refused('LABEL_FILE_BROKEN');
    out = out.slice(0, start) + out.slice(Math.max(end, lineEndAfter(out, start)));
  }
  return out;
}

function lineEndAfter(text: string, from: number): number {
  const found = text.indexOf('\n', from);
  return found < 0 ? text.length : found + 1;
}
