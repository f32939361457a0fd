import type { ServerContext } from '@modelcontextprotocol/server';
import type { Progress } from '@yuzhi/kernel';
import type { Language } from '@yuzhi/sdk';

/** An operation may tell its progress a million times; a client needs it ten times in a second. */
const restMs = 100;

/**
 * Passes progress on to a client that asked for it with a token; `undefined` when it did not. Progress on the wire only
 * grows, and its last word always goes out.
 */
export function progressTeller(
  { mcpReq }: ServerContext,
  language: Language,
  now: () => number = () => performance.now(),
): ((progress: Progress) => void) | undefined {
  const progressToken = mcpReq._meta?.progressToken;
  if (progressToken === undefined) return undefined;
  let toldAt = Number.NEGATIVE_INFINITY;
  let told = Number.NEGATIVE_INFINITY;
  return ({ done, total, note }) => {
    const isLast = done >= total;
    if (done <= told || (!isLast && now() - toldAt < restMs)) return;
    toldAt = now();
    told = done;
    const params = { progressToken, progress: done, total, ...(note === null ? {} : { message: note[language] }) };
    // A client that went away misses its progress and nothing else.
    mcpReq.notify({ method: 'notifications/progress', params }).catch(() => {});
  };
}
