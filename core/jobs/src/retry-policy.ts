import type { ErrorKind } from '@yuzhi/sdk';

/** Whether trying again can help, by the kind of failure. What was wrong with the request stays wrong. */
export const retryOfKind: Readonly<Record<ErrorKind, boolean>> = {
  'invalid-input': false,
  'not-found': false,
  conflict: false,
  denied: false,
  'too-large': false,
  limited: true,
  unavailable: true,
  timeout: false,
  cancelled: false,
  internal: false,
};

/** How often a job is begun at most, the first time included. */
export const defaultMaxAttempts = 5;
