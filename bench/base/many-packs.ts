import { alternate } from '../../tools/harness/alternate.ts';
import type { BenchHarness } from '../../tools/harness/bench-harness.ts';
import { startChildServer } from '../../tools/harness/child-server.ts';
import type { Finding } from '../../tools/harness/define-bench.ts';
import { median, spreadOf } from '../../tools/harness/median.ts';
import { openLedgerEyes } from './ledger-eyes.ts';
import { writePacks } from './write-packs.ts';

const count = 45;

interface Start {
  readonly seconds: number;
  readonly rssMiB: number;
}

/** What 45 generated packs add to a start: the base from spawn to listening, with them and without, in turn. */
export async function manyPacks(harness: BenchHarness): Promise<Finding[]> {
  const folder = await harness.folder();
  const dataFolder = `${folder}/data`;
  // Held open, so that the database runs throughout and its own start is in neither reading.
  const ledger = harness.use(await openLedgerEyes(dataFolder));
  harness.tookPart(ledger.postgresVersion);
  await writePacks(`${folder}/packs`, count);
  const env = { YUZHI_DATA: dataFolder, YUZHI_PORT: '0' };
  const { with45, without } = await alternate(
    {
      with45: () => start(harness, { ...env, YUZHI_PACKS: `${folder}/packs` }, count),
      without: () => start(harness, env, 0),
    },
    { rounds: 7 },
  );
  const added = difference(with45, without, ({ seconds }) => seconds);
  const addedRss = difference(with45, without, ({ rssMiB }) => rssMiB);
  return [
    { id: 'base.packs45_added_s', unit: 's', ...added, against: `start without them: ${added.base.toFixed(2)} s` },
    {
      id: 'base.packs45_added_rss_mib',
      unit: 'MiB',
      ...addedRss,
      against: `without them: ${addedRss.base.toFixed(0)} MiB`,
    },
  ].map(({ base, ...finding }) => ({ ...finding, ratio: finding.value / base }));
}

async function start(harness: BenchHarness, env: Readonly<Record<string, string>>, expected: number): Promise<Start> {
  await using server = await startChildServer({
    script: new URL('../../tools/harness/serve-base.ts', import.meta.url),
    env,
  });
  const { rssBytes } = await server.read();
  const loaded = await generatedPacks(server.address);
  if (loaded !== expected) throw new Error(`${loaded} generated packs are ready where ${expected} should be`);
  const reading = { seconds: server.startMs / 1_000, rssMiB: rssBytes / 2 ** 20 };
  harness.say(`${expected} generated packs: ${reading.seconds.toFixed(2)} s, ${reading.rssMiB.toFixed(0)} MiB`);
  return reading;
}

async function generatedPacks(address: string): Promise<number> {
  const response = await fetch(`${address}/api/packs`);
  const { packs } = (await response.json()) as { packs: readonly { readonly id: string; readonly state: string }[] };
  return packs.filter(({ id, state }) => id.includes('/generated-') && state === 'ready').length;
}

function difference(more: readonly Start[], less: readonly Start[], read: (start: Start) => number) {
  const [high, base] = [median(more.map(read)), median(less.map(read))];
  const pairs = more.map((start, round) => read(start) - read(less[round] ?? start));
  return { value: high - base, base, spread: spreadOf(pairs) };
}
