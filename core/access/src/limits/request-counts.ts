/** As many subjects are told apart in one minute; the first ones are forgotten beyond that. */
const mostSubjects = 50_000;

interface Count {
  /** Counted here and not yet added up in the store. */
  unsent: number;
  /** What the store last said of all processes. */
  shared: number;
}

/** What one process has counted in the minute that runs. */
export class RequestCounts {
  #minute = 0;
  #counts = new Map<string, Count>();

  /** Counts one and returns how many there are, as far as is known here. */
  add(key: string, minute: number): number {
    this.#turnTo(minute);
    const count = this.#counts.get(key) ?? { unsent: 0, shared: 0 };
    this.#counts.set(key, count);
    if (this.#counts.size > mostSubjects) for (const [first] of this.#counts) return this.#forget(first, count);
    count.unsent += 1;
    return count.unsent + count.shared;
  }

  /** What is to be added up: subjects that have asked for more than `least`. */
  takeUnsent(minute: number, least: number): readonly { readonly key: string; readonly unsent: number }[] {
    this.#turnTo(minute);
    return [...this.#counts]
      .filter(([, { unsent, shared }]) => unsent > 0 && unsent + shared > least)
      .map(([key, { unsent }]) => ({ key, unsent }));
  }

  /** What the store has taken, and its total. What was counted meanwhile stays to be sent. */
  sent(key: string, minute: number, { unsent, total }: { readonly unsent: number; readonly total: number }): void {
    const count = minute === this.#minute ? this.#counts.get(key) : undefined;
    if (!count) return;
    count.unsent -= unsent;
    count.shared = total;
  }

  #forget(first: string, added: Count): number {
    this.#counts.delete(first);
    added.unsent += 1;
    return added.unsent + added.shared;
  }

  #turnTo(minute: number): void {
    if (minute === this.#minute) return;
    this.#minute = minute;
    this.#counts = new Map();
  }
}
