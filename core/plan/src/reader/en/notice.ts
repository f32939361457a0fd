import { joinFlows, sliceFlow, spaceAfter } from '../flow.ts';
import type { Flow } from '../flow.ts';
import type { Line } from '../line.ts';

/** The notice that brings a plan along: its issuer, the title of the plan, and where that stands over the plan. */
export interface Notice {
  readonly issuer: string;
  readonly title: Flow;
  readonly at: number;
  readonly to: number;
}

const notice =
  /^(?:Notice|Circular) (?:of|by|from) (?:the )?(.{4,120}?) (?:on|concerning|regarding) (?:the )?(?:issuing|issuance of|printing and distributing|printing and distribution of|distributing|forwarding|publishing|promulgating) (?:the )?(.+)$/i;
/** A title goes on over no more lines. */
const longestTitle = 4;

/** Notice of the Office of X on Issuing the Plan Y, with Plan Y again below it. */
export function noticeOf(lines: readonly Line[]): Notice | null {
  for (let index = 0; index < lines.length; index++) {
    const found = notice.exec(joinedFrom(lines, index).text);
    const [, issuer, title] = found ?? [];
    if (issuer === undefined || title === undefined) continue;
    for (let at = index + 1; at < lines.length; at++) {
      const flow = joinedFrom(lines, at, bare(title).length);
      if (bare(flow.text) !== bare(title)) continue;
      let to = at;
      for (let length = 0; length < flow.text.length; to++) length += (lines[to] as Line).flow.text.length + 1;
      return { issuer, title: flow, at, to };
    }
  }
  return null;
}

/** The lines that stand together from one on, as far as a title may reach. */
function joinedFrom(lines: readonly Line[], index: number, length = Infinity): Flow {
  let whole = (lines[index] as Line).flow;
  for (const line of lines.slice(index + 1, index + longestTitle)) {
    if (line.isApart || bare(whole.text).length >= length) break;
    whole = joinFlows([whole, spaceAfter(whole), line.flow]);
  }
  return sliceFlow(whole, 0);
}

function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N}+]/gu, '').toLowerCase();
}
