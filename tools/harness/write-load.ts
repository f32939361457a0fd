import { hash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

/** A write that was answered as done. */
export interface AcknowledgedRun {
  readonly marker: string;
  readonly run: string;
  /** Of the answer's bytes. */
  readonly sha256: string;
  /** When it was sent and when its answer was there, in milliseconds since 1970. */
  readonly sentAt: number;
  readonly answeredAt: number;
}

export interface Acknowledged {
  readonly runs: readonly AcknowledgedRun[];
  /** Approvals that were answered as asked for. */
  readonly asked: readonly string[];
  /** Approvals that were answered as approved, with the run that followed. */
  readonly approved: readonly { readonly approval: string; readonly run: string }[];
  /** Markers of everything that was sent, answered or not. */
  readonly markers: readonly string[];
  /** Answers by status, and `broken` for connections that gave none. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** Failures of the server's own making, as it told them. */
  readonly defects: readonly string[];
}

export interface LoadOptions {
  /** Where to send the next write; it may change while the load runs. */
  readonly address: () => string;
  /** Begins every marker, so that writes of different loads differ. */
  readonly name: string;
  /** Writers at the same time. Default 8. */
  readonly writers?: number;
  /** Every that many writes one acts and is approved. 0: none. Default 5. */
  readonly actEvery?: number;
  /** Characters in each write beyond its marker. Default 0. */
  readonly padding?: number;
}

/** Writers that each send one write after the other and note what was acknowledged. Nothing is ever sent twice. */
export class WriteLoad {
  readonly #options: Required<LoadOptions>;
  readonly #runs: AcknowledgedRun[] = [];
  readonly #asked: string[] = [];
  readonly #approved: { approval: string; run: string }[] = [];
  readonly #markers: string[] = [];
  readonly #outcomes: Record<string, number> = {};
  readonly #defects: string[] = [];
  readonly #done: Promise<unknown>;
  #isOver = false;

  constructor(options: LoadOptions) {
    this.#options = { writers: 8, actEvery: 5, padding: 0, ...options };
    this.#done = Promise.all(Array.from({ length: this.#options.writers }, () => this.#write()));
  }

  get acknowledged(): number {
    return this.#runs.length;
  }

  /** Waits until so many more writes are acknowledged, and says whether they were in time. */
  async more(count: number, patienceMs: number): Promise<boolean> {
    const wanted = this.#runs.length + count;
    const until = Date.now() + patienceMs;
    while (this.#runs.length < wanted && Date.now() < until) await wait(10);
    return this.#runs.length >= wanted;
  }

  async stop(): Promise<Acknowledged> {
    this.#isOver = true;
    await this.#done;
    return {
      runs: this.#runs,
      asked: this.#asked,
      approved: this.#approved,
      markers: this.#markers,
      outcomes: this.#outcomes,
      defects: this.#defects,
    };
  }

  async #write(): Promise<void> {
    const { name, actEvery, padding } = this.#options;
    while (!this.#isOver) {
      const marker = `${name}-${this.#markers.length}`;
      this.#markers.push(marker);
      const isAct = actEvery > 0 && this.#markers.length % actEvery === 0;
      if (isAct) await this.#act(marker);
      else await this.#run(marker, marker.padEnd(marker.length + padding, '渝'));
    }
  }

  async #run(marker: string, text: string): Promise<void> {
    const sentAt = Date.now();
    const answer = await this.#post('/api/operations/governance/proof/echo', marker, { text });
    if (answer?.status !== 200) return;
    const sha256 = hash('sha256', answer.body);
    this.#runs.push({ marker, run: answer.run ?? '', sha256, sentAt, answeredAt: Date.now() });
  }

  async #act(marker: string): Promise<void> {
    const asked = await this.#post('/api/operations/governance/proof/order', marker, { text: marker });
    if (asked?.status !== 202) return;
    const { approval } = JSON.parse(asked.body) as { approval: { id: string } };
    this.#asked.push(approval.id);
    const decision = { decision: 'approved', reason: '同意' };
    const decided = await this.#post(`/api/approvals/${approval.id}/decision`, marker, decision);
    if (decided?.status === 200) this.#approved.push({ approval: approval.id, run: decided.run ?? '' });
  }

  async #post(path: string, marker: string, body: object): Promise<Answer | null> {
    try {
      const response = await fetch(`${this.#options.address()}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'yuzhi-purpose': marker },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(60_000),
      });
      const text = await response.text();
      this.#count(`status ${response.status}`);
      if (response.status >= 500) this.#judgeFailure(text);
      return { status: response.status, run: response.headers.get('yuzhi-run'), body: text };
    } catch {
      this.#count('broken');
      // Whoever finds nobody at home does not knock a thousand times a second.
      await wait(20);
      return null;
    }
  }

  /** A base whose database is away says so; anything else of this kind is a defect. */
  #judgeFailure(body: string): void {
    const isForeseen = /"code":"(STORE_UNAVAILABLE|STORE_DISK_FULL|KERNEL_CLOSING)"/.test(body);
    if (!isForeseen) this.#defects.push(body.slice(0, 300));
  }

  #count(outcome: string): void {
    this.#outcomes[outcome] = (this.#outcomes[outcome] ?? 0) + 1;
  }
}

interface Answer {
  readonly status: number;
  readonly run: string | null;
  readonly body: string;
}
