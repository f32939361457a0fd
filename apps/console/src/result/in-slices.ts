/** Long work cut into steps: it stops at each `yield` and can be taken up, or given up, there. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** How many small pieces of work are done between two steps: some tenths of a millisecond. */
export const pieces = 512;

/** Leaves the browser time to draw and to listen between two slices, and half of every frame within one. */
const sliceMs = 8;

/**
 * Does the steps in slices of a few milliseconds, so that the page stays at hand meanwhile.
 *
 * @throws the reason of `signal` once it has fired; the rest of the steps is left undone
 */
export async function inSlices<T>(steps: Steps<T>, signal: AbortSignal): Promise<T> {
  let end = performance.now() + sliceMs;
  for (;;) {
    signal.throwIfAborted();
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() < end) continue;
    await new Promise((resolve) => setTimeout(resolve));
    end = performance.now() + sliceMs;
  }
}
