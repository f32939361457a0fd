import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { openConsole, skip } from './testing/open-console.ts';
import type { OpenConsole } from './testing/open-console.ts';
import { WatchedPages } from './testing/watched-pages.ts';
import { violationsOf } from './testing/violations-of.ts';

let world: OpenConsole;
let pages: WatchedPages | undefined;

before(async () => {
  if (skip !== false) return;
  world = await openConsole({});
  pages = new WatchedPages(world.browser, { patienceMs: 30_000 });
});

after(async () => world?.[Symbol.asyncDispose]());

afterEach(async () => pages?.end());

function open(address: string, options: BrowserContextOptions = {}): Promise<Page> {
  assert.ok(pages);
  return pages.open(`${world.server.address}${address}`, options);
}

/** What every panel with a result has to hold, here and on a phone. */
async function holds(page: Page): Promise<void> {
  assert.deepEqual((await violationsOf(page)).found, []);
  await page.setViewportSize({ width: 390, height: 844 });
  // Charts follow the new width in a moment of their own.
  await page.waitForFunction('document.documentElement.scrollWidth <= innerWidth');
}

function golden(pack: string, file: string): string {
  return path.join(import.meta.dirname, '..', '..', 'packs', pack, 'golden', file);
}

test(
  'outbreak watch: a table of one’s own gives signals, their areas on the map and the series; the address keeps it',
  { skip },
  async () => {
    const page = await open('/packs/livelihood/outbreak-watch/panel');
    const table = await readFile(golden('livelihood/outbreak-watch', 'two-counties.csv'), 'utf8');
    // Places of the city, for the map; the counts stay made up.
    const named = table.replaceAll('乙县', '城口县').replaceAll('甲县', '忠县');
    const buffer = Buffer.from(`${named.trimEnd()}\n巫山县,流感,2025,51,3\n巫山县,流感,2025,52,4\n`);
    await page.locator('input[type=file]').setInputFiles({ name: 'counts.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('table', { name: '信号（按紧急程度）' }).waitFor();
    assert.match(
      await page.getByRole('table', { name: '信号（按紧急程度）' }).innerText(),
      /城口县\s+手足口病\s+312\s+99/,
    );
    await page.getByRole('heading', { name: '城口县 手足口病：病例数、预期值与阈值' }).waitFor();
    await page.locator('.city-map[data-drawn]').waitFor();
    assert.equal(await page.locator('.map-sign').innerText(), '城口县 ▲1');
    assert.match(await page.locator('main').innerText(), /底图没有审图号/);
    await page.locator('.figure', { hasText: '历史不足，未研判' }).getByRole('link', { name: '1' }).click();
    assert.equal(new URL(page.url()).hash, '#not-judged');
    assert.match(await page.getByRole('table', { name: '历史不足，未研判' }).innerText(), /巫山县.*2/);
    await holds(page);
    await page.reload();
    await page.getByRole('table', { name: '信号（按紧急程度）' }).waitFor();
    assert.equal(await page.getByText('虚构数据').count(), 0);
  },
);

test(
  'outbreak watch: a file that is no table is refused before it is sent, one that is wrong with its row',
  { skip },
  async () => {
    const page = await open('/packs/livelihood/outbreak-watch/panel');
    const file = page.locator('input[type=file]');
    await file.setInputFiles({ name: 'counts.docx', mimeType: 'application/msword', buffer: Buffer.from('x') });
    await page.getByText('须为下列类型的文件：.csv、.xlsx').waitFor();
    const buffer = Buffer.from('地区,病种,年,周,病例数\n甲县,流感,2026,1,很多\n');
    await file.setInputFiles({ name: 'counts.csv', mimeType: 'text/csv', buffer });
    await page.locator('.failure').waitFor();
    assert.match(await page.locator('.failure').innerText(), /OUTBREAK_ROWS_REFUSED/);
  },
);

test(
  'air quality: the example says that it is made up and fills a calendar of a year with levels as numbers',
  { skip },
  async () => {
    const page = await open('/packs/governance/air-quality/panel');
    await page.locator('.example').click();
    await page.locator('.calendar').waitFor();
    await page.getByText('这是示例，数字均为编造').waitFor();
    assert.equal(await page.locator('.calendar .known').count(), 361);
    assert.equal(await page.locator('.calendar svg').count(), 12);
    await page.getByLabel('查看').selectOption({ label: '重庆 甲站（编造）' });
    await page.getByRole('heading', { name: '重庆 甲站（编造）：逐日 AQI' }).waitFor();
    await page.locator('.city-map[data-drawn]').waitFor();
    assert.equal(await page.locator('.map-sign').count(), 3);
    await holds(page);
  },
);

test(
  'content labels: a file without a label is understood, labelled, and read back as required',
  { skip },
  async () => {
    const page = await open('/packs/governance/content-labels/panel');
    await page.locator('input[type=file]').setInputFiles(golden('governance/content-labels', 'plain.png'));
    await page.getByRole('heading', { name: '未发现标识' }).waitFor();
    await page.getByRole('button', { name: '写入标识' }).click();
    assert.equal(await page.locator('.error:visible').count(), 2);
    await page.getByLabel('生成服务提供者编码').fill('001191500000YYYYYY010110001');
    await page.getByLabel('内容制作编号').fill('TEST-1');
    await page.getByRole('button', { name: '写入标识' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载 plain.labelled.png' }).click(),
    ]);
    await holds(page);
    const buffer = await readFile(await download.path());
    await page.locator('input[type=file]').setInputFiles({ name: 'plain.labelled.png', mimeType: 'image/png', buffer });
    await page.getByRole('heading', { name: '有标识，符合要求' }).waitFor();
  },
);

test(
  'plan reader: a plan is read, its items lead to their words, its ledger is saved; a secret one is refused',
  { skip },
  async () => {
    const page = await open('/packs/programme/plan-reader/panel');
    await page.locator('.example').click();
    await page.getByRole('heading', { name: '江州市“人工智能+制造”行动方案' }).waitFor();
    await page.getByRole('button', { name: '看原文：编制智能工厂建设指南' }).click();
    assert.equal(await page.locator('mark').innerText(), '编制智能工厂建设指南');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载 Excel' }).click(),
    ]);
    assert.equal(download.suggestedFilename(), '虚构方案-台账.xlsx');
    await holds(page);
    const buffer = Buffer.from('机密★1年\n某某方案\n一、任务\n（一）做事。\n');
    await page.locator('input[type=file]').setInputFiles({ name: 'secret.txt', mimeType: 'text/plain', buffer });
    await page.locator('.reasons').waitFor();
    assert.match(await page.locator('.reasons').innerText(), /密级|涉密/);
    pages?.forgive('status of 4');
  },
);

test(
  'the public face says what runs, takes an objection with a receipt, and shows the answer that staff give',
  { skip },
  async () => {
    const page = await open('/public');
    assert.match(await page.locator('main').innerText(), /空气质量评价与预报/);
    assert.equal(
      await page.getByRole('heading', { name: '传染病监测预警' }).count(),
      0,
      'what is not public is not listed',
    );
    await holds(page);
    await page.getByRole('link', { name: '对它有疑问或异议 空气质量评价与预报' }).click();
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('请填写内容').waitFor();
    await page.getByLabel('内容').fill('昨天的级别不对');
    await page.getByRole('button', { name: '提交' }).click();
    const receipt = /\d{8}(?:-\w{4}){3}/.exec(await page.locator('.receipt').innerText())?.[0] ?? '';
    assert.notEqual(receipt, '');
    await holds(page);
    const staff = await open('/inquiries');
    const card = staff.getByRole('article', { name: receipt });
    await card.getByRole('textbox').fill('已复核，级别无误');
    await card.getByRole('button', { name: '答复' }).click();
    await card.getByText('已复核，级别无误').waitFor();
    await holds(staff);
    await page.getByRole('textbox', { name: '回执编号' }).fill(receipt.toLowerCase());
    await page.getByRole('button', { name: '查看' }).click();
    await page.getByText('已复核，级别无误').waitFor();
  },
);

test('the overview tells what is not there yet, and invents no figure', { skip }, async () => {
  const page = await open('/');
  await page.getByText('渝智还没有登记方案目标和进度').waitFor();
  await page.getByRole('heading', { name: '正在运行' }).waitFor();
  await holds(page);
});

test('whatever a panel runs beside an example goes with the example data', { skip }, async () => {
  const page = await open('/packs/programme/plan-reader/panel');
  await page.locator('.examples button').first().click();
  await page.locator('.outcome').waitFor();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV' }).click();
  await saved;
  const runs = `${world.server.address}/api/runs?operation=programme/plan-reader/ledger`;
  const found = (await (await page.request.get(runs)).json()) as { runs: readonly { sample: boolean }[] };
  assert.ok(found.runs.length > 0);
  assert.ok(found.runs.every(({ sample }) => sample));
});
