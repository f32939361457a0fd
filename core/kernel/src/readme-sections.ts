/** The sections of a pack's README, by the words that its headings may have. */
const readmeSections: Readonly<Record<string, readonly string[]>> = {
  question: ['question', '问题'],
  'worked example': ['worked example', '示例'],
  data: ['data', '数据'],
  limits: ['limits', '局限'],
  references: ['references', '参考资料'],
};

/** The sections that a README lacks or leaves empty. */
export function missingSections(markdown: string): readonly string[] {
  const filled = filledHeadings(markdown);
  return Object.entries(readmeSections)
    .filter(([, names]) => !names.some((name) => filled.has(name)))
    .map(([section]) => section);
}

/** Headings of the second level, in lower case, under which something stands. */
function filledHeadings(markdown: string): ReadonlySet<string> {
  const [, ...parts] = `\n${markdown}`.split(/\n## +/);
  const filled = parts.filter((part) => part.slice(part.indexOf('\n') + 1).trim() !== '' && part.includes('\n'));
  return new Set(filled.map((part) => (part.split('\n')[0] ?? '').trim().toLowerCase()));
}
