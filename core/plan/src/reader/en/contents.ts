import type { Line } from '../line.ts';

const head = /^(?:(?:table of )?contents|on this page|in this (?:document|plan|report|section)|page contents)\s*:?$/i;

/** Without lists of headings that come again below: On this page, 1. Context, 2. Outcomes. */
export function withoutContents(lines: readonly Line[]): readonly Line[] {
  const start = lines.findIndex(({ flow }) => head.test(flow.text));
  if (start === -1) return lines;
  const later = new Map<string, number>();
  for (const [index, { flow }] of lines.entries()) later.set(wordsOf(flow.text), index);
  let end = start + 1;
  while (end < lines.length && (later.get(wordsOf(lines[end]?.flow.text ?? '')) ?? 0) > end) end++;
  // The heading that follows the list is itself no entry of it.
  const first = wordsOf(lines[start + 1]?.flow.text ?? '');
  const again = lines.findIndex(({ flow }, index) => index > start + 1 && wordsOf(flow.text) === first);
  if (again !== -1 && again < end) end = again;
  return end - start < 3 ? lines : [...lines.slice(0, start), ...lines.slice(end)];
}

/** The words of an entry without the page that it points to. */
function wordsOf(text: string): string {
  return text.replace(/[\s.]+\d{1,3}$/, '').toLowerCase();
}
