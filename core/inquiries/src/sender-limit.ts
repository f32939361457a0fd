/** So many from one address in an hour. Offices share an address, so it is not one or two. */
const mostInAnHour = 20;
const hour = 3_600_000;
/** So many addresses are remembered; when there are more, everybody begins anew. */
const mostSenders = 10_000;

/** Counts what comes from where, in this process alone and for an hour: addresses are never written down. */
export class SenderLimit {
  readonly #sent = new Map<string, number[]>();

  /** Whether one more may come from here; it counts when it may. */
  take(address: string, now: Date): boolean {
    if (this.#sent.size > mostSenders) this.#sent.clear();
    const recent = (this.#sent.get(address) ?? []).filter((at) => at > now.getTime() - hour);
    if (recent.length >= mostInAnHour) return false;
    this.#sent.set(address, [...recent, now.getTime()]);
    return true;
  }
}
