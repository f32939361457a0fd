import type { Line } from '../line.ts';
import { bareTitle } from './annexes.ts';
import { numberPattern } from './document-number.ts';
import { markerOf } from './marker.ts';
import { isFirstClause } from './second-document.ts';

/** What a page explains or reports, told by its first lines: 政策解读丨…, 答记者问, 新闻发布会. */
const explains = /解读|政策问答|问答[：:）】]?$|答记者问|新闻发布会|图解|一图读懂|起草说明|新闻通稿/;
const announces =
  /^(?:附|附件|附录)?\s*[：:]?\s*(?:\S{0,16}(?:全文|原文)|以下(?:是|为)\S{0,16}(?:全文|原文))(?:如下)?\s*[：:]?$/;
const notice = /关于(?:印发|转发|发布).{4,}的?通知$/;

/**
 * Where the plan begins on a page that explains it first and brings its text along behind: after 附：方案全文, at the notice that
 * covers it, or at the title that the explanation names. 0 where a page is no such explanation.
 */
export function carriedPlan(lines: readonly Line[]): number {
  if (!lines.slice(0, 6).some(headsExplanation)) return 0;
  const names = new Set<string>();
  for (const [index, { flow }] of lines.entries()) {
    const start = announces.test(flow.text) ? index + 1 : index;
    const isStart = start > index || (index > 1 && (notice.test(flow.text) || names.has(bareTitle(flow.text))));
    if (
      isStart &&
      explainsSomething(lines.slice(0, index)) &&
      lines.slice(start).some((line) => isFirstClause(line.flow.text))
    )
      return withRedHead(lines, start);
    for (const [, name] of flow.text.matchAll(/《([^《》]{6,80})》/g)) names.add(bareTitle(name ?? ''));
  }
  return 0;
}

/** A menu may offer 政策解读 above the plan; an explanation has clauses or sentences. */
function explainsSomething(lines: readonly Line[]): boolean {
  return lines.some(({ flow: { text } }) => isFirstClause(text) || (text.length >= 40 && text.includes('。')));
}

/** The red head and the document number may stand over the notice. */
function withRedHead(lines: readonly Line[], start: number): number {
  const isHead = new RegExp(`^(?:\\S{4,40}文件|${numberPattern})$`, 'u');
  let from = start;
  while (from > 1 && isHead.test(lines[from - 1]?.flow.text.replace(/\s/g, '') ?? '')) from--;
  return from;
}

/** Lines before an explanation that stands behind the plan: its title has questions or clauses of its own below. */
export function withoutExplanation(lines: readonly Line[]): readonly Line[] {
  const first = lines.findIndex(({ flow }) => isFirstClause(flow.text));
  if (first === -1) return lines;
  for (let index = first + 3; index < lines.length; index++) {
    const line = lines[index] as Line;
    const below = lines.slice(index + 1, index + 30);
    if (
      line.isApart &&
      headsExplanation(line) &&
      markerOf(line.flow.text) === null &&
      below.some(({ flow }) => isFirstClause(flow.text) || /^问\d*：/.test(flow.text))
    )
      return lines.slice(0, index);
  }
  return lines;
}

function headsExplanation({ flow: { text }, cells }: Line): boolean {
  return cells === null && text.length <= 80 && explains.test(text) && !/[。；]|^附件|链接/.test(text);
}
