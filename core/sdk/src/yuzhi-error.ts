import type { Text } from './text.ts';

/**
 * What kind of failure it is. Decided once, where the error is thrown; HTTP turns it into a status, the command line
 * into an exit code, a scheduler into retry or stop.
 */
export const errorKinds = [
  'invalid-input',
  'not-found',
  'conflict',
  'denied',
  'too-large',
  'limited',
  'unavailable',
  'timeout',
  'cancelled',
  'internal',
] as const;

export type ErrorKind = (typeof errorKinds)[number];

/** One row of an error catalogue. `{name}` in a message or hint is filled from the details. */
export interface ErrorEntry {
  readonly kind: ErrorKind;
  /** Sentence case, no full stop: "Cannot do x: what is so". */
  readonly message: Text;
  /** What the reader can do next. */
  readonly hint: Text;
}

/** Values that belong to one failure. Never prose, never a secret. */
export type ErrorDetails = Readonly<Record<string, unknown>>;

/**
 * A failure that was foreseen. `code` is stable and doubles as the translation key.
 * A broken promise between functions stays a `TypeError` or `RangeError`.
 */
export class YuzhiError extends Error {
  readonly code: string;
  readonly kind: ErrorKind;
  /** The message in both languages; `message` holds the English one. */
  readonly text: Text;
  readonly hint: Text;
  readonly details: ErrorDetails;

  constructor(code: string, entry: ErrorEntry, details: ErrorDetails = {}, cause?: unknown) {
    const text = fill(entry.message, details);
    super(text.en, cause === undefined ? undefined : { cause });
    this.name = 'YuzhiError';
    this.code = code;
    this.kind = entry.kind;
    this.text = text;
    this.hint = fill(entry.hint, details);
    this.details = details;
  }

  /** The shape that leaves the process: no stack, no cause. */
  toJSON(): { code: string; kind: ErrorKind; message: Text; hint: Text; details: ErrorDetails } {
    return { code: this.code, kind: this.kind, message: this.text, hint: this.hint, details: this.details };
  }
}

/** Makes errors of one module's catalogue, and shows the catalogue to the reference page. */
export interface ErrorMaker<Code extends string> {
  (code: Code, details?: ErrorDetails, cause?: unknown): YuzhiError;
  readonly catalogue: Readonly<Record<Code, ErrorEntry>>;
}

/**
 * Turns a module's table of failures into a function that makes them.
 *
 * @example
 * const floodError = errorsFor({
 *   FLOOD_READINGS_UNAVAILABLE: {
 *     kind: 'unavailable',
 *     message: { zh: '无法分级：雨量站 {siteId} 没有应答', en: 'Cannot grade rainfall: gauge {siteId} did not answer' },
 *     hint: { zh: '请检查雨量站接入', en: 'Check the gauge feed' },
 *   },
 * });
 * throw floodError('FLOOD_READINGS_UNAVAILABLE', { siteId: 'G7' });
 */
export function errorsFor<const Table extends Readonly<Record<string, ErrorEntry>>>(
  table: Table,
): ErrorMaker<keyof Table & string> {
  const make = (code: keyof Table & string, details?: ErrorDetails, cause?: unknown): YuzhiError => {
    const entry = table[code];
    if (!entry) throw new TypeError(`No error ${code} in this catalogue`);
    return new YuzhiError(code, entry, details, cause);
  };
  return Object.assign(make, { catalogue: table });
}

function fill(text: Text, details: ErrorDetails): Text {
  return { zh: fillOne(text.zh, details), en: fillOne(text.en, details) };
}

function fillOne(template: string, details: ErrorDetails): string {
  if (!template.includes('{')) return template;
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = details[name];
    if (value === undefined) return whole;
    return typeof value === 'string' ? value : JSON.stringify(value);
  });
}
