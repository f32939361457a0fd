/** A fenced block of a Markdown text. */
export interface CodeBlock {
  /** What stands after the fence: `sh`, `ts`; empty for none. */
  readonly language: string;
  /** Line of the first line inside, counted from 1. */
  readonly line: number;
  readonly text: string;
}

/** The fenced code blocks of a text, in order. */
export function codeBlocks(markdown: string): readonly CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let open: {
    readonly fence: string;
    readonly language: string;
    readonly line: number;
    readonly lines: string[];
  } | null = null;
  for (const [index, line] of markdown.split('\n').entries()) {
    const [, fence = '', info = ''] = /^\s*(`{3,}|~{3,})\s*([^\s`]*)/.exec(line) ?? [];
    if (open === null) {
      if (fence !== '') open = { fence, language: info, line: index + 2, lines: [] };
    } else if (fence.startsWith(open.fence) && info === '') {
      blocks.push({ language: open.language, line: open.line, text: open.lines.join('\n') });
      open = null;
    } else open.lines.push(line);
  }
  return blocks;
}

export interface Link {
  readonly target: string;
  readonly line: number;
}

/** Inline and reference links and images; nothing that stands in code. */
export function linksOf(markdown: string): readonly Link[] {
  const links: Link[] = [];
  for (const [index, line] of withoutCode(markdown).split('\n').entries()) {
    const inline = line.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g);
    const defined = line.matchAll(/^\s*\[[^\]]+\]:\s*<?(\S+?)>?(?:\s|$)/g);
    for (const [, target = ''] of [...inline, ...defined]) links.push({ target, line: index + 1 });
  }
  return links;
}

/** The same text with code blanked out, line by line, so that numbers of lines stay. */
function withoutCode(markdown: string): string {
  const lines = markdown.split('\n');
  for (const { line, text } of codeBlocks(markdown)) lines.fill('', line - 1, line - 1 + text.split('\n').length);
  return lines.map((line) => line.replace(/`[^`]*`/g, '')).join('\n');
}
