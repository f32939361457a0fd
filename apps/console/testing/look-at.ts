import type { Language } from '@yuzhi/sdk';
import type { Page } from 'playwright-core';
import type { PageSample } from './page-samples.ts';
import type { SampleWorld } from './sample-world.ts';

/** How a page is looked at. */
export interface Look {
  readonly language: Language;
  readonly width: 1280 | 390;
  readonly theme: 'light' | 'dark';
}

export interface Seen extends AsyncDisposable {
  readonly page: Page;
  /** What the browser complained about, answers that refuse on purpose aside. */
  readonly complaints: readonly string[];
}

/** Opens a sample and waits until it has come to rest. */
export async function lookAt(world: SampleWorld, sample: PageSample, look: Look): Promise<Seen> {
  const context = await world.contextFor(sample, {
    viewport: { width: look.width, height: look.width === 390 ? 844 : 900 },
    locale: 'zh-CN',
    colorScheme: look.theme,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    // Answers that refuse on purpose, and a graphics card that is computed and tells of its own slowness.
    const isExpected = /the server responded with a status of 4|GL Driver Message/.test(message.text());
    if (['error', 'warning'].includes(message.type()) && !isExpected) complaints.push(message.text());
  });
  const url = new URL(world.addressOf(sample));
  if (look.language === 'en') url.searchParams.set('lang', 'en');
  url.searchParams.set('theme', look.theme);
  await page.goto(url.href);
  await page.locator('h1').waitFor();
  // What is still being read says so.
  await page.locator('.loading').first().waitFor({ state: 'detached' });
  await page.waitForLoadState('networkidle');
  await page.locator('.loading').first().waitFor({ state: 'detached' });
  return { page, complaints, [Symbol.asyncDispose]: () => context.close() };
}
