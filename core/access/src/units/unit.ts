import { coded, isoDate, z } from '@yuzhi/sdk';

/** What a unit is. */
export const unitKinds = {
  city: { zh: '市', en: 'City' },
  gov: { zh: '政府部门', en: 'Government body' },
  party: { zh: '党委部门', en: 'Party body' },
  mass: { zh: '群团组织', en: 'Mass organisation' },
  district: { zh: '区', en: 'District' },
  county: { zh: '县', en: 'County' },
  'autonomous-county': { zh: '自治县', en: 'Autonomous county' },
  zone: { zh: '功能区', en: 'Development zone' },
  institution: { zh: '事业单位', en: 'Public institution' },
  enterprise: { zh: '企业', en: 'Enterprise' },
  office: { zh: '内设机构', en: 'Office within a unit' },
  other: { zh: '其他', en: 'Other' },
} as const;

const day = isoDate.nullable();
const word = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^\0]*$/);

/** A unit with everything that is known of it, each fact with its days. First and last day both count; `null` is open. */
export const unitSchema = z.strictObject({
  /** The short name under which it was first registered; it never changes, whatever the unit is called later. */
  id: word,
  kind: coded(unitKinds),
  /** Unified social credit code. */
  uscc: z.string().nullable(),
  /** Six-digit code of GB/T 2260 for county-level units. */
  regionCode: z.string().nullable(),
  validFrom: day,
  validUntil: day,
  names: z
    .array(z.strictObject({ name: word, form: z.enum(['short', 'full', 'alias']), validFrom: day, validUntil: day }))
    .min(1),
  parents: z.array(z.strictObject({ parent: word, validFrom: day, validUntil: day })),
  /** Units that took over when this one ended. */
  successors: z.array(word),
});

export type Unit = Readonly<z.output<typeof unitSchema>>;

/** Days on which a fact holds. */
export interface Days {
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}

/** Whether something holds on a day `YYYY-MM-DD`; both its first and its last day count. */
export function holdsOn({ validFrom, validUntil }: Days, date: string): boolean {
  return (validFrom === null || validFrom <= date) && (validUntil === null || date <= validUntil);
}

/** Whether two facts share a day. */
export function overlap(a: Days, b: Days): boolean {
  return (
    (a.validUntil === null || b.validFrom === null || b.validFrom <= a.validUntil) &&
    (b.validUntil === null || a.validFrom === null || a.validFrom <= b.validUntil)
  );
}
