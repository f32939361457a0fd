import { aManifest } from '@yuzhi/kernel/testing';
import type { PackFiles } from '@yuzhi/kernel/testing';
import type { Page } from 'playwright-core';

/** A pack whose one operation shows a table: a text in Chinese, a day and a number. */
export const longTablePack: Readonly<Record<string, PackFiles>> = {
  'governance/long-table': {
    'manifest.json': aManifest('governance/long-table', { title: { zh: '长表', en: 'A long table' } }),
    'pack.ts': `import { defineOperation, definePack, isoDate, label, z } from '@yuzhi/sdk';
export default definePack({ operations: [defineOperation({
  id: 'rows',
  title: { zh: '长表', en: 'A long table' },
  summary: { zh: '给出很多行', en: 'Gives many rows' },
  effect: 'read',
  audience: 'public',
  input: z.strictObject({}),
  output: z.object({ rows: z.array(z.object({
    place: z.string().meta(label('地点', 'Place')),
    day: isoDate.meta(label('日期', 'Day')),
    level: z.number().meta(label('水位', 'Level', { unit: 'm' })),
  })) }),
  show: [{ as: 'table', title: { zh: '全部读数', en: 'All readings' }, rows: 'rows' }],
  examples: [{ title: { zh: '全部', en: 'All' }, input: {} }],
  run: () => ({ rows: [] }),
})] });`,
  },
};

/** What the table has been put through, in the order of what is done to it. */
export const acts = ['draw', 'scroll', 'sort_text', 'sort_number', 'filter'] as const;

export type Act = (typeof acts)[number];

/** The longest task of the browser's main thread during each act, ms; 0 where none took 50 ms. */
export async function longestTasks(page: Page, address: string, rowCount: number): Promise<Record<Act, number>> {
  await page.addInitScript(watchTasks);
  await answerWith(page, rowCount);
  await page.goto(`${address}/operations/governance/long-table/rows`);
  const run = page.getByRole('button', { name: '运行', exact: true });
  await run.waitFor();
  const box = page.getByRole('region', { name: '全部读数' });
  const during = async (act: () => Promise<unknown>): Promise<number> => {
    await page.evaluate(forgetTasks);
    await act();
    await page.locator('[aria-label=全部读数][aria-busy=true]').waitFor({ state: 'detached' });
    return page.evaluate<number>(longestTask);
  };
  const sortBy = (column: RegExp): Promise<number> =>
    during(async () => {
      await box.getByRole('button', { name: column }).click();
      await box.locator('th[aria-sort=ascending]').getByRole('button', { name: column }).waitFor();
    });
  const draw = await during(async () => {
    await run.click();
    await box.waitFor();
  });
  return {
    draw,
    scroll: await during(() => page.evaluate(scrollThrough)),
    sort_text: await sortBy(/^地点/),
    sort_number: await sortBy(/^水位/),
    filter: await during(async () => {
      await page.getByRole('searchbox', { name: '筛选' }).pressSequentially('沙坪坝 77', { delay: 60 });
      await page.locator('.table-head .count', { hasText: '/' }).waitFor();
    }),
  };
}

const districts = [
  '渝中',
  '江北',
  '南岸',
  '沙坪坝',
  '九龙坡',
  '大渡口',
  '渝北',
  '巴南',
  '北碚',
  '永川',
  '万州',
  '涪陵',
];

/** An answer with so many rows, given by the browser itself: the server is not what is measured. */
async function answerWith(page: Page, rowCount: number): Promise<void> {
  const rows = Array.from({ length: rowCount }, (_, index) => {
    // A fixed order that no column is sorted by.
    const mixed = (index * 7_919) % rowCount;
    const place = `${districts[mixed % districts.length]}第${mixed}号水位站`;
    return { place, day: `2026-07-${String((mixed % 31) + 1).padStart(2, '0')}`, level: mixed / 100 };
  });
  await page.route('**/api/operations/**', (route) => route.fulfill({ json: { rows } }));
}

const watchTasks = `globalThis.tasks = [];
new PerformanceObserver((list) => globalThis.tasks.push(...list.getEntries().map(({ duration }) => duration)))
  .observe({ entryTypes: ['longtask'] });`;

/** A task is told of after it has ended: the next one is waited for. */
const settle = 'await new Promise((resolve) => setTimeout(resolve, 300));';

const forgetTasks = `(async () => { ${settle} globalThis.tasks.length = 0; })()`;

const longestTask = `(async () => { ${settle} return Math.max(0, ...globalThis.tasks); })()`;

const scrollThrough = `(async () => {
  const box = document.querySelector('[role=region][aria-label=全部读数]');
  for (let step = 1; step <= 60; step++) {
    box.scrollTop = (box.scrollHeight / 60) * step;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  box.scrollTop = 0;
})()`;
