import { mkdir, readdir } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { aManifest, packRoot, packSource } from '@yuzhi/kernel/testing';
import { migrations } from '@yuzhi/server';
import { openStore } from '@yuzhi/store';
import type { Store } from '@yuzhi/store';
import fc from 'fast-check';
import type { BenchHarness } from '../../tools/harness/bench-harness.ts';
import { startChildServer } from '../../tools/harness/child-server.ts';
import type { ChildServer } from '../../tools/harness/child-server.ts';
import { defineProof } from '../../tools/harness/define-proof.ts';
import type { BatchOutcome, ProofFailure, ProofSession } from '../../tools/harness/define-proof.ts';
import { childrenOf } from '../../tools/harness/process-tree.ts';

const serveBase = new URL('../../tools/harness/serve-base.ts', import.meta.url);
const batchCases = 50;
/** Far longer than any batch takes, also with attempts that wait for their turn. */
const patienceMs = 120_000;

/** Fifty jobs at a time, and in the midst of them the server or a worker is killed. */
export default defineProof({
  name: 'job-kills',
  claim: 'every job that was accepted is done, and done once by its key, though servers and workers are killed',
  fullCases: 1_000,
  reducedCases: 100,
  batchCases,
  open,
});

/** Marks its text outside the base, under the id of its run, and takes a moment to do so. */
const mark = `run: async (_ctx, { folder, text }) => {
    await new Promise((resolve) => setTimeout(resolve, 40 + (text.length * 37) % 120));
    await writeFile(folder + '/' + _ctx.run.id + ' ' + text, '', { flag: 'wx' }).catch((error) => {
      if (error.code !== 'EEXIST') throw error;
    });
    return { text };
  },
  input: z.strictObject({ folder: z.string(), text: z.string() }),`;

async function open(harness: BenchHarness): Promise<ProofSession> {
  const folder = await harness.folder();
  const dataFolder = `${folder}/data`;
  const outside = `${folder}/outside`;
  await mkdir(outside);
  const store = harness.use(await openStore({ dataFolder, migrations }));
  harness.tookPart(store.serverVersion);
  const pack = {
    'manifest.json': aManifest('science/marks'),
    'pack.ts': packSource({ mark }, "import { writeFile } from 'node:fs/promises';"),
  };
  const packs = harness.use(await packRoot({ 'science/marks': pack }));
  const env = { YUZHI_DATA: dataFolder, YUZHI_PORT: '0', YUZHI_PACKS: packs.root, YUZHI_WORKERS: '2' };
  return new Session({ store, outside, start: () => startChildServer({ script: serveBase, env }) });
}

interface World {
  readonly store: Store;
  readonly outside: string;
  start(): Promise<ChildServer>;
}

/** When, after the first jobs were sent, and what is killed. */
interface Kill {
  readonly afterMs: number;
  readonly what: 'server' | 'worker' | 'both';
}

const kills: fc.Arbitrary<Kill> = fc.record({
  afterMs: fc.integer({ min: 20, max: 5_000 }),
  what: fc.constantFrom('server', 'worker', 'both'),
});

class Session implements ProofSession {
  readonly #world: World;
  #server: Promise<ChildServer>;

  constructor(world: World) {
    this.#world = world;
    this.#server = world.start();
  }

  async batch(seed: number, cases: number): Promise<BatchOutcome> {
    const [kill = { afterMs: 500, what: 'server' as const }] = fc.sample(kills, { seed, numRuns: 1 });
    const keys = Array.from({ length: cases }, (_, index) => `${seed}-${'x'.repeat(index % 9)}${index}`);
    const killing = this.#kill(kill);
    const accepted = await Promise.all(keys.map((key) => this.#submit(key)));
    const restarts = await killing;
    await this.#allDone(keys);
    const failures = await this.#judge(seed, keys, accepted);
    return {
      failures,
      counts: { jobs: cases, kills: 1, [`${kill.what} killed`]: 1, restarts, ...(await this.#attempts(keys)) },
    };
  }

  async finish(): Promise<BatchOutcome> {
    await (await this.#server).stop();
    return { failures: [], counts: {} };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await (await this.#server)[Symbol.asyncDispose]();
  }

  /** Kills, and starts the server again where it was killed. */
  async #kill({ afterMs, what }: Kill): Promise<number> {
    await wait(afterMs);
    const server = await this.#server;
    const workers = childrenOf(server.pid);
    if (what !== 'server') for (const pid of workers) killHard(pid);
    if (what === 'worker') return 0;
    killHard(server.pid);
    this.#server = this.#world.start();
    await this.#server;
    return 1;
  }

  /** As a careful client: the same request under the same key until somebody has accepted it. */
  async #submit(key: string): Promise<string> {
    const body = JSON.stringify({ folder: this.#world.outside, text: key });
    const headers = { 'content-type': 'application/json', prefer: 'respond-async', 'idempotency-key': key };
    for (const until = Date.now() + patienceMs; Date.now() < until; await wait(50)) {
      const { address } = await this.#server;
      const response = await fetch(`${address}/api/operations/science/marks/mark`, {
        method: 'POST',
        headers,
        body,
      }).catch(() => null);
      if (response?.status !== 202) continue;
      const accepted = (await response.json().catch(() => null)) as { run: { id: string } } | null;
      if (accepted !== null) return accepted.run.id;
    }
    return 'never accepted';
  }

  async #allDone(keys: readonly string[]): Promise<void> {
    for (const until = Date.now() + patienceMs; Date.now() < until; await wait(100)) {
      const { rows } = await this.#world.store.pool.query<{ n: number }>(
        `select count(*)::integer as n from jobs join runs on id = run_id where idempotency_key = any($1) and state = 'done'`,
        [keys],
      );
      if (rows[0]?.n === keys.length) return;
    }
  }

  async #attempts(keys: readonly string[]): Promise<Record<string, number>> {
    const { rows } = await this.#world.store.pool.query<{ n: number }>(
      'select coalesce(sum(attempt - 1), 0)::integer as n from jobs join runs on id = run_id where idempotency_key = any($1)',
      [keys],
    );
    return { 'begun again': rows[0]?.n ?? 0 };
  }

  /** One run for each key, done, known to the client by its id, and one mark outside. */
  async #judge(seed: number, keys: readonly string[], accepted: readonly string[]): Promise<readonly ProofFailure[]> {
    const marks = await readdir(this.#world.outside);
    const { rows } = await this.#world.store.pool.query<{ run_id: string; key: string; state: string }>(
      'select run_id, idempotency_key as key, state from jobs join runs on id = run_id where idempotency_key = any($1)',
      [keys],
    );
    return keys.flatMap((key, index): ProofFailure[] => {
      const runs = rows.filter((row) => row.key === key);
      const outside = marks.filter((name) => name.endsWith(` ${key}`));
      const wrong = [
        ...(runs.length === 1 ? [] : [`${runs.length} runs for one key`]),
        ...(runs[0]?.state === 'done' ? [] : [`its run is ${runs[0]?.state ?? 'missing'}`]),
        ...(runs[0]?.run_id === accepted[index]
          ? []
          : [`the client was told ${accepted[index]}, the run is ${runs[0]?.run_id}`]),
        ...(outside.length === 1 ? [] : [`${outside.length} marks outside`]),
      ];
      return wrong.map((what) => ({ seed, what, input: key }));
    });
  }
}

function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It was gone already.
  }
}
