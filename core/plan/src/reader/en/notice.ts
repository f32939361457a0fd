import { joinFlows, spaceAfter } from '../flow.ts';
import type { Flow } from '../flow.ts';
import type { Line } from '../line.ts';

/** The notice that brings a plan along: its issuer, the title of the plan, and the lines in which that stands over the plan. */
export interface Notice {
  readonly issuer: string;
  readonly title: Flow;
  readonly from: number;
  readonly to: number;
}

const notice =
  /^(?:Notice|Circular) (?:of|by|from) (?:the )?(.{4,120}?) (?:on|concerning|regarding) (?:the )?(?:issuing|issuance of|printing and distributing|printing and distribution of|distributing|forwarding|publishing|promulgating) (?:the )?(.+)$/i;
/** A title goes on over no more lines. */
const longestTitle = 4;

/** Notice of the Office of X on Issuing the Plan Y, with Plan Y again below it. */
export function noticeOf(lines: readonly Line[]): Notice | null {
  for (let index = 0; index < lines.length; index++)
    for (const cover of startsAt(lines, index)) {
      const [, issuer, name] = notice.exec(cover.flow.text) ?? [];
      if (issuer === undefined || name === undefined) continue;
      for (let from = cover.to; from < lines.length; from++) {
        const same = startsAt(lines, from).find(({ flow }) => bare(flow.text) === bare(name));
        if (same !== undefined) return { issuer, title: same.flow, from, to: same.to };
      }
    }
  return null;
}

/** A line alone, and with those that stand close below it. */
function startsAt(lines: readonly Line[], index: number): readonly { readonly flow: Flow; readonly to: number }[] {
  const starts: { flow: Flow; to: number }[] = [];
  for (const [at, line] of lines.slice(index, index + longestTitle).entries()) {
    const before = starts.at(-1)?.flow;
    if (before !== undefined && line.isApart) break;
    const flow = before === undefined ? line.flow : joinFlows([before, spaceAfter(before), line.flow]);
    starts.push({ flow, to: index + at + 1 });
  }
  return starts;
}

function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N}+]/gu, '').toLowerCase();
}
