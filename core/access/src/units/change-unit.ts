import { holdsOn } from './unit.ts';
import type { Days, Unit } from './unit.ts';

export interface NewNames {
  readonly short?: string | undefined;
  readonly full?: string | undefined;
  readonly from: string;
}

/**
 * A unit under new names from a day on; what it was called before stays true of the days before. `null` where that day
 * lies outside of the unit's own, or a later change of the same name is known already.
 */
export function renamedUnit(unit: Unit, { short, full, from }: NewNames): Unit | null {
  const fresh = [
    { form: 'short' as const, name: short },
    { form: 'full' as const, name: full },
  ].flatMap(({ form, name }) => (name === undefined ? [] : [{ form, name }]));
  if (fresh.length === 0 || !holdsOn(unit, from)) return null;
  let names = unit.names;
  for (const { form, name } of fresh) {
    const others = names.filter((fact) => fact.form !== form);
    const own = endedBefore(
      names.filter((fact) => fact.form === form),
      from,
    );
    if (own === null) return null;
    names = [...others, ...own, { name, form, validFrom: from, validUntil: null }];
  }
  return { ...unit, names };
}

/** A unit below another from a day on. `null` as for new names. */
export function movedUnit(unit: Unit, parent: string, from: string): Unit | null {
  const before = endedBefore(unit.parents, from);
  if (before === null || !holdsOn(unit, from)) return null;
  return { ...unit, parents: [...before, { parent, validFrom: from, validUntil: null }] };
}

/** Facts that end with the day before; `null` where one of them begins on that day or later. */
function endedBefore<Fact extends Days>(facts: readonly Fact[], from: string): Fact[] | null {
  if (facts.some(({ validFrom }) => validFrom !== null && validFrom >= from)) return null;
  return facts.map((fact) =>
    fact.validUntil === null || fact.validUntil >= from ? { ...fact, validUntil: dayBefore(from) } : fact,
  );
}

export function dayAfter(date: string): string {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
}

function dayBefore(date: string): string {
  return new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
}
