import assert from 'node:assert/strict';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

export interface WatchOptions {
  /** For each step on a page, in milliseconds. */
  readonly patienceMs: number;
  /** A request that is refused on purpose is told by the browser as well; anything else is ours. */
  readonly refusals?: boolean;
}

const desk = { width: 1280, height: 900 };

/** Pages before a browser, and what browsers complained about on them: also violations of the content security policy. */
export class WatchedPages {
  readonly #browser: Browser;
  readonly #options: WatchOptions;
  readonly #origins = new Set<string>();
  #shared: BrowserContext | undefined;
  #complaints: string[] = [];

  constructor(browser: Browser, options: WatchOptions) {
    this.#browser = browser;
    this.#options = options;
  }

  /**
   * Opens a page and waits for its heading: in the browser that the other pages had, emptied of what they left, or, with
   * settings besides the size or with `prepare`, which may sign in, in a browser of its own.
   */
  async open(
    address: string,
    { viewport = desk, ...options }: BrowserContextOptions = {},
    prepare?: (context: BrowserContext) => Promise<void>,
  ): Promise<Page> {
    const isPlain = prepare === undefined && Object.keys(options).length === 0;
    const context = isPlain ? await this.#usual() : await this.#browser.newContext(options);
    await prepare?.(context);
    const page = await context.newPage();
    if (viewport !== null) await page.setViewportSize(viewport);
    this.#origins.add(new URL(address).origin);
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
    const others = this.#browser.contexts().filter((context) => context !== this.#shared);
    await Promise.all(others.map((context) => context.close()));
    await this.#empty();
    const found = this.#complaints;
    this.#complaints = [];
    assert.deepEqual(found, [], 'the browser’s console is empty');
  }

  /**
   * A context is a browser of its own, down to its processes; to start one takes more than twice what a page does. So
   * one stays, with an empty page that keeps its process.
   */
  async #usual(): Promise<BrowserContext> {
    if (this.#shared === undefined) {
      this.#shared = await this.#browser.newContext();
      await this.#shared.newPage();
    }
    return this.#shared;
  }

  async #empty(): Promise<void> {
    const [keeper, ...pages] = this.#shared?.pages() ?? [];
    if (this.#shared === undefined || keeper === undefined) return;
    await Promise.all(pages.map((page) => page.close()));
    await this.#shared.clearCookies();
    const session = await this.#shared.newCDPSession(keeper);
    for (const origin of this.#origins)
      await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    await session.detach();
  }
}
