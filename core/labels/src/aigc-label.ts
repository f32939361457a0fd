/** The seven keys of the metadata label in the order of the examples in GB 45438-2025, Annex E. */
export const labelKeys = [
  'Label',
  'ContentProducer',
  'ProduceID',
  'ReservedCode1',
  'ContentPropagator',
  'PropagateID',
  'ReservedCode2',
] as const;

export type LabelKey = (typeof labelKeys)[number];

/** A metadata label that can be written: every key, an empty string where nothing is to be said. */
export type AigcLabel = Readonly<Record<LabelKey, string>>;

/** `1` is generated, `2` may be, `3` is suspected to be. */
export const labelValues = ['1', '2', '3'] as const;

/** Keys that the generating service has to fill. */
export const requiredKeys = ['Label', 'ContentProducer', 'ProduceID'] as const satisfies readonly LabelKey[];

/** Free fields for integrity and security data: no character set is prescribed. */
export const reservedKeys = ['ReservedCode1', 'ReservedCode2'] as const satisfies readonly LabelKey[];
