/**
 * Words for people, Chinese first and English beside it. Both are always there.
 *
 * @example
 * const title: Text = { zh: '降雨分级', en: 'Grade rainfall' };
 */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** The two languages that everything a person reads exists in. */
export type Language = keyof Text;
