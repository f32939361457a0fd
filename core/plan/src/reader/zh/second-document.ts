import type { Line } from '../line.ts';
import { numberPattern } from './document-number.ts';
import { markerOf, ranks } from './marker.ts';

/**
 * Where a second document begins: a document number on a line of its own behind the first clauses, with clauses counted
 * from one behind it. The length of the lines when there is none.
 */
export function secondDocument(lines: readonly Line[]): number {
  const alone = new RegExp(`^${numberPattern}$`, 'u');
  const first = lines.findIndex(({ flow }) => isFirstClause(flow.text));
  if (first === -1) return lines.length;
  for (let index = first + 1; index < lines.length; index++) {
    const isStart = alone.test(lines[index]?.flow.text.replace(/\s/g, '') ?? '');
    if (!isStart || !lines.slice(index).some(({ flow }) => isFirstClause(flow.text))) continue;
    let from = index;
    while (from > first + 1 && isHeadOfDocument(lines[from - 1]?.flow.text ?? '')) from--;
    return from;
  }
  return lines.length;
}

/** 一、 or 第一章, which begins the clauses of a document. */
export function isFirstClause(text: string): boolean {
  const marker = markerOf(text);
  return marker !== null && marker.ordinal === 1 && marker.rank <= ranks.first;
}

/** The red head or the title over a document number. */
function isHeadOfDocument(text: string): boolean {
  return /文件$|^关于.*(?:通知|意见|方案|决定|措施|办法)$|^.{4,40}关于.{4,60}(?:通知|意见|方案|决定|措施|办法)$/.test(
    text,
  );
}
