const firstMs = 30_000;
const longestMs = 6 * 3_600_000;

/** After so many attempts a delivery counts as failed: over a day and a half by then. */
export const mostAttempts = 12;

/** How long to wait after the n-th attempt (from 1): 30 s, doubled each time, six hours at most. */
export function backOffMs(attempt: number): number {
  return Math.min(firstMs * 2 ** (attempt - 1), longestMs);
}
