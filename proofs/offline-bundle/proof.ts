import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { makeBundle } from '../../tools/bundle/make-bundle.ts';
import { platforms } from '../../tools/bundle/platform.ts';
import type { Platform } from '../../tools/bundle/platform.ts';
import { sha256Of, writeSums } from '../../tools/bundle/sums.ts';
import type { BenchHarness } from '../../tools/harness/bench-harness.ts';
import { defineProof } from '../../tools/harness/define-proof.ts';
import type { BatchOutcome, ProofSession } from '../../tools/harness/define-proof.ts';

const root = path.resolve(import.meta.dirname, '../..');
const journey = path.join(import.meta.dirname, 'journey.ts');

/** The archive, where nothing of the outside can be reached: a network namespace with no route and no address but lo. */
export default defineProof({
  name: 'offline-bundle',
  claim: 'the archive installs, serves, backs up, restores and upgrades without a network, and is made the same again',
  fullCases: 4,
  reducedCases: 1,
  batchCases: 1,
  open,
});

async function open(harness: BenchHarness): Promise<ProofSession> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    throw new Error('This proof takes the network away from processes, which only root on Linux can');
  const folder = await harness.folder();
  const out = path.join(folder, 'dist');
  const here = platformOf(process.arch);
  const { file, bytes } = await makeBundle(root, out, here);
  harness.say(`${file}: ${bytes} bytes`);
  writeSums(out, [file]);
  const cases: readonly Case[] = [
    { what: 'as root', look: async () => travel(path.join(out, file), folder, 'root') },
    { what: 'as a user', look: async () => travel(path.join(out, file), folder, 'user') },
    { what: 'made again', look: async () => compare(path.join(out, file), path.join(folder, 'again'), here) },
    { what: 'for the other platform', look: async () => makeOther(path.join(folder, 'other'), here) },
  ];
  let next: number | null = null;
  return {
    async batch(seed): Promise<BatchOutcome> {
      // A single case is root's one day and the user's the next.
      next = next === null ? seed % 2 : next + 1;
      const one = cases[next % cases.length];
      if (!one) return { failures: [], counts: {} };
      const wrong = await one.look();
      const counts = { [one.what]: 1 };
      return { failures: wrong.map((what) => ({ seed, what, input: one.what })), counts };
    },
    finish: async () => ({ failures: [], counts: {} }),
    async [Symbol.asyncDispose]() {},
  };
}

interface Case {
  readonly what: string;
  /** What went wrong. */
  look(): Promise<readonly string[]>;
}

function platformOf(cpu: string): Platform {
  const found = platforms.find((platform) => platform.cpu === cpu);
  if (!found) throw new Error(`There is no bundle for ${cpu}`);
  return found;
}

function travel(archive: string, base: string, who: 'root' | 'user'): readonly string[] {
  const folder = path.join(base, who);
  mkdirSync(folder);
  const offline = 'ip link set lo up && exec "$@"';
  const { stdout, stderr } = spawnSync(
    'unshare',
    ['--net', '--', 'sh', '-c', offline, 'sh', process.execPath, journey, archive, folder, who],
    { encoding: 'utf8', timeout: 5 * 60_000 },
  );
  const last = stdout.trim().split('\n').at(-1) ?? '';
  return last.startsWith('[') ? (JSON.parse(last) as string[]) : [`the journey broke off\n${stdout}${stderr}`];
}

async function compare(first: string, out: string, platform: Platform): Promise<readonly string[]> {
  const { file } = await makeBundle(root, out, platform);
  return sha256Of(path.join(out, file)) === sha256Of(first) ? [] : ['the same commit gave other bytes'];
}

/** What cannot be run here is looked at: its packages by the hashes of the lockfile, its programs by their machine. */
async function makeOther(out: string, here: Platform): Promise<readonly string[]> {
  const other = platforms.find(({ name }) => name !== here.name);
  if (!other) return ['there is no other platform'];
  const { programs } = await makeBundle(root, out, other);
  return programs < 20 ? [`only ${programs} programs for ${other.name}`] : [];
}
