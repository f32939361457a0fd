import { randomUUID } from 'node:crypto';
import { packRoot } from '@yuzhi/kernel/testing';
import { migrations } from '@yuzhi/server';
import { openStore } from '@yuzhi/store';
import type { Store } from '@yuzhi/store';
import { startMachineServer } from '@yuzhi/store/testing';
import type { BenchHarness } from '../../tools/harness/bench-harness.ts';
import { startChildServer } from '../../tools/harness/child-server.ts';
import type { ChildServer } from '../../tools/harness/child-server.ts';
import { defineProof } from '../../tools/harness/define-proof.ts';
import type { BatchOutcome, ProofSession } from '../../tools/harness/define-proof.ts';
import { wrongWrites } from '../../tools/harness/judge-writes.ts';
import { proofPacks } from '../../tools/harness/proof-packs.ts';
import { WriteLoad } from '../../tools/harness/write-load.ts';

const serveBase = new URL('../../tools/harness/serve-base.ts', import.meta.url);
const patienceMs = 60_000;

/** Two servers that know nothing of each other, on one PostgreSQL: that of this machine, or a built-in one. */
export default defineProof({
  name: 'two-servers',
  claim:
    'two servers on one database migrate it once, decide each approval once, lose and double nothing, and outlive each other',
  fullCases: 500,
  reducedCases: 10,
  batchCases: 20,
  open,
});

async function open(harness: BenchHarness): Promise<ProofSession> {
  const packs = harness.use(await packRoot(proofPacks));
  const machine = await startMachineServer();
  if (machine) harness.use(machine);
  const dataFolder = `${await harness.folder()}/data`;
  const admin = harness.use(await openStore({ databaseUrl: machine?.url, dataFolder, migrations: [], migrate: false }));
  harness.tookPart(admin.serverVersion);
  const url = machine?.url ?? builtInUrl(admin);
  return {
    async batch(seed, cases) {
      const name = `two_${randomUUID().replaceAll('-', '')}`;
      await admin.pool.query(`create database ${name}`);
      const own = new URL(url);
      own.pathname = `/${name}`;
      const pair = await Pair.start({ databaseUrl: own.href, packs: packs.root, dataFolder });
      try {
        return await oneBatch(pair, seed, cases);
      } finally {
        await pair.stop();
        await admin.pool.query(`drop database ${name} with (force)`);
      }
    },
    finish: async () => ({ failures: [], counts: {} }),
    async [Symbol.asyncDispose]() {},
  };
}

/** The address of the database that the store has open. */
function builtInUrl({ pool }: Store): string {
  const { user, password, host, port } = pool.options;
  return `postgres://${user}:${String(password)}@${host}:${port}/postgres`;
}

interface PairOptions {
  readonly databaseUrl: string;
  readonly packs: string;
  readonly dataFolder: string;
}

class Pair {
  readonly servers: [ChildServer, ChildServer];
  readonly store: Store;
  readonly #options: PairOptions;

  private constructor(servers: [ChildServer, ChildServer], store: Store, options: PairOptions) {
    this.servers = servers;
    this.store = store;
    this.#options = options;
  }

  /** Both at once on a database that is still empty. */
  static async start(options: PairOptions): Promise<Pair> {
    const servers = await Promise.all([serverOn(options), serverOn(options)]);
    return new Pair(servers, await openStore({ ...options, migrations, migrate: false }), options);
  }

  /** kill −9 of one; another takes its place. */
  async replace(index: 0 | 1, meanwhile: () => Promise<boolean>): Promise<boolean> {
    process.kill(this.servers[index].pid, 'SIGKILL');
    const wentOn = await meanwhile();
    this.servers[index] = await serverOn(this.#options);
    return wentOn;
  }

  async stop(): Promise<void> {
    await this.store.close();
    await Promise.all(this.servers.map((server) => server.stop()));
  }
}

function serverOn({ databaseUrl, packs, dataFolder }: PairOptions): Promise<ChildServer> {
  const env = { DATABASE_URL: databaseUrl, YUZHI_DATA: dataFolder, YUZHI_PACKS: packs };
  return startChildServer({ script: serveBase, env: { ...env, YUZHI_PORT: '0', YUZHI_STRICT: '1' }, patienceMs });
}

async function oneBatch(pair: Pair, seed: number, cases: number): Promise<BatchOutcome> {
  const wrong = [...(await wrongMigrations(pair.store))];
  const loads = ([0, 1] as const).map(
    (index) =>
      new WriteLoad({
        name: `two-${process.pid}-${seed}-${index}`,
        address: () => pair.servers[index].address,
        writers: 4,
      }),
  );
  const counts: Record<string, number> = {};
  for (let index = 0; index < cases; index += 1) {
    if (index === cases >> 1) {
      const victim = (seed % 2) as 0 | 1;
      const wentOn = await pair.replace(victim, async () => (await loads[1 - victim]?.more(5, patienceMs)) ?? false);
      if (!wentOn) wrong.push('one server did not outlive the other');
    }
    wrong.push(...(await race(pair, counts)));
  }
  for (const load of loads) {
    if (!(await load.more(1, patienceMs))) wrong.push('a server no longer acknowledges');
    const written = await load.stop();
    counts['acknowledged'] = (counts['acknowledged'] ?? 0) + written.runs.length;
    wrong.push(...written.defects, ...(await wrongWrites(pair.store, written)));
  }
  return { counts, failures: wrong.map((what) => ({ seed, what, input: `batch of ${cases}` })) };
}

async function wrongMigrations({ pool }: Store): Promise<readonly string[]> {
  const { rows } = await pool.query<{ n: number; names: number }>(
    'select count(*)::integer as n, count(distinct name)::integer as names from kysely_migration',
  );
  return rows[0] && rows[0].n === rows[0].names && rows[0].n > 0 ? [] : ['the migrations did not run once each'];
}

/** One approval, decided by both servers in the same moment: once for, once against. */
async function race({ servers, store }: Pair, counts: Record<string, number>): Promise<readonly string[]> {
  const asked = await post(servers[0], '/api/operations/governance/proof/order', { text: 'race' });
  const { approval } = (await asked.json()) as { approval: { id: string } };
  const answers = await Promise.all(
    (['approved', 'rejected'] as const).map(async (decision, index) => {
      const answer = await post(servers[index === 0 ? 0 : 1], `/api/approvals/${approval.id}/decision`, {
        decision,
        reason: '同意',
      });
      await answer.body?.cancel();
      return { decision, status: answer.status };
    }),
  );
  const won = answers.filter(({ status }) => status === 200);
  const lost = answers.filter(({ status }) => status === 409);
  const [winner] = won;
  if (won.length !== 1 || lost.length !== 1 || !winner)
    return [`of two decisions ${answers.map(({ decision, status }) => `${decision} got ${status}`).join(', ')}`];
  counts[`${winner.decision} first`] = (counts[`${winner.decision} first`] ?? 0) + 1;
  const { rows } = await store.pool.query<{ state: string; runs: number }>(
    `select state, (select count(*)::integer from runs where approval_id = approvals.id) as runs from approvals where id = $1`,
    [approval.id],
  );
  const expected = { state: winner.decision, runs: winner.decision === 'approved' ? 1 : 0 };
  return JSON.stringify(rows[0]) === JSON.stringify(expected)
    ? []
    : [`${winner.decision} was answered and the store holds ${JSON.stringify(rows[0])}`];
}

function post(server: ChildServer, path: string, body: object): Promise<Response> {
  return fetch(`${server.address}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(patienceMs),
  });
}
