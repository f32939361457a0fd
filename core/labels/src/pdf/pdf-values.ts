/** Objects of PDF (ISO 32000-1, section 7.3). */
export type PdfValue = null | boolean | number | PdfName | PdfText | PdfRef | readonly PdfValue[] | PdfDict | PdfStream;

export class PdfName {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

export class PdfText {
  readonly data: Buffer;

  constructor(data: Buffer) {
    this.data = data;
  }
}

export class PdfRef {
  readonly number: number;
  readonly generation: number;

  constructor(number: number, generation: number) {
    this.number = number;
    this.generation = generation;
  }
}

/** Where the entry of a dictionary stands: from the slash of its key to the end of its value. */
export interface PdfSpan {
  readonly start: number;
  readonly valueStart: number;
  readonly end: number;
}

export class PdfDict {
  readonly entries: ReadonlyMap<string, PdfValue>;
  readonly spans: readonly (readonly [string, PdfSpan])[];

  constructor(entries: ReadonlyMap<string, PdfValue>, spans: readonly (readonly [string, PdfSpan])[]) {
    this.entries = entries;
    this.spans = spans;
  }

  get(key: string): PdfValue {
    return this.entries.get(key) ?? null;
  }
}

export class PdfStream {
  readonly dict: PdfDict;
  /** Where the data begins in the file. */
  readonly dataStart: number;

  constructor(dict: PdfDict, dataStart: number) {
    this.dict = dict;
    this.dataStart = dataStart;
  }
}
