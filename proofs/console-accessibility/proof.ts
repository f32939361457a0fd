import { lookAt, openSampleWorld, pageSamples, touristsOf, violationsOf, walkTour } from '@yuzhi/console/testing';
import type { Look, PageSample, SampleWorld } from '@yuzhi/console/testing';
import type { BenchHarness } from '../../tools/harness/bench-harness.ts';
import { defineProof } from '../../tools/harness/define-proof.ts';
import type { BatchOutcome, ProofFailure, ProofSession } from '../../tools/harness/define-proof.ts';

const looks: readonly Look[] = (['zh', 'en'] as const).flatMap((language) =>
  ([1280, 390] as const).flatMap((width) => (['light', 'dark'] as const).map((theme) => ({ language, width, theme }))),
);
const samples = await pageSamples();
const tourists = touristsOf(samples);

/** A tour is gone through in two looks that differ in everything: each of its stops is a case, so that is as many as a page. */
const tourLooks = [looks.at(0), looks.at(-1)].filter((look) => look !== undefined);

/**
 * Every page of the console, by each of its sample addresses, in both languages, at both widths, light and dark; and the tour
 * of every role, gone through by keyboard. A batch is one sample in all looks, or one tour; seeds that follow each other walk
 * through all of them, so the full count sees every one.
 */
export default defineProof({
  name: 'console-accessibility',
  claim:
    'axe-core finds no violation of WCAG 2.2 AA on any page or stop of a tour, the browser complains about nothing, and nothing scrolls sideways',
  fullCases: (samples.length + tourists.length) * looks.length,
  reducedCases: 2 * looks.length,
  batchCases: looks.length,
  open,
});

async function open(harness: BenchHarness): Promise<ProofSession> {
  return new Session(harness.use(await openSampleWorld()));
}

class Session implements ProofSession {
  readonly #world: SampleWorld;

  constructor(world: SampleWorld) {
    this.#world = world;
  }

  async batch(seed: number, cases: number): Promise<BatchOutcome> {
    const place = seed % (samples.length + tourists.length);
    const [sample, tourist] = [samples[place], tourists[place - samples.length]];
    const outcomes: BatchOutcome[] = [];
    if (sample !== undefined)
      for (const look of looks.slice(0, cases)) outcomes.push(await this.#judge(seed, sample, look));
    if (tourist !== undefined) for (const look of tourLooks) outcomes.push(await this.#judgeTour(seed, tourist, look));
    if (outcomes.length === 0) throw new RangeError('The console has no page');
    return {
      failures: outcomes.flatMap(({ failures }) => failures),
      counts: {
        'pages and stops': outcomes.reduce((sum, { counts }) => sum + (counts['seen'] ?? 0), 0),
        'rules of axe-core': outcomes.reduce((sum, { counts }) => sum + (counts['rules'] ?? 0), 0),
      },
    };
  }

  finish(): Promise<BatchOutcome> {
    return Promise.resolve({ failures: [], counts: {} });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // The harness closes the world.
  }

  async #judge(seed: number, sample: PageSample, look: Look): Promise<BatchOutcome> {
    await using seen = await lookAt(this.#world, sample, look);
    const { wrong, rules } = await wrongOf(seen.page);
    const complaints = seen.complaints.map((complaint) => `the browser complains: ${complaint}`);
    const input = `${sample.at} as ${sample.as}, ${words(look)}`;
    return { failures: [...wrong, ...complaints].map((what) => ({ seed, what, input })), counts: { seen: 1, rules } };
  }

  async #judgeTour(seed: number, tourist: PageSample, look: Look): Promise<BatchOutcome> {
    await using seen = await lookAt(this.#world, tourist, look);
    const failures: ProofFailure[] = [];
    let all = 0;
    const stops = await walkTour(seen.page, async (title) => {
      const { wrong, rules } = await wrongOf(seen.page);
      const input = `tour of ${tourist.as} at “${title}”, ${words(look)}`;
      failures.push(...wrong.map((what) => ({ seed, what, input })));
      all += rules;
    });
    const input = `tour of ${tourist.as}, ${words(look)}`;
    failures.push(...seen.complaints.map((what) => ({ seed, what: `the browser complains: ${what}`, input })));
    if (stops.length < 3) failures.push({ seed, what: `the tour has ${stops.length} stops only`, input });
    return { failures, counts: { seen: stops.length, rules: all } };
  }
}

function words({ language, width, theme }: Look): string {
  return `${language}, ${width} px, ${theme}`;
}

/** What is wrong with a page as it stands, and by how many rules it was judged. */
async function wrongOf(page: Parameters<typeof violationsOf>[0]): Promise<{ wrong: readonly string[]; rules: number }> {
  const { found, rules } = await violationsOf(page);
  const isWide = await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth');
  const wrong = [
    ...found,
    ...(isWide ? ['the page scrolls sideways'] : []),
    // A check that looked at nothing has not passed.
    ...(rules < 10 ? [`axe-core judged by ${rules} rules only`] : []),
  ];
  return { wrong, rules };
}
