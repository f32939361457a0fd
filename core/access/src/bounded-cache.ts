/**
 * Keeps what was loaded for a short time that is counted from the moment the load began, so that nothing in it is ever
 * older than `maxAgeMs`. That bound is what makes a revocation reach every process: none has to be told. Callers that
 * want the same at the same time share one load; a load that fails is not kept.
 */
export class BoundedCache<Value> {
  readonly #maxAgeMs: number;
  readonly #maxSize: number;
  readonly #entries = new Map<string, { readonly since: number; readonly value: Promise<Value> }>();

  constructor({ maxAgeMs = 500, maxSize = 10_000 }: { readonly maxAgeMs?: number; readonly maxSize?: number } = {}) {
    this.#maxAgeMs = maxAgeMs;
    this.#maxSize = maxSize;
  }

  get(key: string, load: () => Promise<Value>): Promise<Value> {
    const now = performance.now();
    const entry = this.#entries.get(key);
    if (entry && now - entry.since < this.#maxAgeMs) return entry.value;
    const value = load();
    this.#entries.delete(key);
    this.#entries.set(key, { since: now, value });
    value.catch(() => {
      if (this.#entries.get(key)?.value === value) this.#entries.delete(key);
    });
    // The oldest stand first.
    if (this.#entries.size > this.#maxSize) for (const [oldest] of this.#entries) return this.#drop(oldest, value);
    return value;
  }

  clear(): void {
    this.#entries.clear();
  }

  #drop(key: string, value: Promise<Value>): Promise<Value> {
    this.#entries.delete(key);
    return value;
  }
}
