import { joinFlows, markAfter, sliceFlow } from '../flow.ts';
import type { Line } from '../line.ts';

const bareNumber = /^(\d{1,3})\s+(?=["“‘A-Z])/;
/** Fewer paragraphs that happen to begin with rising numbers count nothing, and shorter ones are no paragraphs. */
const fewest = 4;
const shortest = 60;

/** Paragraphs counted by a number without a stop (2 As a first step, we will …) get one, where their numbers rise through the document. */
export function withNumberedParagraphs(lines: readonly Line[]): readonly Line[] {
  const found = lines.flatMap(({ flow, cells, isBullet, isApart }, index) => {
    const number = bareNumber.exec(flow.text)?.[1];
    const isParagraph = cells === null && !isBullet && isApart && flow.text.length >= shortest;
    return number !== undefined && isParagraph ? [{ index, number: Number(number), length: number.length }] : [];
  });
  const rising = found.filter(({ number }, at) => number === (found[at - 1]?.number ?? number - 1) + 1);
  if (rising.length < fewest || rising.length < found.length) return lines;
  const lengths = new Map(rising.map(({ index, length }) => [index, length]));
  return lines.map((line, index) => {
    const length = lengths.get(index);
    if (length === undefined) return line;
    const number = sliceFlow(line.flow, 0, length);
    return { ...line, flow: joinFlows([number, markAfter(number, '.'), sliceFlow(line.flow, length)]) };
  });
}
