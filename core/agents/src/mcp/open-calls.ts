import { whenDone } from './when-done.ts';

/** The requests that are being answered, each until the last byte of its answer. */
export class OpenCalls {
  #count = 0;
  #idle: (() => void) | null = null;

  /** Counts a request while `answer` works on it and while its answer streams. */
  async during(answer: () => Promise<Response>): Promise<Response> {
    this.#count += 1;
    return whenDone(answer, () => {
      this.#count -= 1;
      if (this.#count === 0) this.#idle?.();
    });
  }

  /** Resolves when no call is open, after `graceMs` at the latest. */
  async ended(graceMs: number): Promise<void> {
    if (this.#count === 0 || graceMs === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, graceMs);
      this.#idle = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
