import { randomUUID } from 'node:crypto';

/**
 * A UUID of version 7 (RFC 9562, section 5.7): 48 bits of Unix time in milliseconds, the rest random. Ids sort by time
 * to the millisecond, which keeps the index of runs compact.
 *
 * `randomUUID()` draws its randomness in blocks; libraries that draw it for each id took a tenth of a request.
 */
export function newRunId(nowMs: number): string {
  // Digits 15 and on of a version 4 id are its 12 random bits, the variant and the 62 random bits.
  return `${timeOf(nowMs)}-7${randomUUID().slice(15)}`;
}

/** The least id of a moment: runs of that moment and after have this one or a greater one. */
export function leastRunId(atMs: number): string {
  return `${timeOf(atMs)}-7000-8000-000000000000`;
}

/** The first two groups of an id. */
function timeOf(ms: number): string {
  // No run is older than Unix time.
  const time = Math.max(0, ms).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}`;
}
