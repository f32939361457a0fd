import type { Item, Pollutant } from './item.ts';

/** Which of the two publications a set of readings makes. */
export type ReportKind = 'daily' | 'hourly';

/** One edition of the technical regulation on the air quality index, as data. Its rule file has this shape. */
export interface IndexEdition {
  /** As printed: `HJ 633-2026`. */
  readonly standard: string;
  /** The sub-index at each border, from 0. */
  readonly subIndices: readonly number[];
  readonly items: readonly ItemLimits[];
  readonly reports: Readonly<Record<ReportKind, ReportItems>>;
  /** With an item missing, an AQI up to this one is not published; `null` when nothing withholds it. */
  readonly withheldUpTo: number | null;
  /** Whether the edition knows exceeding pollutants (sub-index above 100). */
  readonly namesExceeding: boolean;
  /** Where values of a city are provided for; `null` when only stations are. */
  readonly areaClause: string | null;
  readonly clauses: Readonly<Record<ClauseOf, string | null>>;
  readonly levels: readonly IndexLevel[];
  /** Who is sensitive to which pollutant; empty when the edition does not say. */
  readonly sensitiveGroups: readonly { readonly pollutant: Pollutant; readonly who: Words }[];
}

export type ClauseOf =
  | 'subIndex'
  | 'index'
  | 'rounding'
  | 'primary'
  | 'level'
  | 'missing'
  | 'notMonitored'
  | 'advice'
  | 'forecast';

/** The borders of one item in its unit, one for each sub-index from the first; a short list ends the scale early. */
export interface ItemLimits {
  readonly item: Item;
  readonly borders: readonly number[];
  /** Decimals to which a concentration is rounded first (GB/T 8170); `null` when the edition does not say. */
  readonly decimals: number | null;
  /** Above the last border: the sub-index that counts, `null` for none; no clause where no edition says. */
  readonly above: { readonly subIndex: number | null; readonly clause: string | null };
}

export interface ReportItems {
  /** Items that make the AQI. */
  readonly items: readonly Item[];
  /** Items that are published without a sub-index. */
  readonly concentrationOnly: readonly Item[];
  /** Where an item has no sub-index because it is too high, another one stands in. */
  readonly substitutes: readonly { readonly of: Item; readonly by: Item }[];
  readonly clause: string;
}

export interface IndexLevel {
  readonly level: number;
  readonly from: number;
  /** `null` for the last one. */
  readonly to: number | null;
  readonly name: Words;
  readonly colour: Words;
  readonly rgb: readonly number[];
  readonly effect: Words;
  readonly advice: Words;
}

/** Words in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}
