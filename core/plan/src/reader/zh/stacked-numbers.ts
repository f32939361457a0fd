import { joinFlows, markAfter } from '../flow.ts';
import type { Line } from '../line.ts';

/** 01, PART 02, 一 or （三） on a line of its own. */
const alone =
  /^(?:part\.?\s*)?0(\d)$|^part\.?\s*(\d{1,2})$|^(?:[一二三四五六七八九十]{1,3}、?|（[一二三四五六七八九十]{1,3}）)$/i;

/** Numbers that a designed page sets above the title they belong to are put in front of it again. */
export function joinStackedNumbers(lines: readonly Line[]): readonly Line[] {
  const found = new Set(lines.filter((line, index) => isStacked(line, lines[index + 1])));
  if (found.size < 2) return lines;
  const joined: Line[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as Line;
    const next = lines[index + 1];
    if (next === undefined || !found.has(line)) joined.push(line);
    else {
      const mark = /^[一二三四五六七八九十]+$/.test(line.flow.text) ? '、' : ' ';
      const between = markAfter(line.flow, mark);
      joined.push({ ...line, flow: joinFlows([line.flow, between, next.flow]) });
      index++;
    }
  }
  return joined;
}

function isStacked({ flow, cells }: Line, next: Line | undefined): boolean {
  return (
    cells === null &&
    alone.test(flow.text) &&
    next !== undefined &&
    next.cells === null &&
    /^[\p{Script=Han}“][^。；，：]{1,23}$/u.test(next.flow.text)
  );
}
