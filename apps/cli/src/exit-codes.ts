import type { ErrorKind } from '@yuzhi/sdk';

/** What the shell gets, by the kind of a failure. 130 and 70 are the shell's and sysexits.h's own. */
export const exitCodeOfKind: Readonly<Record<ErrorKind, number>> = {
  'invalid-input': 2,
  'not-found': 3,
  denied: 4,
  conflict: 5,
  'too-large': 6,
  limited: 7,
  unavailable: 8,
  timeout: 9,
  internal: 70,
  cancelled: 130,
};

/** A check that ran and found something wrong: `pack check`, `doctor`, `audit verify`. */
export const exitCheckFailed = 1;

/** An operation that waits for a person to approve it. */
export const exitWaiting = 10;
