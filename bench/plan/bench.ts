import { readDocument, readPlan } from '@yuzhi/plan';
import { makePdf } from '@yuzhi/plan/testing';
import { alternate } from '../../tools/harness/alternate.ts';
import type { BenchHarness } from '../../tools/harness/bench-harness.ts';
import { defineBench } from '../../tools/harness/define-bench.ts';
import type { Finding } from '../../tools/harness/define-bench.ts';
import { median, spreadOf } from '../../tools/harness/median.ts';
import { longPlan } from './long-plan.ts';

export default defineBench({
  name: 'plan',
  question: 'How long does reading a plan take, and does it grow with its length?',
  against: 'the same text only split into its characters and joined again; a text a fifth as long',
  bounds: [
    { figure: 'plan.read_s_20k', atMost: 0.3 },
    { figure: 'plan.read_growth_100k_over_20k', atMost: 7 },
    { figure: 'plan.pdf300_s', atMost: 10 },
  ],
  async run(harness) {
    return [...(await reading()), ...(await pdf(harness))];
  },
});

/** CPU seconds of a function. */
function cpuSeconds(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

async function reading(): Promise<Finding[]> {
  const texts = {
    floor20k: longPlan(20_000),
    read20k: longPlan(20_000),
    read50k: longPlan(50_000),
    read100k: longPlan(100_000),
  };
  const readings = await alternate(
    {
      floor20k: () => Promise.resolve(cpuSeconds(() => Array.from(texts.floor20k).join(''))),
      read20k: () => Promise.resolve(cpuSeconds(() => readPlan(texts.read20k))),
      read50k: () => Promise.resolve(cpuSeconds(() => readPlan(texts.read50k))),
      read100k: () => Promise.resolve(cpuSeconds(() => readPlan(texts.read100k))),
    },
    { rounds: 7 },
  );
  const [floor, of20, of50, of100] = [
    median(readings.floor20k),
    median(readings.read20k),
    median(readings.read50k),
    median(readings.read100k),
  ];
  return [
    {
      id: 'plan.read_s_20k',
      value: of20,
      unit: 's',
      against: `splitting the characters: ${floor.toFixed(4)} s`,
      ratio: of20 / floor,
      spread: spreadOf(readings.read20k),
    },
    {
      id: 'plan.read_growth_50k_over_20k',
      value: of50 / of20,
      unit: 'x',
      against: 'length: 2.5 x',
      ratio: of50 / of20,
      spread: null,
    },
    {
      id: 'plan.read_growth_100k_over_20k',
      value: of100 / of20,
      unit: 'x',
      against: 'length: 5 x',
      ratio: of100 / of20,
      spread: null,
    },
  ];
}

/** A PDF of 300 pages from bytes to reading, once: it is far from its bound. */
async function pdf(harness: BenchHarness): Promise<Finding[]> {
  const bytes = makePdf(longPlan(300 * 790));
  const before = process.cpuUsage();
  const document = await readDocument(bytes, 'plan.pdf');
  const reading = readPlan(document.text);
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  harness.say(`${document.pages} pages, ${document.text.length} characters, ${reading.tasks.length} tasks`);
  return [
    { id: 'plan.pdf300_s', value: seconds, unit: 's', against: `${document.pages} pages`, ratio: null, spread: null },
    {
      id: 'plan.pdf300_rss_mib',
      value: process.memoryUsage().rss / 1024 / 1024,
      unit: 'MiB',
      against: null,
      ratio: null,
      spread: null,
    },
  ];
}
