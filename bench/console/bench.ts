import { launchBrowser, samplePacks, serveConsole } from '@yuzhi/console/testing';
import { defineBench } from '../../tools/harness/define-bench.ts';
import type { Finding } from '../../tools/harness/define-bench.ts';
import { median, spreadOf } from '../../tools/harness/median.ts';
import { acts, longestTasks, longTablePack } from './long-table.ts';
import type { Act } from './long-table.ts';

const rounds = 5;

export default defineBench({
  name: 'console',
  question: 'What does a browser fetch and compute before the console can be used, and does a long table hold it up?',
  against: 'the page with a form and charts; a table of 1,000 rows in the same browser',
  bounds: [
    { figure: 'console.initial_js_kb', atMost: 330 },
    { figure: 'console.longest_task_100k_ms', atMost: 100 },
  ],
  async run(harness) {
    const served = harness.use(await serveConsole({ ...samplePacks, ...longTablePack }));
    const browser = await launchBrowser();
    try {
      const { address } = served.server;
      return [...(await firstPage(browser, address)), ...(await longTables(browser, address))];
    } finally {
      await browser.close();
    }
  },
});

type Browser = Awaited<ReturnType<typeof launchBrowser>>;

/** JavaScript on the wire and time until the heading stands, with an empty cache. */
async function firstPage(browser: Browser, address: string): Promise<readonly Finding[]> {
  const starts: number[] = [];
  let scripts = 0;
  for (let round = 0; round < rounds; round++) {
    const opened = await open(browser, `${address}/`);
    starts.push(opened.ms);
    scripts = opened.scriptKb;
  }
  const form = await open(browser, `${address}/operations/governance/river-levels/levels`);
  const ready = median(starts);
  return [
    {
      id: 'console.initial_js_kb',
      value: scripts,
      unit: 'kB, gzip, as sent',
      against: `the page of an operation: ${form.scriptKb.toFixed(1)} kB`,
      ratio: scripts / form.scriptKb,
      spread: null,
    },
    { id: 'console.first_page_ms', value: ready, unit: 'ms', against: null, ratio: null, spread: spreadOf(starts) },
  ];
}

interface Opened {
  readonly ms: number;
  readonly scriptKb: number;
}

async function open(browser: Browser, url: string): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    const sizes: Promise<number>[] = [];
    page.on('requestfinished', (request) => {
      if (request.resourceType() === 'script')
        sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
    });
    const begun = performance.now();
    await page.goto(url);
    await page.locator('h1').waitFor();
    const ms = performance.now() - begun;
    await page.waitForLoadState('networkidle');
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    return { ms, scriptKb: bytes / 1_000 };
  } finally {
    await context.close();
  }
}

/** What tables of a thousand and a hundred thousand rows keep the browser's main thread busy with, act by act. */
async function longTables(browser: Browser, address: string): Promise<readonly Finding[]> {
  const few = await readings(browser, address, 1_000);
  const many = await readings(browser, address, 100_000);
  const worst = many.map((reading) => Math.max(...acts.map((act) => reading[act])));
  const finding = (id: string, values: readonly number[], beside: number): Finding => ({
    id: `console.longest_task_${id}_ms`,
    value: median(values),
    unit: 'ms, 0 where no task took 50',
    against: `a table of 1,000 rows: ${beside.toFixed(0)} ms`,
    ratio: beside === 0 ? null : median(values) / beside,
    spread: spreadOf(values),
  });
  const of = (from: readonly Record<Act, number>[], act: Act): readonly number[] => from.map((reading) => reading[act]);
  const worstOfFew = median(few.map((reading) => Math.max(...acts.map((act) => reading[act]))));
  return [
    ...acts.map((act) => finding(`100k_${act}`, of(many, act), median(of(few, act)))),
    finding('100k', worst, worstOfFew),
  ];
}

async function readings(browser: Browser, address: string, rowCount: number): Promise<readonly Record<Act, number>[]> {
  const found: Record<Act, number>[] = [];
  for (let round = 0; round < rounds; round++) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    try {
      found.push(await longestTasks(await context.newPage(), address, rowCount));
    } finally {
      await context.close();
    }
  }
  return found;
}
