import type { Line } from '../line.ts';
import { annexLine } from './heading-words.ts';
import { englishMarkerOf } from './marker.ts';

const signing =
  /^(?:Signed|Executed (?:this|on|at)|IN WITNESS WHEREOF|In witness whereof|Done at|Given (?:at|under)|\[?Signature|\(?Signed\)|\(?By order (?:of|and in))\b/i;

/** What an order says of itself, and a page of itself, at the end. */
const ordered =
  /^(?:(?:IT IS FURTHER ORDERED|I FURTHER DIRECT) that (?:this|as soon as)\b|Was this page helpful|(?:Share|Print) this page|Back to top|Return to top)|^(?:cc|copies? to)\s*:/i;

/** Lines without those that sign: By order of the Governor, and the name and office below it. */
export function withoutSignatures(lines: readonly Line[]): readonly Line[] {
  let below = 0;
  return lines.filter((line) => {
    const { text } = line.flow;
    if (ordered.test(text)) return false;
    if (signing.test(text)) {
      below = mostBelow;
      return false;
    }
    const isName = line.heading === 0 && text.length <= 60 && !/[.;:]$/.test(text) && !line.isBullet;
    if (below === 0 || !isName || annexLine.test(text) || englishMarkerOf(text) !== null) {
      below = 0;
      return true;
    }
    below--;
    return false;
  });
}

/** Name, office, department. */
const mostBelow = 3;
