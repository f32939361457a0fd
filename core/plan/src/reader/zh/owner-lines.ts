import type { Flow } from '../flow.ts';
import type { Line } from '../line.ts';
import { findLabels, splitNames } from './labels.ts';
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
    const names = group.flatMap((line) => splitNames(ownersIn(line.flow)));
    const known = names.filter((name) => isUnitName(name) || isClassOfUnits(name)).length;
    if (group.length >= fewest && known >= names.length * 0.6) for (const line of group) found.add(line);
  }
  return found;
}

/** A bracket at the end of a paragraph. */
const lastBracket = /[[【〔（]([^[\]【】〔〕（）]{2,60})[\]】〕）]。?$/;

/**
 * Where a bracket of names begins that ends a paragraph and is no label by its own words: 【营商环境局】 beside brackets of the
 * same kind that are labels.
 */
export function ownerBrackets(lines: readonly Line[]): ReadonlyMap<Line, number> {
  const ends = lines.flatMap((line) => {
    const found = line.cells === null ? lastBracket.exec(line.flow.text) : null;
    if (found === null || found.index === 0) return [];
    const isLabel = findLabels(line.flow).some(({ from }) => from === found.index);
    return [{ line, from: found.index, kind: found[0].charAt(0), names: splitNames(found[1] ?? ''), isLabel }];
  });
  const isCommon = (kind: string): boolean => ends.filter((end) => end.kind === kind && end.isLabel).length >= 2;
  return new Map(
    ends
      .filter(({ kind, names, isLabel }) => {
        const isNames = names.length > 0 && names.every((name) => isUnitName(name) || isClassOfUnits(name));
        return !isLabel && isNames && isCommon(kind);
      })
      .map(({ line, from }) => [line, from]),
  );
}

/** The names, without the brackets around them. */
export function ownersIn({ text }: Flow): string {
  return text.replace(/^[[（【〔〈]\s*|\s*[\]）】〕〉]。?$/g, '');
}

/** The bracket of a line that can be a list of names; '' for one without, `null` for other lines. */
function formOf(line: Line): string | null {
  const { text } = line.flow;
  if (line.cells !== null || line.heading > 0 || text.length > 150 || markerOf(text) !== null) return null;
  const bracket = /^[[（【〔〈](?=.*[\]）】〕〉]。?$)/.exec(text)?.[0] ?? '';
  const names = splitNames(ownersIn(line.flow));
  return names.length > 0 && names.every((name) => /^[\p{L}·（）]{2,24}$/u.test(name)) ? bracket : null;
}
