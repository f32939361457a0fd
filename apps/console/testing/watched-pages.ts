import assert from 'node:assert/strict';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

export interface WatchOptions {
  /** For each step on a page, in milliseconds. */
  readonly patienceMs: number;
  /** A request that is refused on purpose is told by the browser as well; anything else is ours. */
  readonly refusals?: boolean;
}

/** Pages before a browser, and what browsers complained about on them: also violations of the content security policy. */
export class WatchedPages {
  readonly #browser: Browser;
  readonly #options: WatchOptions;
  #complaints: string[] = [];

  constructor(browser: Browser, options: WatchOptions) {
    this.#browser = browser;
    this.#options = options;
  }

  /** Opens a page in a context of its own, which `prepare` may sign in first, and waits for its heading. */
  async open(
    address: string,
    options: BrowserContextOptions = {},
    prepare: (context: BrowserContext) => Promise<void> = async () => {},
  ): Promise<Page> {
    const context = await this.#browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    await prepare(context);
    const page = await context.newPage();
    page.setDefaultTimeout(this.#options.patienceMs);
    page.on('pageerror', (error) => this.#complaints.push(String(error)));
    page.on('console', (message) => {
      const text = message.text();
      // A graphics card that is computed tells of its own slowness.
      const isKnown = text.includes('GL Driver Message') || (this.#options.refusals && text.includes('status of 4'));
      if (['error', 'warning'].includes(message.type()) && !isKnown) this.#complaints.push(text);
    });
    await page.goto(address);
    await page.locator('h1').waitFor();
    return page;
  }

  /** Takes back complaints with these words, which a test has brought about. */
  forgive(words: string): void {
    this.#complaints = this.#complaints.filter((line) => !line.includes(words));
  }

  /** Closes every page. @throws AssertionError when a browser has complained since the last time */
  async end(): Promise<void> {
    await Promise.all(this.#browser.contexts().map((context) => context.close()));
    const found = this.#complaints;
    this.#complaints = [];
    assert.deepEqual(found, [], 'the browser’s console is empty');
  }
}
