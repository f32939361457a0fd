import { accessCall } from '../../api/calls.ts';

/** A unit as it is on one day. Days are `YYYY-MM-DD`; `null` is open. */
export interface ListedUnit {
  readonly id: string;
  readonly name: string | null;
  readonly fullName: string | null;
  readonly kind: string;
  readonly parent: string | null;
  readonly uscc: string | null;
  readonly regionCode: string | null;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly successors: readonly string[];
}

interface Days {
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}

export interface WholeUnit extends ListedUnit {
  readonly names: readonly (Days & { readonly name: string; readonly form: string })[];
  readonly parents: readonly (Days & { readonly parent: string })[];
  /** Who has its duties today. */
  readonly today: readonly string[];
}

/** The units that exist on a day; without one, today. */
export function getUnits(
  date: string | null,
): Promise<{ readonly date: string; readonly units: readonly ListedUnit[] }> {
  return accessCall('units-list', date === null ? {} : { date });
}

export function getUnit(unit: string): Promise<WholeUnit> {
  return accessCall('units-show', { unit });
}
