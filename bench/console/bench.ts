import { launchBrowser, samplePacks, serveConsole } from '@yuzhi/console/testing';
import type { Page } from 'playwright-core';
import { defineBench } from '../../tools/harness/define-bench.ts';
import type { Finding } from '../../tools/harness/define-bench.ts';
import { median, spreadOf } from '../../tools/harness/median.ts';

const rounds = 5;

export default defineBench({
  name: 'console',
  question: 'What does a browser fetch and compute before the console can be used, and does a long table hold it up?',
  against: 'the page with a form and charts; tables of 1,000 and 10,000 rows in the same browser',
  bounds: [
    { figure: 'console.initial_js_kb', atMost: 330 },
    { figure: 'console.longest_task_100k_ms', atMost: 100 },
  ],
  async run(harness) {
    const served = harness.use(await serveConsole(samplePacks));
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

/** The longest task of the browser's main thread while a table is scrolled from its first row to its last. */
async function longTables(browser: Browser, address: string): Promise<readonly Finding[]> {
  const longest = new Map<number, readonly number[]>();
  for (const rows of [1_000, 10_000, 100_000]) {
    const found: number[] = [];
    for (let round = 0; round < rounds; round++) found.push(await scrolled(browser, address, rows));
    longest.set(rows, found);
  }
  const of = (rows: number): readonly number[] => longest.get(rows) ?? [];
  const few = median(of(1_000));
  return [10_000, 100_000].map((rows) => ({
    id: `console.longest_task_${rows / 1_000}k_ms`,
    value: median(of(rows)),
    unit: 'ms',
    against: `a table of 1,000 rows: ${few.toFixed(0)} ms`,
    ratio: few === 0 ? null : median(of(rows)) / few,
    spread: spreadOf(of(rows)),
  }));
}

async function scrolled(browser: Browser, address: string, rows: number): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    await answerWith(page, rows);
    await page.goto(`${address}/operations/governance/river-levels/levels`);
    await page.getByRole('button', { name: '七月洪水过程' }).click();
    await page.getByRole('button', { name: '运行', exact: true }).click();
    await page.getByRole('region', { name: '全部读数' }).scrollIntoViewIfNeeded();
    return await page.evaluate<number>(scrollThrough);
  } finally {
    await context.close();
  }
}

/** An answer with a table of so many rows, given by the browser itself: the server is not what is measured. */
async function answerWith(page: Page, rows: number): Promise<void> {
  const points = Array.from({ length: rows }, (_, index) => ({ day: '2026-07-01', level: index, warning: 1 }));
  const sections = [
    { name: '甲', points: [] },
    { name: '乙', points },
  ];
  const whole = { peak: 1, peakDay: '2026-07-01', level: 'above', note: '', rain: [], peaks: [], map: null, sections };
  await page.route('**/api/operations/**', (route) => route.fulfill({ json: whole }));
}

const scrollThrough = `(async () => {
  const box = document.querySelector('[role=region][aria-label=全部读数]');
  const found = [0];
  new PerformanceObserver((list) => found.push(...list.getEntries().map(({ duration }) => duration)))
    .observe({ entryTypes: ['longtask'] });
  for (let step = 1; step <= 60; step++) {
    box.scrollTop = (box.scrollHeight / 60) * step;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  await new Promise((resolve) => setTimeout(resolve, 300));
  return Math.max(...found);
})()`;
