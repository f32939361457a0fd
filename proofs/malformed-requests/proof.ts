import fc from 'fast-check';
import { packRoot } from '@yuzhi/kernel/testing';
import { migrations } from '@yuzhi/server';
import { openStore } from '@yuzhi/store';
import type { Store } from '@yuzhi/store';
import type { BenchHarness } from '../../tools/harness/bench-harness.ts';
import { startChildServer } from '../../tools/harness/child-server.ts';
import type { ChildServer } from '../../tools/harness/child-server.ts';
import { defineProof } from '../../tools/harness/define-proof.ts';
import type { BatchOutcome, ProofFailure, ProofSession } from '../../tools/harness/define-proof.ts';
import { anyCase } from './cases/any-case.ts';
import type { Template } from './cases/bodies.ts';
import { rowsOf, wrongRecords } from './judge-ledger.ts';
import { wrongAnswers } from './judge-case.ts';
import { markerOf } from './malformed-case.ts';
import type { MalformedCase } from './malformed-case.ts';
import { proofPacks } from '../../tools/harness/proof-packs.ts';
import { sendCase } from './send-case.ts';
import type { SentCase, Target } from './send-case.ts';

const atOnce = 8;
const serveBase = new URL('../../tools/harness/serve-base.ts', import.meta.url);

/** Ten thousand requests that are wrong in every way that we could think of, against the server as people start it. */
export default defineProof({
  name: 'malformed-requests',
  claim: 'no request makes the server fail (5xx), lose a record or leave half of one',
  fullCases: 10_000,
  reducedCases: 600,
  batchCases: 200,
  open,
});

async function open(harness: BenchHarness): Promise<ProofSession> {
  const dataFolder = `${await harness.folder()}/data`;
  const store = harness.use(await openStore({ dataFolder, migrations }));
  harness.tookPart(store.serverVersion);
  const packs = harness.use(await packRoot(proofPacks));
  const server = harness.use(
    await startChildServer({
      script: serveBase,
      env: { YUZHI_DATA: dataFolder, YUZHI_PORT: '0', YUZHI_PACKS: packs.root, YUZHI_STRICT: '1' },
    }),
  );
  const templates = await templatesOf(server.address);
  return new Session(server, store, anyCase(templates));
}

class Session implements ProofSession {
  readonly #server: ChildServer;
  readonly #store: Store;
  readonly #cases: fc.Arbitrary<MalformedCase>;

  constructor(server: ChildServer, store: Store, cases: fc.Arbitrary<MalformedCase>) {
    this.#server = server;
    this.#store = store;
    this.#cases = cases;
  }

  async batch(seed: number, count: number): Promise<BatchOutcome> {
    const target = { port: Number(new URL(this.#server.address).port), approval: await this.#anApproval() };
    const cases = fc.sample(this.#cases, { seed, numRuns: count });
    const sent = await sendAll(cases, seed, target);
    await this.#settled();
    const rows = await rowsOf(this.#store, sent);
    const failures = sent.flatMap((one): ProofFailure[] => {
      const wrong = [...wrongAnswers(one), ...wrongRecords(one, rows)];
      return wrong.map((what) => ({ seed, what: `${one.case.family}: ${what}`, input: shown(one.case.bytes) }));
    });
    return { failures: [...failures, ...this.#isDead(seed)], counts: countsOf(sent, rows.length) };
  }

  /** The server still answers, and stops in order with nothing left running. */
  async finish(seed: number): Promise<BatchOutcome> {
    const failures: ProofFailure[] = [];
    const healthy = await fetch(`${this.#server.address}/readyz`).then(({ status }) => status, String);
    if (healthy !== 200) failures.push({ seed, what: `at the end /readyz answers ${healthy}`, input: '' });
    const code = await this.#server.stop();
    if (code !== 0)
      failures.push({ seed, what: `the server ended with ${code}: ${this.#server.written().slice(-500)}`, input: '' });
    const { rows } = await this.#store.pool.query<{ n: number }>(
      "select count(*)::integer as n from runs where state = 'running'",
    );
    if (rows[0]?.n !== 0) failures.push({ seed, what: `${rows[0]?.n} runs are left as running`, input: '' });
    return { failures, counts: {} };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server[Symbol.asyncDispose]();
  }

  #isDead(seed: number): readonly ProofFailure[] {
    return this.#server.isAlive()
      ? []
      : [{ seed, what: `the server died: ${this.#server.written().slice(-2_000)}`, input: '' }];
  }

  /** One more `act` that waits, so that the cases have an approval to decide. */
  async #anApproval(): Promise<string> {
    const response = await fetch(`${this.#server.address}/api/operations/governance/proof/order`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"text":"a"}',
    });
    const { approval } = (await response.json()) as { approval: { id: string } };
    return approval.id;
  }

  /** Waits until what clients left behind has ended: nothing is marked as running any more. */
  async #settled(): Promise<void> {
    const until = Date.now() + 30_000;
    while (Date.now() < until) {
      const response = await fetch(`${this.#server.address}/api/runs?state=running&limit=1`);
      const { runs } = (await response.json()) as { runs: readonly unknown[] };
      if (runs.length === 0) return;
    }
  }
}

/** The cases, some of them at the same time, as real clients are. */
async function sendAll(cases: readonly MalformedCase[], seed: number, target: Target): Promise<readonly SentCase[]> {
  const sent: SentCase[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < cases.length; index = next++) {
      const one = cases[index];
      if (one) sent[index] = await sendCase(one, markerOf(seed, index), target);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return sent;
}

function countsOf(sent: readonly SentCase[], runs: number): Record<string, number> {
  const counts: Record<string, number> = { runs };
  for (const { answers } of sent) {
    if (answers.length === 0) counts['no answer'] = (counts['no answer'] ?? 0) + 1;
    for (const { status } of answers) counts[`status ${status}`] = (counts[`status ${status}`] ?? 0) + 1;
  }
  return counts;
}

/** Every example of every operation that the server knows. */
async function templatesOf(address: string): Promise<readonly Template[]> {
  const response = await fetch(`${address}/api/packs`);
  const { packs } = (await response.json()) as { packs: readonly { id: string }[] };
  const described = await Promise.all(
    packs.map(async ({ id }) => (await fetch(`${address}/api/packs/${id}`)).json() as Promise<DescribedPack>),
  );
  const templates = described.flatMap(({ operations }) =>
    operations.flatMap(({ id, examples }) => examples.map(({ input }) => ({ operation: id, input }))),
  );
  if (templates.length < 4) throw new Error(`Only ${templates.length} examples to spoil`);
  return templates;
}

interface DescribedPack {
  readonly operations: readonly { readonly id: string; readonly examples: readonly { readonly input: unknown }[] }[];
}

function shown(bytes: Buffer): string {
  const text = JSON.stringify(bytes.toString('latin1'));
  return text.length > 2_000 ? `${text.slice(0, 2_000)} … (${bytes.length} bytes)` : text;
}
