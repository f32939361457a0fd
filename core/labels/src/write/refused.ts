/** A file that a writer will not touch, with the reason for people. Caught where a label is written. */
export class Refused extends Error {
  readonly code: 'LABEL_CARRIER_UNWRITABLE' | 'LABEL_FILE_BROKEN' | 'LABEL_TOO_LARGE';
  readonly details: Readonly<Record<string, string>>;

  constructor(code: Refused['code'], details: Readonly<Record<string, string>> = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** A kind of file, or a form of it, that has no writer. */
export function unwritable(reasonZh: string, reasonEn: string, hintZh: string, hintEn: string): Refused {
  return new Refused('LABEL_CARRIER_UNWRITABLE', { reasonZh, reasonEn, hintZh, hintEn });
}
