import type { Line } from '../line.ts';
import { splitNames } from './labels.ts';
import { markerOf } from './marker.ts';
import { isClassOfUnits, isUnitName } from './unit-names.ts';

/** How often the habit has to be seen. */
const fewest = 4;

/**
 * Lines that name the owners of the clause they end, without a word that says so: ［甲署、乙局］ or 甲署、乙局. One alone could be
 * anything; where the last lines of several clauses have this form, and most of the names are those of units, all are owners.
 */
export function ownerLines(lines: readonly Line[]): ReadonlySet<Line> {
  const byForm = new Map<string, Line[]>();
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    const isLast = next === undefined || next.heading > 0 || markerOf(next.flow.text) !== null;
    const form = isLast ? formOf(line) : null;
    if (form !== null) byForm.set(form, [...(byForm.get(form) ?? []), line]);
  }
  const found = new Set<Line>();
  for (const group of byForm.values()) {
    const names = group.flatMap((line) => splitNames(ownersIn(line)));
    const known = names.filter((name) => isUnitName(name) || isClassOfUnits(name)).length;
    if (group.length >= fewest && known >= names.length * 0.6) for (const line of group) found.add(line);
  }
  return found;
}

/** The names, without the brackets around them. */
export function ownersIn({ flow: { text } }: Line): string {
  return text.replace(/^[[（【〔〈]\s*|\s*[\]）】〕〉]。?$/g, '');
}

/** The bracket of a line that can be a list of names; '' for one without, `null` for other lines. */
function formOf(line: Line): string | null {
  const { text } = line.flow;
  if (line.cells !== null || line.heading > 0 || text.length > 150 || markerOf(text) !== null) return null;
  const bracket = /^[[（【〔〈](?=.*[\]）】〕〉]。?$)/.exec(text)?.[0] ?? '';
  const names = splitNames(ownersIn(line));
  return names.length > 0 && names.every((name) => /^[\p{L}·（）]{2,24}$/u.test(name)) ? bracket : null;
}
