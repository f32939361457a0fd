import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { skip } from './testing/open-console.ts';
import { pageSamples } from './testing/page-samples.ts';
import type { PageSample } from './testing/page-samples.ts';
import { openSampleWorld } from './testing/sample-world.ts';
import type { SampleWorld } from './testing/sample-world.ts';
import { walkTour } from './testing/walk-tour.ts';

let world: SampleWorld;
let pages: readonly PageSample[];

before(async () => {
  pages = await pageSamples();
  if (skip === false) world = await openSampleWorld();
});

after(async () => world?.[Symbol.asyncDispose]());

async function openAs(as: PageSample['as'], at: string): Promise<Page> {
  const [first] = pages;
  if (first === undefined) throw new RangeError('The console has no page');
  const sample: PageSample = { ...first, at, as };
  const page = await (await world.contextFor(sample, { viewport: { width: 1280, height: 900 } })).newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(world.addressOf(sample));
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

test('a stranger sees what is public and is led to signing in, whatever address they try', { skip }, async () => {
  const page = await openAs('stranger', '/runs');
  await page.getByText('登录后可以查看').waitFor();
  await page.getByRole('link', { name: '去登录' }).click();
  await page.getByLabel('口令').waitFor();
  assert.equal(await page.getByRole('navigation').getByRole('link', { name: '运行记录' }).count(), 0);
  await page.goto(world.addressOf({ ...(pages[0] as PageSample), at: '/packs', as: 'stranger' }));
  await page.getByRole('link', { name: '河道水位' }).waitFor();
  assert.equal(await page.getByRole('link', { name: '填报示例' }).count(), 0);
});

test('somebody whose role may not is told so, and does not see the door in the menu', { skip }, async () => {
  const page = await openAs('security-administrator', '/runs');
  await page.getByText('您没有查看这一页的权限').waitFor();
  assert.equal(await page.getByRole('navigation').getByRole('link', { name: '运行记录' }).count(), 0);
});

test('somebody who works in a unit runs what units may run', { skip }, async () => {
  const page = await openAs('unit-member', '/operations/livelihood/every-field/count');
  await page.getByRole('button', { name: '三项' }).click();
  await page.getByRole('button', { name: '运行', exact: true }).click();
  await page.locator('.outcome .done').waitFor();
  await page.getByRole('navigation').getByRole('link', { name: '运行记录' }).click();
  await page.getByRole('table').getByRole('link', { name: '逐项清点' }).first().waitFor();
});

test('each role has a tour of its own, whose every stop finds what it points at', { skip }, async () => {
  const expected = {
    'unit-lead': ['/inbox', '/packs', '/operations', '/delegations', '/'],
    'system-administrator': ['/system', '/units', '/schedules', '/packs', '/'],
  } as const;
  for (const [as, paths] of Object.entries(expected)) {
    const page = await openAs(as as PageSample['as'], '/');
    const seen = (await walkTour(page)).map(({ path }) => path.replace(/^(\/operations)\/.*/, '$1'));
    assert.deepEqual(seen, paths, as);
  }
});

test('every page of the console has a sample, a title and help in both languages, and no two have one address', async () => {
  const routes = [...new Set(pages.map(({ route }) => route))];
  assert.ok(routes.length > 5);
  assert.equal(new Set(routes.map(({ path }) => path)).size, routes.length);
  for (const { path, title, help } of routes)
    for (const words of [title, help]) assert.ok(words.zh !== '' && words.en !== '', path);
  const keys = routes.flatMap(({ menu }) => (menu?.key === undefined ? [] : [menu.key]));
  assert.equal(new Set(keys).size, keys.length, 'two pages have one key');
});
