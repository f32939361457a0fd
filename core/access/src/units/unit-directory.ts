import { accessError } from '../errors.ts';
import { isUscc } from './uscc.ts';
import { holdsOn, overlap } from './unit.ts';
import type { Days, Unit } from './unit.ts';

/** The units of a city as they were, are and will be on any day. Holds only what does not contradict itself. */
export class UnitDirectory {
  readonly #byId: ReadonlyMap<string, Unit>;
  readonly #byName = new Map<string, { readonly unit: Unit; readonly days: Days }[]>();

  /** @throws YuzhiError ACCESS_UNIT_WRONG naming the first contradiction */
  constructor(units: readonly Unit[]) {
    this.#byId = new Map(units.map((unit) => [unit.id, unit]));
    if (this.#byId.size !== units.length) throw wrong('', 'two units have one id');
    for (const unit of units) this.#checkAlone(unit);
    for (const unit of units) this.#enterNames(unit);
    this.#refuseCircles();
  }

  all(): readonly Unit[] {
    return [...this.#byId.values()];
  }

  get(id: string): Unit | null {
    return this.#byId.get(id) ?? null;
  }

  existsOn(id: string, date: string): boolean {
    const unit = this.#byId.get(id);
    return unit !== undefined && holdsOn(unit, date);
  }

  /** The unit that an id, a credit code or any of its names meant on that day. Width and spaces do not count. */
  find(text: string, date: string): Unit | null {
    const named = this.#byName.get(folded(text)) ?? [];
    return named.find(({ unit, days }) => holdsOn(days, date) && holdsOn(unit, date))?.unit ?? null;
  }

  parentOn(id: string, date: string): string | null {
    return this.#byId.get(id)?.parents.find((fact) => holdsOn(fact, date))?.parent ?? null;
  }

  /** Whether `id` is `ancestor` or stands anywhere below it on that day. */
  isWithin(id: string, ancestor: string, date: string): boolean {
    for (let at: string | null = id; at !== null; at = this.parentOn(at, date)) if (at === ancestor) return true;
    return false;
  }

  /** The units that carry on on that day what this one was: itself while it exists, else whoever followed. */
  heirsOn(id: string, date: string, seen: ReadonlySet<string> = new Set()): readonly Unit[] {
    const unit = this.#byId.get(id);
    if (!unit || seen.has(id)) return [];
    if (holdsOn(unit, date)) return [unit];
    if (unit.validUntil === null || date <= unit.validUntil) return [];
    const heirs = unit.successors.flatMap((next) => this.heirsOn(next, date, new Set([...seen, id])));
    return [...new Set(heirs)];
  }

  /** What it is called on that day. */
  nameOn(id: string, date: string, form: 'short' | 'full' = 'short'): string {
    const names = this.#byId.get(id)?.names.filter((fact) => holdsOn(fact, date)) ?? [];
    return (names.find((fact) => fact.form === form) ?? names[0])?.name ?? id;
  }

  #checkAlone(unit: Unit): void {
    const { id, uscc, validUntil } = unit;
    if (uscc !== null && !isUscc(uscc)) throw wrong(id, 'its credit code fails the check of GB 32100');
    for (const days of [unit, ...unit.names, ...unit.parents])
      if (days.validFrom !== null && days.validUntil !== null && days.validUntil < days.validFrom)
        throw wrong(id, 'a last day lies before the first one');
    if (unit.successors.length > 0 && validUntil === null) throw wrong(id, 'it has a successor and no last day');
    for (const other of [...unit.successors, ...unit.parents.map(({ parent }) => parent)])
      if (other === id || !this.#byId.has(other)) throw wrong(id, `${other} is no other unit of the directory`);
    const { parents } = unit;
    if (parents.some((a, index) => parents.slice(index + 1).some((b) => overlap(a, b))))
      throw wrong(id, 'it has two parents on one day');
  }

  #enterNames(unit: Unit): void {
    const always: Days = { validFrom: null, validUntil: null };
    this.#enterName(unit.id, unit, always);
    if (unit.uscc !== null) this.#enterName(unit.uscc, unit, always);
    for (const fact of unit.names) this.#enterName(fact.name, unit, fact);
  }

  #enterName(name: string, unit: Unit, days: Days): void {
    const key = folded(name);
    const entries = this.#byName.get(key) ?? [];
    const clash = entries.find((entry) => entry.unit !== unit && shareADay([entry.unit, entry.days, unit, days]));
    if (clash) throw wrong(unit.id, `${name} also means ${clash.unit.id} on the same day`);
    this.#byName.set(key, [...entries, { unit, days }]);
  }

  /** Circles can only begin on a day on which somebody gets a parent. */
  #refuseCircles(): void {
    const days = new Set(
      this.all().flatMap(({ parents }) => parents.map(({ validFrom }) => validFrom ?? '0001-01-01')),
    );
    for (const date of days) {
      const safe = new Set<string>();
      for (const id of this.#byId.keys()) this.#climb(id, date, safe);
    }
  }

  #climb(id: string, date: string, safe: Set<string>): void {
    const path = new Set<string>();
    for (let at: string | null = id; at !== null && !safe.has(at); at = this.parentOn(at, date)) {
      if (path.has(at)) throw wrong(id, 'it stands below itself');
      path.add(at);
    }
    for (const one of path) safe.add(one);
  }
}

/** Whether one day lies in all of them: intervals that overlap in pairs have a day in common. */
function shareADay(all: readonly Days[]): boolean {
  return all.every((a, index) => all.slice(index + 1).every((b) => overlap(a, b)));
}

function folded(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/g, '').toUpperCase();
}

function wrong(unit: string, reason: string): Error {
  return accessError('ACCESS_UNIT_WRONG', { unit, reason });
}
