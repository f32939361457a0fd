import { alternate } from '../../tools/harness/alternate.ts';
import type { BenchHarness } from '../../tools/harness/bench-harness.ts';
import { startChildServer } from '../../tools/harness/child-server.ts';
import type { ChildServer } from '../../tools/harness/child-server.ts';
import type { Finding } from '../../tools/harness/define-bench.ts';
import { median, spreadOf } from '../../tools/harness/median.ts';
import { openLedgerEyes } from './ledger-eyes.ts';
import type { LedgerEyes } from './ledger-eyes.ts';
import { load } from './load.ts';
import { loadSubject, subjectId } from './subject.ts';

/** Length of one reading, in seconds of load. */
const readingSeconds = 5;

interface Side {
  readonly server: ChildServer;
  /** The ledger that must hold one row for each answer; `null` for the bare route, which has none. */
  readonly ledger: LedgerEyes | null;
  readonly body: string;
}

interface Reading {
  readonly cpuUs: number;
  readonly perSecond: number;
  readonly postgresCpuUs: number;
  readonly rowsPerCommit: number;
}

/** CPU of one call of an operation, with its run on disk before the answer, beside a bare route. */
export async function operationCost(harness: BenchHarness): Promise<Finding[]> {
  const { entry } = await loadSubject();
  const body = JSON.stringify(entry.definition.examples[0]?.input);
  harness.say(`POST /api/operations/${subjectId} ${body}`);
  const dataFolder = `${await harness.folder()}/data`;
  const ledger = harness.use(await openLedgerEyes(dataFolder));
  harness.tookPart(ledger.postgresVersion);
  const env = { YUZHI_DATA: dataFolder, YUZHI_PORT: '0' };
  const ours = harness.use(await startChildServer({ script: script('../../tools/harness/serve-base.ts'), env }));
  const bare = harness.use(await startChildServer({ script: script('./serve-bare.ts'), env: {} }));
  const sides = { ours: { server: ours, ledger, body }, bare: { server: bare, ledger: null, body } };

  const findings = findingsAt64(await readBoth(harness, sides, { connections: 64, rounds: 5 }));
  for (const connections of [1, 8])
    findings.push(...findingsAt(connections, await readBoth(harness, sides, { connections, rounds: 3 })));
  await Promise.all([ours.stop(), bare.stop()]);
  return findings;
}

type Sides = Readonly<Record<'ours' | 'bare', Side>>;
type Readings = Readonly<Record<'ours' | 'bare', readonly Reading[]>>;

async function readBoth(
  harness: BenchHarness,
  sides: Sides,
  { connections, rounds }: { readonly connections: number; readonly rounds: number },
): Promise<Readings> {
  const requests = {
    ours: await requestsFor(sides.ours, connections),
    bare: await requestsFor(sides.bare, connections),
  };
  const reader = (name: 'ours' | 'bare') => async (): Promise<Reading> => {
    const reading = await readingOf(sides[name], connections, requests[name]);
    const { cpuUs, perSecond, postgresCpuUs, rowsPerCommit } = reading;
    harness.say(
      `${connections} connections, ${name}: ${cpuUs.toFixed(1)} µs of CPU, ${perSecond.toFixed(0)}/s` +
        (sides[name].ledger
          ? `, PostgreSQL ${postgresCpuUs.toFixed(1)} µs, ${rowsPerCommit.toFixed(1)} rows a commit`
          : ''),
    );
    return reading;
  };
  return alternate({ ours: reader('ours'), bare: reader('bare') }, { rounds });
}

/** As many requests as fill one reading, found by two short loads, which also warm the server up. */
async function requestsFor({ server, body }: Side, connections: number): Promise<number> {
  const url = addressOf(server);
  let requests = connections * 40;
  for (const seconds of [1, readingSeconds]) {
    const reading = await load({ url, body, connections, requests });
    requests = Math.ceil(((requests / reading.seconds) * seconds) / connections) * connections;
  }
  return requests;
}

async function readingOf({ server, ledger, body }: Side, connections: number, requests: number): Promise<Reading> {
  await ledger?.empty();
  const before = await server.read();
  const postgresBefore = ledger?.cpuSeconds() ?? 0;
  const { seconds } = await load({ url: addressOf(server), body, connections, requests });
  const after = await server.read();
  const postgresCpu = (ledger?.cpuSeconds() ?? 0) - postgresBefore;
  return {
    cpuUs: ((after.cpuSeconds - before.cpuSeconds) / requests) * 1e6,
    perSecond: requests / seconds,
    postgresCpuUs: (postgresCpu / requests) * 1e6,
    rowsPerCommit: ledger ? await rowsPerCommit(ledger, requests) : 0,
  };
}

/** Holds the ledger to its promise: every answer that was seen is a complete row. */
async function rowsPerCommit(ledger: LedgerEyes, answers: number): Promise<number> {
  const { rows, complete, commits } = await ledger.count();
  if (rows !== answers || complete !== answers)
    throw new Error(`${answers} answers were given and the ledger holds ${rows} rows, ${complete} of them complete`);
  return rows / commits;
}

function addressOf(server: ChildServer): string {
  return `${server.address}/api/operations/${subjectId}`;
}

function findingsAt64(readings: Readings): Finding[] {
  const { ours, bare } = readings;
  const [ourCpu, bareCpu] = [median(cpus(ours)), median(cpus(bare))];
  return [
    quotient('base.operation_cpu_x_bare', readings),
    {
      id: 'base.operation_cpu_us',
      value: ourCpu,
      unit: 'µs',
      against: `bare route: ${bareCpu.toFixed(1)} µs`,
      ratio: ourCpu / bareCpu,
      spread: spreadOf(cpus(ours)),
    },
    {
      id: 'base.operation_postgres_cpu_us',
      value: median(ours.map(({ postgresCpuUs }) => postgresCpuUs)),
      unit: 'µs',
      against: `Node CPU of the same requests: ${ourCpu.toFixed(1)} µs`,
      ratio: median(ours.map(({ postgresCpuUs }) => postgresCpuUs)) / ourCpu,
      spread: spreadOf(ours.map(({ postgresCpuUs }) => postgresCpuUs)),
    },
    perSecond('base.operations_per_s', readings),
    commits('base.rows_per_commit', readings),
  ];
}

function findingsAt(connections: number, readings: Readings): Finding[] {
  const end = `_c${connections}`;
  return [
    quotient(`base.operation_cpu_x_bare${end}`, readings),
    perSecond(`base.operations_per_s${end}`, readings),
    commits(`base.rows_per_commit${end}`, readings),
  ];
}

function quotient(id: string, { ours, bare }: Readings): Finding {
  const bareCpu = median(cpus(bare));
  const value = median(cpus(ours)) / bareCpu;
  const [low, high] = spreadOf(cpus(ours).map((cpu, round) => cpu / (cpus(bare)[round] ?? bareCpu)));
  return { id, value, unit: 'x', against: `bare route: ${bareCpu.toFixed(1)} µs`, ratio: value, spread: [low, high] };
}

function perSecond(id: string, { ours, bare }: Readings): Finding {
  const rates = ours.map((reading) => reading.perSecond);
  const bareRate = median(bare.map((reading) => reading.perSecond));
  const value = median(rates);
  return {
    id,
    value,
    unit: '/s',
    against: `bare route: ${bareRate.toFixed(0)} /s`,
    ratio: value / bareRate,
    spread: spreadOf(rates),
  };
}

function commits(id: string, { ours }: Readings): Finding {
  const rows = ours.map((reading) => reading.rowsPerCommit);
  return { id, value: median(rows), unit: 'rows', against: null, ratio: null, spread: spreadOf(rows) };
}

function cpus(readings: readonly Reading[]): number[] {
  return readings.map(({ cpuUs }) => cpuUs);
}

function script(file: string): URL {
  return new URL(file, import.meta.url);
}
