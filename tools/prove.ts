import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openHarness } from './harness/bench-harness.ts';
import { commitOf } from './harness/commit.ts';
import type { Proof, ProofSession } from './harness/define-proof.ts';
import { foundIn } from './harness/found-in.ts';
import { machineWith } from './harness/machine.ts';
import { freshState, readState, removeState, withOutcome, writeState } from './harness/proof-state.ts';
import type { ProofState } from './harness/proof-state.ts';
import { rotatingSeed } from './harness/rotating-seed.ts';
import { textTable } from './harness/text-table.ts';

/**
 * `npm run prove` lists the proofs.
 * `npm run prove -- NAME` runs one at full count, in parts of at most ten minutes: exit code 75 says that the same
 * command goes on where this part ended. At the end it writes `proofs/results/NAME.json`.
 * `npm run prove -- [NAME] --reduced` runs one, or all, at a reduced count and writes nothing.
 * `--seed N` and `--cases N` repeat what a failure names; `--cases` writes nothing either.
 *
 * Exit codes: 0 proved, 1 a counter-example, 2 no such proof, 75 not finished yet.
 */

const exitCodes = { proved: 0, refuted: 1, unknown: 2, unfinished: 75 } as const;
type Verdict = Exclude<keyof typeof exitCodes, 'unknown'>;

const root = path.resolve(import.meta.dirname, '..');
const partMs = 9 * 60_000;
/** The part ends by itself; this is for one that hangs. */
const limitMs = 10 * 60_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { reduced: { type: 'boolean', default: false }, seed: { type: 'string' }, cases: { type: 'string' } },
});
const proofs = await foundIn<Proof>(path.join(root, 'proofs'), 'proof.ts');
const commit = commitOf(root);
const [name] = positionals;
const chosen = name === undefined && values.reduced ? proofs : proofs.filter((proof) => proof.name === name);

if (chosen.length === 0) {
  if (name !== undefined) console.error(`Cannot prove ${name}: there is no proofs/${name}/proof.ts`);
  list();
  process.exitCode = name === undefined ? 0 : exitCodes.unknown;
}
for (const proof of chosen) {
  const verdict = await prove(proof);
  process.exitCode = Math.max(Number(process.exitCode ?? 0), exitCodes[verdict]);
}

function list(): void {
  const rows = proofs.map(({ name: id, fullCases, reducedCases, claim }) => [
    id,
    String(fullCases),
    String(reducedCases),
    claim,
  ]);
  console.log(textTable([['NAME', 'CASES', 'REDUCED', 'CLAIM'], ...rows]));
  console.log('\nnpm run prove -- NAME [--reduced] [--seed N] [--cases N]');
}

function prove(proof: Proof): Promise<Verdict> {
  const asked = values.seed === undefined ? null : wholeNumber('--seed', values.seed);
  const seed = asked ?? rotatingSeed(commit, new Date().toISOString().slice(0, 10));
  if (values.cases !== undefined) return proveSome(proof, seed, wholeNumber('--cases', values.cases));
  if (values.reduced) return proveSome(proof, seed, proof.reducedCases);
  return proveAll(proof, asked, seed);
}

/** A reduced count in one sitting. */
async function proveSome(proof: Proof, seed: number, cases: number): Promise<Verdict> {
  console.log(`${proof.name}: ${cases} cases, --seed ${seed}`);
  const { state } = await sitting(proof, freshState(commit, seed), cases, () => {});
  report(proof, state);
  if (state.cases < cases) return 'unfinished';
  return state.failures.length === 0 ? 'proved' : 'refuted';
}

/** The next part of the full count. */
async function proveAll(proof: Proof, asked: number | null, seed: number): Promise<Verdict> {
  const file = path.join(root, 'proofs', proof.name, '.state.json');
  const begun = readState(file, commit, asked) ?? freshState(commit, seed);
  console.log(
    `${proof.name}: ${begun.cases} of ${proof.fullCases} cases are done, --seed ${begun.seed}, commit ${commit}`,
  );
  const part = { ...begun, parts: begun.parts + 1 };
  const { state, postgresVersion } = await sitting(proof, part, proof.fullCases, (now) => writeState(file, now));
  report(proof, state);
  if (state.cases < proof.fullCases) {
    console.log(`Not finished: run it again to go on after ${state.cases} cases`);
    return 'unfinished';
  }
  writeResult(proof, state, postgresVersion);
  removeState(file);
  return state.failures.length === 0 ? 'proved' : 'refuted';
}

interface Sitting {
  readonly state: ProofState;
  readonly postgresVersion: string | null;
}

/** Batches until the count is reached or the time of this part is over. */
async function sitting(
  proof: Proof,
  begun: ProofState,
  cases: number,
  keep: (state: ProofState) => void,
): Promise<Sitting> {
  const until = Date.now() + partMs;
  await using harness = openHarness(limitMs);
  const watchdog = setTimeout(() => hangs(proof), limitMs);
  const session = await proof.open(harness);
  let state = begun;
  let longestMs = 0;
  while (state.cases < cases && Date.now() + longestMs < until) {
    const batchBegun = Date.now();
    state = await oneBatch(proof, session, state, cases);
    longestMs = Math.max(longestMs, Date.now() - batchBegun);
    keep(state);
    console.log(`  ${state.cases} of ${cases} cases, ${state.failures.length} failures`);
  }
  state = withOutcome(state, await session.finish(state.seed), 0);
  await session[Symbol.asyncDispose]();
  clearTimeout(watchdog);
  keep(state);
  return { state, postgresVersion: harness.postgresVersion };
}

async function oneBatch(proof: Proof, session: ProofSession, state: ProofState, cases: number): Promise<ProofState> {
  const size = Math.min(proof.batchCases, cases - state.cases);
  const outcome = await session.batch(state.seed + state.batches, size);
  return { ...withOutcome(state, outcome, size), batches: state.batches + 1 };
}

function hangs(proof: Proof): never {
  console.error(`${proof.name} did not come to the end of a batch within ten minutes`);
  process.exit(exitCodes.refuted);
}

function report(proof: Proof, state: ProofState): void {
  for (const { seed, what, input } of state.failures)
    console.error(
      `\nCOUNTER-EXAMPLE (--seed ${seed} --cases ${Math.min(proof.batchCases, state.cases)}): ${what}\n${input}`,
    );
  const rows = Object.entries(state.counts).toSorted(([a], [b]) => (a < b ? -1 : 1));
  console.log(textTable([['COUNTED', ''], ...rows.map(([what, count]) => [what, String(count)])]));
}

function writeResult(proof: Proof, state: ProofState, postgresVersion: string | null): void {
  const folder = path.join(root, 'proofs', 'results');
  mkdirSync(folder, { recursive: true });
  const { seed, batches, parts, cases, counts, failures } = state;
  const result = {
    name: proof.name,
    claim: proof.claim,
    commit,
    machine: machineWith(postgresVersion),
    seeds: { first: seed, last: seed + batches - 1 },
    parts,
    cases,
    counts,
    failures,
  };
  writeFileSync(path.join(folder, `${proof.name}.json`), `${JSON.stringify(result, null, 2)}\n`);
}

function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new RangeError(`${option} takes a whole number`);
  return Number(text);
}
