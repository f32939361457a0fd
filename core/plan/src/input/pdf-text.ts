import { planError } from '../errors.ts';

export interface PdfText {
  readonly text: string;
  readonly pages: number;
  readonly pagesWithoutText: number;
}

interface Item {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

const maxPages = 2000;

/**
 * The text layer of a PDF in reading order, line by line as printed, pages parted by a form feed. Columns that stand far
 * apart in one line are parted by tabs.
 *
 * @throws PLAN_FILE_DAMAGED, PLAN_FILE_ENCRYPTED, PLAN_SCAN_UNSUPPORTED, PLAN_TEXT_TOO_LONG
 */
export async function pdfText(bytes: Uint8Array): Promise<PdfText> {
  const { getDocumentProxy } = await import('unpdf');
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 }).catch((cause: unknown) => {
    throw planError(
      (cause as { name?: string }).name === 'PasswordException' ? 'PLAN_FILE_ENCRYPTED' : 'PLAN_FILE_DAMAGED',
      { kind: 'PDF' },
      cause,
    );
  });
  try {
    if (pdf.numPages > maxPages)
      throw planError('PLAN_TEXT_TOO_LONG', { characters: `${pdf.numPages} pages`, limit: `${maxPages} pages` });
    const pages: string[] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(linesOf(items.filter((item): item is typeof item & Item => 'str' in item)).join('\n'));
      page.cleanup();
    }
    const empty = pages.filter((page) => page.trim() === '').length;
    if (empty === pages.length) throw planError('PLAN_SCAN_UNSUPPORTED', { pages: pages.length });
    return { text: pages.join('\n\f'), pages: pages.length, pagesWithoutText: empty };
  } finally {
    await pdf.loadingTask.destroy();
  }
}

/** Items of one page, gathered into lines by their height on the page. */
function linesOf(items: readonly Item[]): readonly string[] {
  const lines: Item[][] = [];
  for (const item of items) {
    if (item.str === '') continue;
    const line = lines.at(-1);
    const above = line?.[0];
    const size = Math.abs(item.transform[3] ?? 0) || item.height || 10;
    if (
      line !== undefined &&
      above !== undefined &&
      Math.abs((above.transform[5] ?? 0) - (item.transform[5] ?? 0)) < size * 0.5
    )
      line.push(item);
    else lines.push([item]);
  }
  const gaps = lines.slice(1).map((line, index) => heightOf(lines[index]) - heightOf(line));
  const usual = [...gaps].filter((gap) => gap > 0).sort((one, other) => one - other)[Math.floor(gaps.length / 5)] ?? 0;
  // A wide gap parts paragraphs as a blank line does.
  return lines.flatMap((line, index) =>
    index > 0 && usual > 0 && (gaps[index - 1] ?? 0) > usual * 1.6
      ? ['', lineText(line).trimEnd()]
      : [lineText(line).trimEnd()],
  );
}

function heightOf(line: readonly Item[] | undefined): number {
  return line?.[0]?.transform[5] ?? 0;
}

function lineText(line: readonly Item[]): string {
  const sorted = [...line].sort((one, other) => (one.transform[4] ?? 0) - (other.transform[4] ?? 0));
  let text = '';
  let end: number | null = null;
  for (const { str, transform, width } of sorted) {
    const from = transform[4] ?? 0;
    const size = Math.abs(transform[0] ?? 0) || 10;
    // A wide space is a gap between columns.
    if (str.trim() === '' && width > size * 2.2) continue;
    const gap = end === null ? 0 : from - end;
    if (gap > size * 2.2 && text.trim() !== '') text += '\t';
    else if (gap > size * 0.25 && /[A-Za-z0-9,.;:)]$/.test(text) && /^[A-Za-z0-9(]/.test(str)) text += ' ';
    text += str;
    end = from + width;
  }
  return text;
}
