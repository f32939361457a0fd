import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, fsyncSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { packRoot } from '@yuzhi/kernel/testing';
import { YuzhiError } from '@yuzhi/sdk';
import { backupNow, openStore, translate } from '@yuzhi/store';
import type { BenchHarness } from '../../tools/harness/bench-harness.ts';
import { builtInDatabase } from '../../tools/harness/built-in-database.ts';
import { startChildServer } from '../../tools/harness/child-server.ts';
import type { ChildServer } from '../../tools/harness/child-server.ts';
import { defineProof } from '../../tools/harness/define-proof.ts';
import type { BatchOutcome, ProofSession } from '../../tools/harness/define-proof.ts';
import { wrongWrites } from '../../tools/harness/judge-writes.ts';
import { proofPacks } from '../../tools/harness/proof-packs.ts';
import { WriteLoad } from '../../tools/harness/write-load.ts';

const serveBase = new URL('../../tools/harness/serve-base.ts', import.meta.url);
const returnMs = 60_000;
/** Room for a new database and a few segments of its log. */
const diskMiB = 150;
/** How long the disk stays full. */
const fullMs = 1_500;

/** A disk that is full in the middle of writing, at a moment that the seed chooses, and has room again a little later. */
export default defineProof({
  name: 'disk-full',
  claim: 'a full disk loses nothing that was acknowledged, is called by its name, and is over when there is room again',
  fullCases: 30,
  reducedCases: 2,
  batchCases: 1,
  open,
});

async function open(harness: BenchHarness): Promise<ProofSession> {
  const disk = await harness.folder();
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${diskMiB}m,mode=0755`, 'tmpfs', disk]);
  if (mounted.status !== 0) throw new Error('This proof fills a small disk, which only root can mount');
  harness.use({ [Symbol.asyncDispose]: async () => void spawnSync('umount', ['-l', disk]) });
  const packs = harness.use(await packRoot(proofPacks));
  const dataFolder = path.join(disk, 'data');
  const server = harness.use(
    await startChildServer({
      script: serveBase,
      env: {
        YUZHI_DATA: dataFolder,
        YUZHI_PORT: '0',
        YUZHI_PACKS: packs.root,
        YUZHI_STRICT: '1',
        YUZHI_LOG_LEVEL: 'silent',
      },
    }),
  );
  await using store = await look(dataFolder);
  harness.tookPart(store.serverVersion);
  return new Session(server, disk, dataFolder);
}

class Session implements ProofSession {
  readonly #server: ChildServer;
  readonly #disk: string;
  readonly #dataFolder: string;

  constructor(server: ChildServer, disk: string, dataFolder: string) {
    this.#server = server;
    this.#disk = disk;
    this.#dataFolder = dataFolder;
  }

  async batch(seed: number): Promise<BatchOutcome> {
    const [afterMs = 0] = fc.sample(fc.integer({ min: 0, max: 300 }), { seed, numRuns: 1 });
    const filler = path.join(this.#disk, 'filler');
    // Long writes fill what the log has in reserve, so that it is in the middle of one that the room ends.
    const load = new WriteLoad({
      name: `full-${process.pid}-${seed}`,
      address: () => this.#server.address,
      padding: 20_000,
    });
    const hasBegun = await load.more(1, returnMs);
    await wait(afterMs);
    const backup = await this.#fillAndBackUp(filler);
    rmSync(filler, { force: true });
    const isBack = await load.more(8, returnMs);
    const written = await load.stop();
    const wrong = [
      ...(hasBegun ? [] : ['the base did not answer before the disk was full']),
      ...(isBack ? [] : [`no write was acknowledged within ${returnMs / 1000} s after there was room`]),
      ...(this.#server.isAlive() ? [] : [`the server died: ${this.#server.written().slice(-1_000)}`]),
      ...backup.wrong,
      ...written.defects,
      ...(await this.#judge(written)),
    ];
    return {
      counts: { ...written.outcomes, acknowledged: written.runs.length, [`backup: ${backup.outcome}`]: 1 },
      failures: wrong.map((what) => ({ seed, what, input: `full ${afterMs} ms into the load` })),
    };
  }

  async finish(): Promise<BatchOutcome> {
    return { failures: [], counts: {} };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server[Symbol.asyncDispose]();
  }

  /** Fills the disk to the last byte, keeps it full, and tries to take a backup on it. */
  async #fillAndBackUp(filler: string): Promise<{ readonly outcome: string; readonly wrong: readonly string[] }> {
    fill(filler);
    const folder = path.join(this.#disk, 'backups');
    const outcome = await this.#backUp(folder);
    for (const end = Date.now() + fullMs; Date.now() < end; await wait(50)) fill(filler);
    const left = existsSync(folder) ? readdirSync(folder) : [];
    const isForeseen = ['STORE_DISK_FULL', 'STORE_UNAVAILABLE'].includes(outcome);
    return {
      outcome,
      wrong: [
        ...(isForeseen ? [] : [`a backup onto the full disk ended with ${outcome}`]),
        ...(left.length === 0 ? [] : [`it left ${left.join(', ')}`]),
      ],
    };
  }

  async #backUp(folder: string): Promise<string> {
    try {
      await using store = await look(this.#dataFolder);
      await backupNow(store, { folder });
      return 'done';
    } catch (error) {
      const known = translate(error);
      return known instanceof YuzhiError ? known.code : String(error);
    }
  }

  /** Right after a recovery the database may still be on its way up. */
  async #judge(written: Parameters<typeof wrongWrites>[1]): Promise<readonly string[]> {
    for (const end = Date.now() + returnMs; ; await wait(200))
      try {
        await using store = await look(this.#dataFolder);
        return await wrongWrites(store, written);
      } catch (error) {
        if (Date.now() > end) throw error;
      }
  }
}

function look(dataFolder: string): ReturnType<typeof openStore> {
  const { url } = builtInDatabase(dataFolder);
  return openStore({ databaseUrl: url, dataFolder, migrations: [], migrate: false });
}

/** Appends until nothing fits any more. */
function fill(file: string): void {
  const descriptor = openSync(file, 'a');
  try {
    for (const size of [1024 ** 2, 4096, 1]) appendAll(descriptor, Buffer.alloc(size));
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function appendAll(descriptor: number, chunk: Buffer): void {
  try {
    while (writeSync(descriptor, chunk) > 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}
