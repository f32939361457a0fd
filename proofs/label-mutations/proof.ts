import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { addVisibleLabel, contentDigest, pictureFingerprint, readLabel, verdicts, writeLabel } from '@yuzhi/labels';
import { YuzhiError } from '@yuzhi/sdk';
import { defineProof } from '../../tools/harness/define-proof.ts';
import type { BatchOutcome, ProofFailure, ProofSession } from '../../tools/harness/define-proof.ts';
import { mutated, randomFrom } from './mutate.ts';
import { sampleLabel, seedFiles } from './seed-files.ts';
import type { SeedFile } from './seed-files.ts';

/** Most CPU time that one mutated file may cost, in milliseconds: far above what any does, far below a hang. */
const mostCpuMs = 1_000;
/** Most memory that the process may have grown by at the end of a batch, and most that it may still hold then, in bytes. */
const [mostGrowth, mostHeld] = [256 * 1024 * 1024, 48 * 1024 * 1024];

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** A hundred thousand damaged files: each gives a report, and none that is written comes out wrong. */
export default defineProof({
  name: 'label-mutations',
  claim:
    'any file is judged without a crash, a hang or unbounded memory, and what is written or drawn into it reads back',
  fullCases: 100_000,
  reducedCases: 2_500,
  batchCases: 1_000,
  async open() {
    const files = seedFiles();
    await collected();
    return new Session(files);
  },
});

class Session implements ProofSession {
  readonly #files: readonly SeedFile[];
  readonly #memoryBefore = process.memoryUsage().rss;
  readonly #heldBefore = held();
  #memoryMost = 0;
  #heldMost = 0;

  constructor(files: readonly SeedFile[]) {
    this.#files = files;
  }

  async batch(seed: number, cases: number): Promise<BatchOutcome> {
    const below = randomFrom(seed);
    const failures: ProofFailure[] = [];
    const counts: Record<string, number> = {};
    for (let index = 0; index < cases; index += 1) {
      const file = this.#files[below(this.#files.length)];
      const other = this.#files[below(this.#files.length)];
      if (file === undefined || other === undefined) continue;
      const data = mutated(file.data, other.data, below);
      const { outcome, what } = tried(file.name, data);
      counts[outcome] = (counts[outcome] ?? 0) + 1;
      if (what !== null)
        failures.push({ seed, what: `case ${index} (${file.name}): ${what}`, input: data.toString('base64') });
    }
    this.#memoryMost = Math.max(this.#memoryMost, process.memoryUsage().rss - this.#memoryBefore);
    await collected();
    this.#heldMost = Math.max(this.#heldMost, held() - this.#heldBefore);
    return { failures, counts };
  }

  finish(seed: number): Promise<BatchOutcome> {
    const [grown, kept] = [this.#memoryMost, this.#heldMost].map((bytes) => Math.max(0, Math.ceil(bytes / 1024 ** 2)));
    const counts = { mebibytesGrown: grown ?? 0, mebibytesHeld: kept ?? 0 };
    const isBounded = this.#memoryMost <= mostGrowth && this.#heldMost <= mostHeld;
    const what = `the process grew by ${grown} MiB and held ${kept} MiB more`;
    return Promise.resolve({ failures: isBounded ? [] : [{ seed, what, input: '' }], counts });
  }

  async [Symbol.asyncDispose](): Promise<void> {}
}

/** Memory that is in use: objects, and buffers outside of the heap. */
function held(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** What nobody needs any more is given back; buffers take a second round. */
async function collected(): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    collect();
    await setImmediate();
  }
}

interface Tried {
  readonly outcome: string;
  /** What was broken; `null` when nothing was. */
  readonly what: string | null;
}

function tried(name: string, data: Buffer): Tried {
  const before = process.cpuUsage();
  try {
    const { verdict, findings } = readLabel(data, name);
    const outcome = verdict;
    if (!verdicts.includes(verdict)) return { outcome, what: 'it gave no verdict' };
    if (verdict !== 'compliant' && verdict !== 'not_found' && findings.every(({ weight }) => weight === 'note'))
      return { outcome, what: `${verdict} without a reason` };
    pictureFingerprint(data, name);
    return { outcome, what: writtenWrong(name, data) ?? shownWrong(name, data) ?? tooSlow(before) };
  } catch (error) {
    return { outcome: 'crashed', what: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** A file that lets itself be written into reads back, with its content as it was. */
function writtenWrong(name: string, data: Buffer): string | null {
  try {
    const { bytes } = writeLabel(data, sampleLabel, name);
    const report = readLabel(bytes, name);
    if (report.verdict !== 'compliant' || report.copies.length !== 1) return 'what was written does not read back';
    const [was, is] = [data, bytes].map((one) => contentDigest(one, name, 'sha256')?.toString('hex'));
    return was === is ? null : 'writing changed the content';
  } catch (error) {
    if (!(error instanceof YuzhiError)) throw error;
    return null;
  }
}

/** What takes a visible label takes the metadata label after it as before, and a second visible one changes nothing. */
function shownWrong(name: string, data: Buffer): string | null {
  try {
    const once = addVisibleLabel(data, name).bytes;
    if (!Buffer.from(addVisibleLabel(once, name).bytes).equals(once)) return 'a second visible label changes the file';
    const report = readLabel(writeLabel(once, sampleLabel, name).bytes, name);
    return report.verdict === 'compliant' ? null : 'with a visible label the metadata does not read back';
  } catch (error) {
    if (!(error instanceof YuzhiError)) throw error;
    return null;
  }
}

function tooSlow(before: NodeJS.CpuUsage): string | null {
  const { user, system } = process.cpuUsage(before);
  const cpuMs = (user + system) / 1000;
  return cpuMs > mostCpuMs ? `it took ${Math.round(cpuMs)} ms of CPU` : null;
}
