/** The YAML between the two lines of dashes at the top of a Markdown file. */
export interface FrontMatter {
  readonly yaml: string;
  /** Index of the first character of `yaml` in the text. */
  readonly start: number;
  /** Index after it, where the closing line begins. */
  readonly end: number;
}

/** Longest front matter that is looked at, in characters. */
const longest = 256 * 1024;

/**
 * The front matter of a text without byte order mark; `null` when there is none, `'open'` when it is never closed.
 */
export function frontMatter(text: string): FrontMatter | 'open' | null {
  const first = /^---[ \t]*\r?\n/.exec(text);
  if (first === null) return null;
  const start = first[0].length;
  const close = /^(?:---|\.\.\.)[ \t]*$/m;
  const found = close.exec(text.slice(start, start + longest).replaceAll('\r', ' '));
  if (found === null) return 'open';
  return { yaml: text.slice(start, start + found.index), start, end: start + found.index };
}
