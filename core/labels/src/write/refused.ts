/** Why a file is not touched. */
export type RefusalCode =
  | 'LABEL_CARRIER_UNWRITABLE'
  | 'LABEL_FILE_BROKEN'
  | 'LABEL_TOO_LARGE'
  | 'LABEL_PICTURE_TOO_LARGE'
  | 'LABEL_WORDS_UNDRAWABLE'
  | 'LABEL_WORDS_TOO_LONG'
  | 'LABEL_CONTRAST_TOO_LOW';

/** A file that a writer will not touch, with the reason for people. Caught where a label is written. */
export class Refused extends Error {
  readonly code: RefusalCode;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: Refused['code'], details: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** A kind of file, or a form of it, that has no writer. */
export function unwritable(reasonZh: string, reasonEn: string, hintZh: string, hintEn: string): Refused {
  return new Refused('LABEL_CARRIER_UNWRITABLE', { reasonZh, reasonEn, hintZh, hintEn });
}
