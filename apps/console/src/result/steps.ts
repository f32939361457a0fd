/** Work that stops for breath again and again: whoever drives it decides how long it may hold the page. */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** The page answers to its user at least this often, in milliseconds. */
const slice = 12;

/**
 * Does the work by slices with the page's turn between them; the first slice at once, so that short work is done when
 * this returns.
 *
 * @returns what ends it early; `done` is then not called
 */
export function inSlices<Result>(steps: Steps<Result>, done: (result: Result) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const work = (): void => {
    const end = performance.now() + slice;
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return done(step.value);
      if (performance.now() >= end) break;
    }
    timer = setTimeout(work);
  };
  work();
  return () => clearTimeout(timer);
}

/** All the work in one go. */
export function resultOf<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
