import { joinFlows, markAfter, spaceAfter } from '../flow.ts';
import type { Line } from '../line.ts';
import { kindOfKey } from './fields.ts';
import { isListOfUnits } from './labels.ts';
import { englishMarkerOf } from './marker.ts';

/** Keys that stand on lines of their own above their values, two of them each at least twice, become fields: Lead agency: Rail Office. */
export function joinStackedFields(lines: readonly Line[]): readonly Line[] {
  const counts = new Map<string, number>();
  for (const [index, { flow }] of lines.entries())
    if (isAboveValue(lines, index)) counts.set(flow.text, (counts.get(flow.text) ?? 0) + 1);
  const keys = [...counts].filter(([, count]) => count >= 2);
  // One key is enough where all its values are names of units.
  const isOfUnits = keys.some(([key]) => lines.every(({ flow }, at) => flow.text !== key || isUnit(lines[at + 1])));
  if (keys.length < 2 && !isOfUnits) return lines;
  const joined: Line[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as Line;
    const value = lines[index + 1];
    if (value === undefined || !isAboveValue(lines, index) || (counts.get(line.flow.text) ?? 0) < 2) {
      joined.push(line);
      continue;
    }
    joined.push({
      ...line,
      flow: joinFlows([line.flow, markAfter(line.flow, ':'), spaceAfter(line.flow), value.flow]),
    });
    index++;
  }
  return joined;
}

/** A key of who or when, alone on its line, and close below it a line that is none. */
function isAboveValue(lines: readonly Line[], index: number): boolean {
  const [line, value] = [lines[index], lines[index + 1]];
  if (line === undefined || value === undefined || line.isBullet || line.cells !== null || line.heading > 0)
    return false;
  if (value.isApart || value.isBullet || value.cells !== null || isKey(value.flow.text)) return false;
  if (englishMarkerOf(value.flow.text) !== null) return false;
  return isKey(line.flow.text) && !/:/.test(value.flow.text) && !isKey(lines[index - 1]?.flow.text ?? '');
}

function isUnit(line: Line | undefined): boolean {
  return line !== undefined && isListOfUnits(line.flow.text);
}

function isKey(text: string): boolean {
  return /^[A-Z][A-Za-z/() -]{2,40}$/.test(text) && /^(?:lead|owners|assist|units|due)$/.test(kindOfKey(text) ?? '');
}
