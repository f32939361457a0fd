import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { packRoot } from '@yuzhi/kernel/testing';
import { openStore } from '@yuzhi/store';
import type { BenchHarness } from '../../tools/harness/bench-harness.ts';
import { builtInDatabase } from '../../tools/harness/built-in-database.ts';
import { startChildServer } from '../../tools/harness/child-server.ts';
import { defineProof } from '../../tools/harness/define-proof.ts';
import type { BatchOutcome, ProofSession } from '../../tools/harness/define-proof.ts';
import { proofPacks } from '../../tools/harness/proof-packs.ts';
import { WriteLoad } from '../../tools/harness/write-load.ts';
import type { AcknowledgedRun } from '../../tools/harness/write-load.ts';
import { traceSyncs } from './trace-syncs.ts';
import type { SyncTrace } from './trace-syncs.ts';

const serveBase = new URL('../../tools/harness/serve-base.ts', import.meta.url);
/** Clocks of this process are read in whole milliseconds. */
const clockMs = 1;
/** What strace has seen arrives here a moment later than the answer. */
const traceMs = 300;
const patienceMs = 60_000;

/** Not what PostgreSQL says of itself (`SHOW fsync`), but what it asks of the kernel. */
export default defineProof({
  name: 'counted-syncs',
  claim: 'between a write and its answer the log was synced to disk, by the count of system calls',
  fullCases: 5_000,
  reducedCases: 400,
  batchCases: 200,
  open,
});

async function open(harness: BenchHarness): Promise<ProofSession> {
  const packs = harness.use(await packRoot(proofPacks));
  const honest = await traced(harness, packs.root, `${await harness.folder()}/data`);
  return {
    batch: (seed, cases) => honest.batch(seed, cases),
    // A judge that cannot say no proves nothing: a database with fsync off has to be found out.
    async finish(seed): Promise<BatchOutcome> {
      const dataFolder = `${await harness.folder()}/data`;
      await (await openStore({ dataFolder, migrations: [] })).close();
      appendFileSync(path.join(dataFolder, 'postgres', 'postgresql.conf'), '\nfsync = off\n');
      const dishonest = await traced(harness, packs.root, dataFolder);
      const { failures, counts } = await dishonest.batch(seed, 20);
      const seen = counts['acknowledged, one at a time'] ?? 0;
      const isFoundOut = failures.length >= seen && seen > 0;
      const what = `a database that never syncs passed: ${failures.length} of ${seen} writes were found out`;
      return {
        counts: { 'control: writes without a sync found out': failures.length },
        failures: isFoundOut ? [] : [{ seed, what, input: 'fsync = off' }],
      };
    },
    async [Symbol.asyncDispose]() {},
  };
}

interface Traced {
  batch(seed: number, cases: number): Promise<BatchOutcome>;
}

async function traced(harness: BenchHarness, packs: string, dataFolder: string): Promise<Traced> {
  const server = harness.use(
    await startChildServer({
      script: serveBase,
      env: { YUZHI_DATA: dataFolder, YUZHI_PORT: '0', YUZHI_PACKS: packs, YUZHI_STRICT: '1' },
    }),
  );
  const { pid, url } = builtInDatabase(dataFolder);
  if (pid === null) throw new Error('The built-in database does not run');
  {
    await using store = await openStore({ databaseUrl: url, dataFolder, migrations: [], migrate: false });
    harness.tookPart(store.serverVersion);
  }
  const trace = harness.use(await traceSyncs(pid));
  return {
    async batch(seed, cases) {
      const alone = await writes(server.address, `${seed}-alone`, 1, cases / 2);
      const before = trace.syncs.length;
      const together = await writes(server.address, `${seed}-together`, 32, cases / 2);
      await wait(traceMs);
      const shared = trace.syncs.length - before;
      const missed = [...unsynced(alone, trace), ...unsynced(together, trace)];
      // What the judge could not see is no counter-example.
      if (missed.length > 0 && !(await trace.isWhole()))
        throw new Error('strace lost sight of a process of the server');
      return {
        failures: missed.map(({ marker }) => ({
          seed,
          what: `${marker} was acknowledged and no sync of the log had ended since it was sent`,
          input: marker,
        })),
        counts: {
          'acknowledged, one at a time': alone.length,
          'acknowledged, 32 at a time': together.length,
          'syncs for those at a time': shared,
        },
      };
    },
  };
}

async function writes(
  address: string,
  name: string,
  writers: number,
  count: number,
): Promise<readonly AcknowledgedRun[]> {
  const load = new WriteLoad({ name: `sync-${process.pid}-${name}`, address: () => address, writers, actEvery: 0 });
  await load.more(count, patienceMs);
  return (await load.stop()).runs;
}

function unsynced(runs: readonly AcknowledgedRun[], { syncs }: SyncTrace): readonly AcknowledgedRun[] {
  return runs.filter(
    ({ sentAt, answeredAt }) => !syncs.some((at) => at >= sentAt - clockMs && at <= answeredAt + clockMs),
  );
}
