import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openConsole, skip } from './open-console.ts';
import type { OpenConsole } from './open-console.ts';
import { violationsOf } from './violations-of.ts';

let world: OpenConsole;

before(async () => {
  if (skip === false) world = await openConsole({});
});

after(async () => world?.[Symbol.asyncDispose]());

test(
  'violationsOf() finds a text that is too pale and a box without a name, and nothing before',
  { skip },
  async () => {
    const page = await (await world.browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    await page.goto(`${world.server.address}/packs`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    const before = await violationsOf(page);
    assert.deepEqual(before.found, []);
    assert.ok(before.rules >= 10);
    await page.evaluate(() => {
      document.documentElement.style.setProperty('--soft', '#c8c8c8');
      document.querySelector('main')?.append(document.createElement('select'));
    });
    const { found } = await violationsOf(page);
    assert.ok(found.some((one) => one.startsWith('color-contrast')));
    assert.ok(found.some((one) => one.startsWith('select-name')));
  },
);
