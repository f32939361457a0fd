import { launchBrowser, samplePacks, serveConsole } from '@yuzhi/console/testing';
import type { Page } from 'playwright-core';
import { defineBench } from '../../tools/harness/define-bench.ts';
import type { Finding } from '../../tools/harness/define-bench.ts';
import { median, spreadOf } from '../../tools/harness/median.ts';
import { longList, longListPack } from './long-list.ts';

const rounds = 5;

export default defineBench({
  name: 'console',
  question: 'What does a browser fetch and compute before the console can be used, and does a long table hold it up?',
  against: 'the page with a form and charts; tables of 1,000 and 10,000 rows in the same browser',
  bounds: [
    { figure: 'console.initial_js_kb', atMost: 330 },
    { figure: 'console.longest_task_draw_100k_ms', atMost: 100 },
    { figure: 'console.longest_task_scroll_100k_ms', atMost: 100 },
    { figure: 'console.longest_task_sort_text_100k_ms', atMost: 100 },
    { figure: 'console.longest_task_sort_number_100k_ms', atMost: 100 },
    { figure: 'console.longest_task_find_100k_ms', atMost: 100 },
  ],
  async run(harness) {
    const served = harness.use(await serveConsole({ ...samplePacks, ...longListPack }));
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

/** What somebody does with a long table, and how it is known to be done. Each begins where the one before ended. */
const deeds: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  draw: async (page) => {
    await page.getByRole('button', { name: '运行', exact: true }).click();
    await page.getByRole('region', { name: '名册' }).scrollIntoViewIfNeeded();
  },
  scroll: (page) => page.evaluate(scrollThrough),
  sort_text: (page) => sorted(page, '名称'),
  sort_number: (page) => sorted(page, '数值'),
  find: async (page) => {
    await page.getByRole('searchbox', { name: '筛选 名册' }).fill('7');
    await page.locator('.count').filter({ hasText: '共' }).waitFor();
  },
};

async function sorted(page: Page, column: string): Promise<void> {
  await page.getByRole('button', { name: column }).click();
  await page.getByRole('columnheader', { name: column, exact: false }).and(page.locator('[aria-sort]')).waitFor();
  await page.locator('.count').filter({ hasText: '行' }).waitFor();
}

/** The longest task of the browser's main thread during each deed. */
async function longTables(browser: Browser, address: string): Promise<readonly Finding[]> {
  const found = new Map<string, number[]>();
  for (const rows of tableSizes)
    for (let round = 0; round < rounds; round++)
      for (const [deed, ms] of Object.entries(await longestTasks(browser, address, rows)))
        found.set(`${deed} ${rows}`, [...(found.get(`${deed} ${rows}`) ?? []), ms]);
  const of = (deed: string, rows: number): readonly number[] => found.get(`${deed} ${rows}`) ?? [];
  return Object.keys(deeds).flatMap((deed) =>
    [10_000, 100_000].map((rows) => ({
      id: `console.longest_task_${deed}_${rows / 1_000}k_ms`,
      value: median(of(deed, rows)),
      unit: 'ms; shorter than 50 is 0',
      against: `a table of 1,000 rows: ${median(of(deed, 1_000)).toFixed(0)} ms`,
      ratio: median(of(deed, 1_000)) === 0 ? null : median(of(deed, rows)) / median(of(deed, 1_000)),
      spread: spreadOf(of(deed, rows)),
    })),
  );
}

const tableSizes = [1_000, 10_000, 100_000] as const;

async function longestTasks(browser: Browser, address: string, rows: number): Promise<Record<string, number>> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(watchTasks);
    // Given by the browser itself: the server is not what is measured.
    const body = JSON.stringify(longList(rows));
    await page.route('**/api/operations/**', (route) => route.fulfill({ contentType: 'application/json', body }));
    await page.goto(`${address}/operations/governance/long-list/rows`);
    await page.getByRole('button', { name: '运行', exact: true }).waitFor();
    await page.evaluate(longestSince);
    const longest: Record<string, number> = {};
    for (const [deed, act] of Object.entries(deeds)) {
      await act(page);
      longest[deed] = await page.evaluate<number>(longestSince);
    }
    return longest;
  } finally {
    await context.close();
  }
}

const watchTasks = `window.tasks = [];
new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map(({ duration }) => duration)))
  .observe({ entryTypes: ['longtask'] });`;

/** Waits until the browser has nothing to do: what a deed sets going belongs to it. */
const longestSince = `(async () => {
  for (let quiet = 0; quiet < 3; quiet++) {
    await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1_000 }));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return Math.max(0, ...window.tasks.splice(0));
})()`;

const scrollThrough = `(async () => {
  const box = document.querySelector('[role=region][aria-label=名册]');
  for (let step = 1; step <= 60; step++) {
    box.scrollTop = (box.scrollHeight / 60) * step;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
})()`;
