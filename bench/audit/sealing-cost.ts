import { alternate } from '../../tools/harness/alternate.ts';
import type { BenchHarness } from '../../tools/harness/bench-harness.ts';
import { startChildServer } from '../../tools/harness/child-server.ts';
import type { ChildServer } from '../../tools/harness/child-server.ts';
import type { Finding } from '../../tools/harness/define-bench.ts';
import { median, spreadOf } from '../../tools/harness/median.ts';
import { openLedgerEyes } from '../base/ledger-eyes.ts';
import type { LedgerEyes } from '../base/ledger-eyes.ts';
import { load } from '../base/load.ts';
import { loadSubject, subjectId } from '../base/subject.ts';

const connections = 64;
const requests = 12_000;

interface Reading {
  readonly cpuUs: number;
  readonly postgresCpuUs: number;
  readonly perSecond: number;
}

interface Side {
  readonly server: ChildServer;
  readonly ledger: LedgerEyes;
}

/** The same load on a server that seals beside its requests and on one that leaves its entries in the queue. */
export async function sealingCost(harness: BenchHarness): Promise<Finding[]> {
  const { entry } = await loadSubject();
  const body = JSON.stringify(entry.definition.examples[0]?.input);
  const sides = { sealing: await aSide(harness, '1'), unsealed: await aSide(harness, '0') };
  const reader = (name: 'sealing' | 'unsealed') => async (): Promise<Reading> => {
    const reading = await readingOf(sides[name], body);
    const { cpuUs, postgresCpuUs, perSecond } = reading;
    harness.say(
      `${name}: ${cpuUs.toFixed(1)} µs of CPU, PostgreSQL ${postgresCpuUs.toFixed(1)} µs, ${perSecond.toFixed(0)}/s`,
    );
    return reading;
  };
  const readings = await alternate(
    { sealing: reader('sealing'), unsealed: reader('unsealed') },
    { rounds: 5, warmUps: 2 },
  );
  await Promise.all([sides.sealing.server.stop(), sides.unsealed.server.stop()]);
  return [
    quotient('audit.request_cpu_x_unsealed', 'µs of Node', readings, ({ cpuUs }) => cpuUs),
    quotient(
      'audit.request_postgres_cpu_x_unsealed',
      'µs of PostgreSQL',
      readings,
      ({ postgresCpuUs }) => postgresCpuUs,
    ),
    quotient('audit.requests_per_s_x_unsealed', '/s', readings, ({ perSecond }) => perSecond),
  ];
}

async function aSide(harness: BenchHarness, seal: '0' | '1'): Promise<Side> {
  const dataFolder = `${await harness.folder()}/data`;
  const ledger = harness.use(await openLedgerEyes(dataFolder));
  const env = { YUZHI_DATA: dataFolder, YUZHI_PORT: '0', YUZHI_AUDIT_SEAL: seal };
  const script = new URL('../../tools/harness/serve-base.ts', import.meta.url);
  return { server: harness.use(await startChildServer({ script, env })), ledger };
}

async function readingOf({ server, ledger }: Side, body: string): Promise<Reading> {
  await ledger.empty();
  const before = await server.read();
  const postgresBefore = ledger.cpuSeconds();
  const url = `${server.address}/api/operations/${subjectId}`;
  const { seconds } = await load({ url, body, connections, requests });
  // What still waits is sealed within a second, and belongs to this load.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const after = await server.read();
  return {
    cpuUs: ((after.cpuSeconds - before.cpuSeconds) / requests) * 1e6,
    postgresCpuUs: ((ledger.cpuSeconds() - postgresBefore) / requests) * 1e6,
    perSecond: requests / seconds,
  };
}

type Readings = Readonly<Record<'sealing' | 'unsealed', readonly Reading[]>>;

function quotient(id: string, unit: string, readings: Readings, value: (reading: Reading) => number): Finding {
  const sealing = readings.sealing.map(value);
  const unsealed = readings.unsealed.map(value);
  const floor = median(unsealed);
  const ratio = median(sealing) / floor;
  const spread = spreadOf(sealing.map((one, round) => one / (unsealed[round] ?? floor)));
  const against = `nobody seals: ${floor.toFixed(1)} ${unit}`;
  return { id, value: ratio, unit: 'x', against, ratio, spread };
}
