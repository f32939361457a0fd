import { joinBy, joinFlows, wordsAt } from '../flow.ts';
import type { Flow } from '../flow.ts';
import type { Line } from '../line.ts';
import { isListOfUnits } from './labels.ts';
import { englishMarkerOf } from './marker.ts';
import { isTimeline } from './timeline.ts';

/** Heads on one line: Recommendation Response Lead and, and their last words below: delivery date. */
const headWord =
  '(?:No\\.?|Ref\\.?|Recommendation|Action|Commitment|Measure|Government|Our|Response|Answer|Lead|Owner|Responsible|Department|Body|Agency|and|delivery|date|timeline|timescale|due|by|when|target|status)';
const head = new RegExp(
  `^(?=(?:Recommendation|Action|Commitment|Measure)s? )(?:${headWord}s?(?: |$))*\\b(Lead|Owner|Responsible|Department)\\b(?: ${headWord}s?)*$`,
  'i',
);
const headBelow = /^(?:and |& )?(?:delivery |target |due |completion )?(?:dates?|timelines?|timescales?|deadlines?)$/i;
/** Owners take no more lines of a narrow column, and no longer ones. */
const mostLines = 5;
const widest = 40;

/**
 * Tables of recommendations, answers and owners whose cells came out one under the other: the owners and the date that stand behind the
 * answer become fields. Where heads name no owner, lines stay as they are.
 */
export function turnOwnerCells(lines: readonly Line[]): readonly Line[] {
  const key = lines.map(({ flow }) => (flow.text.length <= 90 ? head.exec(flow.text)?.[1] : undefined)).find(Boolean);
  if (key === undefined) return lines;
  const turned: Line[] = [];
  let isInside = false;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as Line;
    if (isHead(line)) {
      if (headBelow.test(lines[index + 1]?.flow.text ?? '')) index++;
      continue;
    }
    isInside = englishMarkerOf(line.flow.text)?.isNamed === true || (isInside && line.heading === 0);
    const cell = isInside ? cellAt(lines, index, turned.at(-1)) : null;
    if (cell === null) {
      turned.push(line);
      continue;
    }
    turned.push(field(line, key, cell.owners), field(lines[cell.to - 1] as Line, 'Due', [lines[cell.to - 1] as Line]));
    index = cell.to - 1;
  }
  return turned;
}

function isHead({ flow: { text }, cells }: Line): boolean {
  return cells === null && text.length <= 90 && head.test(text) && !/[.:;]$/.test(text);
}

/** Names of units on short lines behind the end of a sentence, and the date below them. */
function cellAt(
  lines: readonly Line[],
  index: number,
  before: Line | undefined,
): { readonly owners: readonly Line[]; readonly to: number } | null {
  if (before === undefined || !/[.!?)”"]$/.test(before.flow.text)) return null;
  for (let to = index + 1; to <= index + mostLines; to++) {
    const date = lines[to];
    const owners = lines.slice(index, to);
    if (date === undefined || owners.some(({ flow }) => flow.text.length > widest || /[.!?]$/.test(flow.text)))
      return null;
    const names = joined(owners).text;
    if (isTimeline(date.flow.text) && isOwners(names)) return { owners, to: to + 1 };
  }
  return null;
}

/** A list of units, or one name that is all there: Treasury, but not Department for Enterprise and. */
function isOwners(names: string): boolean {
  if (/(?:[,&/]|\b(?:and|of|for|the))$/.test(names)) return false;
  return isListOfUnits(names) || /^[A-Z][\w'’.-]*(?: [A-Z&][\w'’.-]*){0,3}$/.test(names);
}

/** Key: value as one line apart. */
function field(line: Line, key: string, values: readonly Line[]): Line {
  const value = joined(values);
  return { ...line, flow: joinFlows([wordsAt(value, `${key}: `), value]), isApart: true, isAfterPage: false };
}

function joined(lines: readonly Line[]): Flow {
  return joinBy(
    lines.map(({ flow }) => flow),
    ' ',
  );
}
