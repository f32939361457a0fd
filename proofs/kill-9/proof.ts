import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { packRoot } from '@yuzhi/kernel/testing';
import { openStore } from '@yuzhi/store';
import type { BenchHarness } from '../../tools/harness/bench-harness.ts';
import { builtInDatabase } from '../../tools/harness/built-in-database.ts';
import { startChildServer } from '../../tools/harness/child-server.ts';
import type { ChildServer } from '../../tools/harness/child-server.ts';
import { defineProof } from '../../tools/harness/define-proof.ts';
import type { BatchOutcome, ProofSession } from '../../tools/harness/define-proof.ts';
import { wrongWrites } from '../../tools/harness/judge-writes.ts';
import { proofPacks } from '../../tools/harness/proof-packs.ts';
import { WriteLoad } from '../../tools/harness/write-load.ts';
import type { Acknowledged } from '../../tools/harness/write-load.ts';

const serveBase = new URL('../../tools/harness/serve-base.ts', import.meta.url);
const victims = ['our process', 'the postmaster', 'both'] as const;
/** A base that does not answer for this long did not come back. */
const returnMs = 60_000;

interface Kill {
  readonly victim: (typeof victims)[number];
  /** After the load has begun to be acknowledged. */
  readonly afterMs: number;
}

/** kill −9 under write load: of our server, of PostgreSQL's postmaster, of both at once. */
export default defineProof({
  name: 'kill-9',
  claim: 'after kill −9 every acknowledged write is there, none is doubled, and everything opens again unaided',
  fullCases: 150,
  reducedCases: 3,
  batchCases: 3,
  open,
});

async function open(harness: BenchHarness): Promise<ProofSession> {
  const dataFolder = `${await harness.folder()}/data`;
  const packs = harness.use(await packRoot(proofPacks));
  const session = new Session(dataFolder, packs.root);
  await session.start();
  harness.tookPart(await session.postgresVersion());
  return session;
}

class Session implements ProofSession {
  readonly #dataFolder: string;
  readonly #packs: string;
  #server: ChildServer | null = null;
  readonly #all: Acknowledged[] = [];

  constructor(dataFolder: string, packs: string) {
    this.#dataFolder = dataFolder;
    this.#packs = packs;
  }

  async start(): Promise<void> {
    this.#server = await startChildServer({
      script: serveBase,
      env: { YUZHI_DATA: this.#dataFolder, YUZHI_PORT: '0', YUZHI_PACKS: this.#packs, YUZHI_STRICT: '1' },
      patienceMs: returnMs,
    });
  }

  async postgresVersion(): Promise<string> {
    await using store = await this.#look();
    return store.serverVersion;
  }

  async batch(seed: number, cases: number): Promise<BatchOutcome> {
    const delays = fc.sample(fc.integer({ min: 0, max: 400 }), { seed, numRuns: cases });
    const counts: Record<string, number> = {};
    const wrong: { what: string; input: string }[] = [];
    for (const [index, afterMs] of delays.entries()) {
      const victim = victims[index % victims.length] ?? 'both';
      const found = await this.#kill({ victim, afterMs }, `${seed}-${index}`, counts);
      wrong.push(...found.map((what) => ({ what, input: `${victim}, ${afterMs} ms into the load` })));
    }
    return { counts, failures: wrong.map((one) => ({ seed, ...one })) };
  }

  /** Everything that was ever acknowledged is still there, and the base stops in order. */
  async finish(seed: number): Promise<BatchOutcome> {
    const wrong: string[] = [];
    {
      await using store = await this.#look();
      for (const load of this.#all) wrong.push(...(await wrongWrites(store, load)));
    }
    const code = await this.#server?.stop();
    if (code !== 0) wrong.push(`at the end the server stopped with ${code}`);
    return { counts: {}, failures: wrong.map((what) => ({ seed, what, input: 'at the end' })) };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server?.[Symbol.asyncDispose]();
  }

  async #kill({ victim, afterMs }: Kill, name: string, counts: Record<string, number>): Promise<readonly string[]> {
    const load = new WriteLoad({ name: `kill-${process.pid}-${name}`, address: () => this.#server?.address ?? '' });
    const hasBegun = await load.more(1, returnMs);
    await wait(afterMs);
    const before = builtInDatabase(this.#dataFolder).pid;
    if (before === null) return ['the database was not there before the kill', ...(await load.stop()).defects];
    if (victim !== 'our process') process.kill(before, 'SIGKILL');
    if (victim !== 'the postmaster') kill(this.#server);
    const killedAt = Date.now();
    if (victim !== 'the postmaster') await this.start();
    // Backends outlive their postmaster for a moment and may still answer; only a new one shows that it came back.
    if (victim !== 'our process') await this.#postmasterAfter(before);
    const isBack = await load.more(1, returnMs);
    const acknowledged = await load.stop();
    this.#all.push(acknowledged);
    add(counts, { [`kills of ${victim}`]: 1, [`back after ms, ${victim}, in all`]: Date.now() - killedAt });
    add(counts, { acknowledged: acknowledged.runs.length, approved: acknowledged.approved.length });
    add(counts, acknowledged.outcomes);
    await using store = await this.#look();
    return [
      ...(hasBegun ? [] : ['the base did not answer before the kill']),
      ...(isBack ? [] : [`no write was acknowledged within ${returnMs / 1000} s after the kill`]),
      ...acknowledged.defects,
      ...(await wrongWrites(store, acknowledged)),
      ...(victim === 'the postmaster' ? [] : await leftRunning(store)),
    ];
  }

  async #postmasterAfter(killed: number): Promise<void> {
    const until = Date.now() + returnMs;
    while (Date.now() < until) {
      const { pid, isReady } = builtInDatabase(this.#dataFolder);
      if (pid !== null && pid !== killed && isReady) return;
      await wait(10);
    }
  }

  /** Beside the base, not as a part of it: what looks must not help it up. */
  #look(): ReturnType<typeof openStore> {
    const { url } = builtInDatabase(this.#dataFolder);
    return openStore({ databaseUrl: url, dataFolder: this.#dataFolder, migrations: [], migrate: false });
  }
}

function kill(server: ChildServer | null): void {
  // 0 would be every process of this group.
  if (server && server.pid > 0) process.kill(server.pid, 'SIGKILL');
}

/** The next process marks the runs of one that is gone as interrupted. */
async function leftRunning(store: Awaited<ReturnType<typeof openStore>>): Promise<readonly string[]> {
  const { rows } = await store.pool.query<{ n: number }>(
    "select count(*)::integer as n from runs where state = 'running'",
  );
  return rows[0]?.n === 0 ? [] : [`${rows[0]?.n} runs are left as running`];
}

function add(counts: Record<string, number>, more: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(more)) counts[name] = (counts[name] ?? 0) + count;
}
