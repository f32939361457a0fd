import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openConsole, skip } from './testing/open-console.ts';
import type { OpenConsole } from './testing/open-console.ts';
import { samplePacks } from './testing/sample-packs.ts';
import { WatchedPages } from './testing/watched-pages.ts';

const add = 'operations/programme/work-calendar/add';
const english = /\/assets\/(english|en_US)-[^/]*\.js$/;

let world: OpenConsole;
let pages: WatchedPages | undefined;

before(async () => {
  if (skip !== false) return;
  world = await openConsole(samplePacks);
  pages = new WatchedPages(world.browser, { patienceMs: 10_000 });
});

after(async () => world?.[Symbol.asyncDispose]());

afterEach(async () => pages?.end());

/** Notes which files of English words a page asks for. */
function fetchedBy(page: Page): string[] {
  const fetched: string[] = [];
  page.on('request', (request) => {
    if (english.test(request.url())) fetched.push(request.url());
  });
  return fetched;
}

test('English is fetched when it is first spoken, once, and what was typed stays', { skip }, async () => {
  assert.ok(pages);
  const page = await pages.open(`${world.server.address}/${add}`);
  const fetched = fetchedBy(page);
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  const first = page.locator('form input').first();
  await first.fill('2026-12-01');
  assert.deepEqual(fetched, []);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'Run', exact: true }).waitFor();
  assert.equal(await first.inputValue(), '2026-12-01');
  await page.getByRole('button', { name: '中文' }).click();
  await page.getByRole('button', { name: '运行', exact: true }).waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'Run', exact: true }).waitFor();
  assert.equal(fetched.length, 2);
});

test('a link to an English page speaks it at once, on every page', { skip }, async () => {
  assert.ok(pages);
  const page = await pages.open(`${world.server.address}/packs?lang=en`);
  await page.getByRole('heading', { level: 1, name: 'Packs' }).waitFor();
  assert.doesNotMatch(await page.locator('nav').first().innerText(), /\p{Script=Han}/u);
});

test('where English cannot be fetched, the page stays Chinese and it can be asked for again', { skip }, async () => {
  assert.ok(pages);
  const page = await pages.open(`${world.server.address}/${add}`);
  await page.route(english, (route) => route.abort());
  await page.getByRole('button', { name: 'English' }).click();
  await page.waitForURL((url) => !url.searchParams.has('lang'));
  await page.getByRole('button', { name: '运行', exact: true }).waitFor();
  await page.unroute(english);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'Run', exact: true }).waitFor();
  pages.forgive('ERR_FAILED');
});
