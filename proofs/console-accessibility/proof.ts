import { lookAt, openSampleWorld, pageSamples, violationsOf } from '@yuzhi/console/testing';
import type { Look, PageSample, SampleWorld } from '@yuzhi/console/testing';
import type { BenchHarness } from '../../tools/harness/bench-harness.ts';
import { defineProof } from '../../tools/harness/define-proof.ts';
import type { BatchOutcome, ProofFailure, ProofSession } from '../../tools/harness/define-proof.ts';

const looks: readonly Look[] = (['zh', 'en'] as const).flatMap((language) =>
  ([1280, 390] as const).flatMap((width) => (['light', 'dark'] as const).map((theme) => ({ language, width, theme }))),
);
const samples = await pageSamples();

/**
 * Every page of the console, by each of its sample addresses, in both languages, at both widths, light and dark. A batch is
 * one sample in all looks; seeds that follow each other walk through all samples, so the full count sees every one.
 */
export default defineProof({
  name: 'console-accessibility',
  claim:
    'axe-core finds no violation of WCAG 2.2 AA on any page, the browser complains about nothing, and nothing scrolls sideways',
  fullCases: samples.length * looks.length,
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
    const sample = samples[seed % samples.length];
    if (sample === undefined) throw new RangeError('The console has no page');
    const outcomes: BatchOutcome[] = [];
    for (const look of looks.slice(0, cases)) outcomes.push(await this.#judge(seed, sample, look));
    return {
      failures: outcomes.flatMap(({ failures }) => failures),
      counts: {
        pages: outcomes.length,
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
    const where = `${sample.at} as ${sample.as}, ${look.language}, ${look.width} px, ${look.theme}`;
    await using seen = await lookAt(this.#world, sample, look);
    const { found, rules } = await violationsOf(seen.page);
    const isWide = await seen.page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth');
    const wrong = [
      ...found,
      ...seen.complaints.map((complaint) => `the browser complains: ${complaint}`),
      ...(isWide ? ['the page scrolls sideways'] : []),
      // A check that looked at nothing has not passed.
      ...(rules < 10 ? [`axe-core judged by ${rules} rules only`] : []),
    ];
    return { failures: wrong.map((what): ProofFailure => ({ seed, what, input: where })), counts: { rules } };
  }
}
