import type { Carrier, Place } from './carrier.ts';

/**
 * `compliant` a label was found and keeps the rules, `noncompliant` one was found and breaks a rule, `not-found` there is
 * none and no sign that there was one, `inconclusive` the file does not let itself be judged.
 */
export const verdicts = ['compliant', 'noncompliant', 'not_found', 'inconclusive'] as const;

export type Verdict = (typeof verdicts)[number];

/** Breaks of a rule: the label is there and wrong. */
export const faultCodes = [
  'key-missing',
  'value-empty',
  'value-not-text',
  'label-value',
  'characters',
  'key-unknown',
  'propagator-incomplete',
  'second-copy',
  'copies-differ',
] as const;

/** Reasons why nothing can be said for sure. */
export const doubtCodes = [
  'payload-empty',
  'payload-unreadable',
  'key-repeated',
  'container-broken',
  'format-unknown',
  'encrypted',
  'limits-reached',
] as const;

/** What a reader should know and what changes no verdict. */
export const noteCodes = [
  'checksum-mismatch',
  'form-wrapped',
  'place-unusual',
  'code-not-assigned-form',
  'trailing-data',
  'exif-damaged',
  'visible-in-running-text',
] as const;

export type FindingCode = (typeof faultCodes)[number] | (typeof doubtCodes)[number] | (typeof noteCodes)[number];

export interface Finding {
  readonly code: FindingCode;
  readonly weight: 'fault' | 'doubt' | 'note';
  /** The key of the label that it is about; an unknown key as it stands in the file, cut to 64 characters. */
  readonly key: string | null;
  readonly place: Place | null;
}

/** One label as it stands in the file. */
export interface LabelCopy {
  readonly place: Place;
  /** Byte at which the element that holds it begins; within a compressed part, where that part begins. */
  readonly offset: number;
  /** The known keys that are there, as written; `null` when the payload cannot be read or is visible text. */
  readonly fields: Readonly<Record<string, string>> | null;
  /** `{"AIGC":{…}}` instead of the bare object. */
  readonly isWrapped: boolean;
  /** The words of a visible label; `null` for metadata. */
  readonly words: string | null;
}

export interface LabelReport {
  /** `null` when the kind of file was not recognised. */
  readonly carrier: Carrier | null;
  readonly verdict: Verdict;
  readonly copies: readonly LabelCopy[];
  readonly findings: readonly Finding[];
}
