import type { Line } from './line.ts';

const pageMark =
  /^(?:[-—–·~\s]*[-—–·~]\s*\d{1,4}\s*[-—–·~][-—–·~\s]*|第\s*\d{1,4}\s*页(?:\s*[,，/、]?\s*共\s*\d{1,4}\s*页)?|共\s*\d+\s*页|page\s+\d{1,4}(?:\s+of\s+\d{1,4})?|(?!20\d\d\s*\/\s*\d\d$)\d{1,4}\s*\/\s*\d{1,4}|\d{1,4}\s*\|\s*page)$/i;
const bareNumber = /^\d{1,4}$/;

/**
 * Lines without page numbers and running heads, and how many of these there were. `isColumn` tells the head of a column of a table
 * whose cells stand one under the other: it comes again beside numbers and is no running head.
 */
export function withoutPageMarks(
  lines: readonly Line[],
  isColumn: (text: string) => boolean = () => false,
): { readonly lines: readonly Line[]; readonly count: number } {
  const heads = runningHeads(lines, isColumn);
  const numbered = numberedHeads(lines);
  const bare = pageNumbers(lines, heads);
  const kept: Line[] = [];
  let isAfterPage = false;
  let count = 0;
  const seen = new Set<string>();
  for (const [index, line] of lines.entries()) {
    const { text } = line.flow;
    const isHead = heads.has(text) && seen.has(text);
    seen.add(text);
    if (line.cells === null && (pageMark.test(text) || numbered.has(index) || bare.has(index) || isHead)) {
      count++;
      isAfterPage = true;
      continue;
    }
    kept.push(isAfterPage ? { ...line, isAfterPage } : line);
    isAfterPage = false;
  }
  return { lines: kept, count };
}

/** A number that may be that of a page: no year. */
function isNumber(text: string): boolean {
  return bareNumber.test(text) && !/^20\d\d$/.test(text);
}

/** Lines that come again and again beside a page number. */
function runningHeads(lines: readonly Line[], isColumn: (text: string) => boolean): ReadonlySet<string> {
  const times = new Map<string, number>();
  for (const [index, { flow }] of lines.entries()) {
    const around = [lines[index - 1], lines[index + 1]].some(
      (line) => line !== undefined && (isNumber(line.flow.text) || pageMark.test(line.flow.text)),
    );
    if (
      around &&
      !(isColumn(flow.text) && isColumn(lines[index - 1]?.flow.text ?? '')) &&
      flow.text.length >= 4 &&
      flow.text.length <= 90 &&
      !/[，。；、]/.test(flow.text) &&
      !/[,;]$/.test(flow.text) &&
      /\p{L}{2}/u.test(flow.text)
    )
      times.set(flow.text, (times.get(flow.text) ?? 0) + 1);
  }
  // The title may come again as a running head.
  const cover = new Set(lines.slice(0, 40).map(({ flow }) => flow.text));
  const isTitle = (text: string): boolean => {
    const first = lines.findIndex(({ flow }) => flow.text === text);
    return (
      /^[\p{Lu}\p{Script=Han}]/u.test(text) &&
      cover.has(text) &&
      lines.some(({ flow }, at) => at > first + 1 && flow.text === text)
    );
  };
  return new Set(
    [...times].filter(([text, count]) => count >= 2 || (text.length >= 12 && isTitle(text))).map(([text]) => text),
  );
}

/** Running heads with the number of the page behind or before them: Plan 2026 | 12. */
function numberedHeads(lines: readonly Line[]): ReadonlySet<number> {
  const found = new Map<string, { index: number; page: number }[]>();
  // With nothing but a blank between, only the title is plainly a running head.
  const titles = new Set(
    lines
      .slice(0, 6)
      .map(({ flow }) => flow.text)
      .filter((text) => text.split(/\s+/).length >= 3),
  );
  for (const [index, { flow, cells }] of lines.entries()) {
    if (cells !== null) continue;
    const behind = /^(.{3,90}?)(?:\s*[|·•]\s*|\s{2,}|\s[–—-]\s|\s+(?=Page\s))(?:Page\s+)?(\d{1,4})$/i.exec(flow.text);
    const before = /^(?:Page\s+)?(\d{1,4})(?:\s*[|·•]\s*|\s{2,})(\S.{2,89})$/i.exec(flow.text);
    const titled = /^(?:(\d{1,4})\s+)?(.*?\D)(?:\s+(\d{1,4}))?$/.exec(flow.text);
    const isTitle = titles.has(titled?.[2] ?? '') && (titled?.[1] ?? titled?.[3]) !== undefined;
    const [words, page] = isTitle
      ? [titled?.[2], titled?.[1] ?? titled?.[3]]
      : behind !== null
        ? [behind[1], behind[2]]
        : [before?.[2], before?.[1]];
    if (words === undefined || !/\p{L}{2}/u.test(words)) continue;
    found.set(words, [...(found.get(words) ?? []), { index, page: Number(page) }]);
  }
  // The title of the document needs to come but once.
  const cover = new Set(lines.slice(0, 40).map(({ flow }) => flow.text));
  const counted = [...found].filter(
    ([words, marks]) =>
      (marks.length >= 2 || cover.has(words) || marks.every(({ index }) => isBarred(lines[index]))) &&
      marks.every(({ page }, at) => at === 0 || page > (marks[at - 1]?.page ?? 0)),
  );
  return new Set(counted.flatMap(([, marks]) => marks).map(({ index }) => index));
}

/** Agency plan | 3, on a line apart. */
function isBarred(line: Line | undefined): boolean {
  return line !== undefined && line.isApart && /^[^|]{3,60}\s\|\s\d{1,3}$/.test(line.flow.text);
}

/** Bare numbers that count the pages: beside a running head, or rising by one through a text that has no table. */
function pageNumbers(lines: readonly Line[], heads: ReadonlySet<string>): ReadonlySet<number> {
  const found = lines.flatMap(({ flow, cells }, index) =>
    cells === null && isNumber(flow.text) ? [{ index, value: Number(flow.text) }] : [],
  );
  const besideHead = found.filter(({ index }) =>
    [lines[index - 1], lines[index + 1]].some((line) => line !== undefined && heads.has(line.flow.text)),
  );
  const isRising = found.every(({ value }, at) => at === 0 || value === (found[at - 1]?.value ?? 0) + 1);
  const isTable = lines.some(({ flow }) => /^(?:序号|No\.?|#|Ref\.?|ID|S\/N)(?:\s+[A-Z]\w+.{0,60})?$/i.test(flow.text));
  // Numbers that begin blocks of text count these, and no pages.
  const begins = found.filter(({ index }) => lines[index]?.isApart === true && lines[index + 1]?.isApart === false);
  const areBlocks = begins.length >= 3 && begins.length * 3 >= found.length * 2;
  return new Set(
    (isRising && !isTable && !areBlocks && found.length >= 2 ? found : besideHead).map(({ index }) => index),
  );
}
