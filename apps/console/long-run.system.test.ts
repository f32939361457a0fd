import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { openConsole, skip } from './testing/open-console.ts';
import type { OpenConsole } from './testing/open-console.ts';
import { samplePacks } from './testing/sample-packs.ts';
import { WatchedPages } from './testing/watched-pages.ts';
import { violationsOf } from './testing/violations-of.ts';

const count = '/operations/livelihood/every-field/count';

let world: OpenConsole;
let pages: WatchedPages | undefined;

before(async () => {
  if (skip !== false) return;
  world = await openConsole(samplePacks);
  pages = new WatchedPages(world.browser, { patienceMs: 30_000, refusals: true });
});

after(async () => world?.[Symbol.asyncDispose]());

afterEach(async () => pages?.end());

function open(address: string, options: BrowserContextOptions = {}): Promise<Page> {
  assert.ok(pages);
  return pages.open(`${world.server.address}${address}`, options);
}

async function begin(page: Page, { items, waitMs }: { items: number; waitMs: number }): Promise<void> {
  await page.getByLabel('项数').fill(String(items));
  await page.getByLabel('间隔（ms）').fill(String(waitMs));
  await page.getByRole('button', { name: '放到后台运行' }).click();
}

test('a long run goes on in the background, says how far it is and shows its result', { skip }, async () => {
  const page = await open(count);
  await begin(page, { items: 8, waitMs: 200 });
  await page.getByRole('progressbar').waitFor();
  await page
    .getByText('✓完成')
    .or(page.getByText('完成', { exact: false }))
    .first()
    .waitFor();
  await page.getByText('已清点').waitFor();
  assert.match(await page.locator('.figures').innerText(), /8/);
});

test('a long run is cancelled where it is seen, and its record says so', { skip }, async () => {
  const page = await open(count);
  await begin(page, { items: 1_000, waitMs: 200 });
  await page.getByText(/进度 \d+ \/ 1000/).waitFor();
  await page.getByRole('button', { name: '取消运行' }).click();
  await page.getByText('已取消').first().waitFor();
  await page.locator('.outcome .done').getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: /逐项清点.*已取消/ }).waitFor();
});

test('who leaves comes back to a run that went on without them', { skip }, async () => {
  const page = await open(count);
  await begin(page, { items: 15, waitMs: 200 });
  await page.locator('.outcome .done').getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: /逐项清点/ }).waitFor();
  await page.getByText('已清点').waitFor();
  assert.match(await page.locator('.figures').innerText(), /15/);
});

test('a call in sight is given up with its button, and nothing is left running', { skip }, async () => {
  const page = await open(count);
  await page.getByLabel('项数').fill('1000');
  await page.getByLabel('间隔（ms）').fill('100');
  await page.getByRole('button', { name: '运行', exact: true }).click();
  await page.getByRole('button', { name: '取消运行' }).click();
  await page.getByText('已取消，没有结果').waitFor();
  await page.goto(`${world.server.address}/runs?state=running`);
  await page.getByText('没有符合条件的运行').waitFor();
});

test('an approval is given on the width of a phone', { skip }, async () => {
  const page = await open('/operations/governance/sampling/order', { viewport: { width: 390, height: 844 } });
  await page.getByRole('button', { name: '两日内采样' }).click();
  await page.getByRole('button', { name: '提交审批' }).click();
  await page.getByRole('link', { name: '去审批' }).click();
  const card = page.getByRole('article').first();
  await card.getByLabel('审批意见').fill('情况属实');
  await card.getByRole('button', { name: '同意并执行' }).click();
  await card.getByText('已同意并执行').waitFor();
  assert.ok(!(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)));
  await page.getByRole('button', { name: /菜单/ }).click();
  await page.getByRole('link', { name: '运行记录' }).click();
  await page.getByRole('heading', { level: 1, name: '运行记录' }).waitFor();
});

test('the keyboard finds a page by its pinyin initials', { skip }, async () => {
  const page = await open('/');
  await page.keyboard.press('/');
  await page.keyboard.type('tssy');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('swgc');
  await page.getByRole('option', { name: /水位过程/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '水位过程' }).waitFor();
});

test('a link carries its input, and the last filter of a list stands in the address', { skip }, async () => {
  const page = await open(`${count}?input=${encodeURIComponent('{"items":4}')}`);
  assert.equal(await page.getByLabel('项数').inputValue(), '4');
  await page.goto(`${world.server.address}/runs`);
  await page.getByLabel('状态').selectOption({ label: '失败' });
  await page.waitForURL(/\/runs\?state=failed$/);
  await page.reload();
  assert.equal(await page.getByLabel('状态').inputValue(), 'failed');
});

test('of a hundred thousand rows only those in sight are drawn', { skip }, async () => {
  const page = await open('/operations/governance/river-levels/levels');
  await page.route('**/api/operations/**', async (route) => {
    const day = (index: number): string => new Date(Date.UTC(1900, 0, 1 + index)).toISOString().slice(0, 10);
    const points = Array.from({ length: 100_000 }, (_, index) => ({
      day: day(index % 40_000),
      level: index,
      warning: 1,
    }));
    const body = { peak: 1, peakDay: '2026-01-01', level: 'above', note: '', rain: [], peaks: [], map: null };
    await route.fulfill({
      json: {
        ...body,
        sections: [
          { name: '甲', points: [] },
          { name: '乙', points },
        ],
      },
    });
  });
  await page.getByRole('button', { name: '七月洪水过程' }).click();
  await page.getByRole('button', { name: '运行', exact: true }).click();
  const box = page.getByRole('region', { name: '全部读数' });
  await box.waitFor({ timeout: 60_000 });
  assert.equal(await page.getByRole('table', { name: '全部读数' }).getAttribute('aria-rowcount'), '100001');
  await box.scrollIntoViewIfNeeded();
  const longest = await box.evaluate(async (element) => {
    const found: number[] = [0];
    new PerformanceObserver((list) => found.push(...list.getEntries().map(({ duration }) => duration))).observe({
      entryTypes: ['longtask'],
    });
    for (let step = 1; step <= 40; step++) {
      element.scrollTop = (element.scrollHeight / 40) * step;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    return Math.max(...found);
  });
  // No test depends on how fast the machine is: the figure is told, and the rows that are drawn are counted.
  process.stdout.write(`longest task while scrolling 100,000 rows: ${Math.round(longest)} ms\n`);
  assert.ok((await box.getByRole('row').count()) < 100);
});

test('a point is chosen on a map by pointer and by keys, and nothing is fetched from elsewhere', { skip }, async () => {
  const page = await open('/operations/livelihood/every-field/fill');
  const strangers: string[] = [];
  page.on('request', (request) => {
    if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(world.server.address))
      strangers.push(request.url());
  });
  await page.getByText('在地图上选点').click();
  await page.getByRole('button', { name: '取地图中心' }).click();
  assert.equal(await page.getByLabel('经度').inputValue(), '106.55');
  await page.locator('.place-map-canvas canvas').click({ position: { x: 40, y: 40 } });
  const [lon, lat] = await Promise.all(['经度', '纬度'].map((name) => page.getByLabel(name).inputValue()));
  assert.ok(Number(lon) < 106.55 && Number(lat) > 29.56, `${lon}, ${lat}`);
  await page.locator('.place-map-canvas canvas').focus();
  await page.keyboard.press('ArrowRight');
  await page.getByText('中心 106.55, 29.56').waitFor({ state: 'detached' });
  assert.deepEqual(strangers, []);
});

test('an area is drawn by keys, taken from a file, and told where its sides cross', { skip }, async () => {
  const page = await open('/operations/livelihood/every-field/fill');
  const field = page.getByRole('group', { name: '范围' });
  const rows = field.getByRole('row');
  await field.getByText('在地图上圈定范围').click();
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft']) {
    const before = await field.locator('.place-map .reading').innerText();
    await field.locator('canvas').focus();
    await page.keyboard.press(key);
    await field.getByText(before).waitFor({ state: 'detached' });
    await field.getByRole('button', { name: '取地图中心' }).click();
  }
  assert.equal(await rows.count(), 4);
  await field.getByRole('button', { name: '去掉最后一个顶点' }).click();
  assert.equal(await rows.count(), 3);
  const file = (coordinates: unknown): { name: string; mimeType: string; buffer: Buffer } => ({
    name: 'area.geojson',
    mimeType: 'application/geo+json',
    buffer: Buffer.from(JSON.stringify({ type: 'Polygon', coordinates })),
  });
  const upload = field.getByLabel('从 GeoJSON 文件读取');
  await upload.setInputFiles(file([[[29, 106]]]));
  await field.getByText('面的坐标不完整').waitFor();
  const crossed = [
    [106, 29],
    [107, 30],
    [107, 29],
    [106, 30],
    [106, 29],
  ];
  await upload.setInputFiles(file([crossed]));
  await field.getByText('面的坐标不完整').waitFor({ state: 'detached' });
  assert.equal(await rows.count(), 5);
  await page.getByLabel('名称').fill('片区');
  await page.getByLabel('金额').fill('1');
  await page.getByLabel('日期').first().fill('2026-11-26');
  await page.getByLabel('级别').selectOption({ label: '红色' });
  await page.getByRole('button', { name: '运行', exact: true }).click();
  await field.getByText('第 3 条边与第 1 条边相交').waitFor();
});

test('an area is the boundary of a district, with what may be done with the map', { skip }, async () => {
  const page = await open('/operations/livelihood/every-field/fill');
  const field = page.getByRole('group', { name: '范围' });
  await field.getByText('取区县边界').click();
  await field.getByLabel('区县').selectOption({ label: '渝中区' });
  await field.getByRole('button', { name: '取此边界' }).click();
  await field.getByText('已取渝中区边界，51 个顶点').waitFor();
  await field.getByText('底图没有审图号').waitFor();
  await field.getByLabel('区县').selectOption({ label: '渝北区（今属两江新区）' });
  await field.getByRole('button', { name: '取此边界' }).click();
  await field.getByText('已取渝北区边界，200 个顶点。 原有 561 个顶点，已简化。').waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByText('Take the boundary of a district').waitFor();
  assert.deepEqual((await violationsOf(page)).found, []);
});
