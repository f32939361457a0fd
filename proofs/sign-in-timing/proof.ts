import { openAccess, SecretBox } from '@yuzhi/access';
import { activate, codeAt, goodPassword } from '@yuzhi/access/testing';
import type { Actor } from '@yuzhi/sdk';
import { migrations } from '@yuzhi/server';
import { openStore } from '@yuzhi/store';
import type { BenchHarness } from '../../tools/harness/bench-harness.ts';
import { startChildServer } from '../../tools/harness/child-server.ts';
import type { ChildServer } from '../../tools/harness/child-server.ts';
import { defineProof } from '../../tools/harness/define-proof.ts';
import type { BatchOutcome, ProofFailure, ProofSession } from '../../tools/harness/define-proof.ts';
import { median } from '../../tools/harness/median.ts';
import { isTold, rankTest } from './rank-test.ts';

/**
 * How long a refused sign-in takes, for two kinds of requests in turn: what differs between them must not be told by time.
 * Each pair of requests is one case; which of the two is sent first is drawn, so that nothing that drifts adds up. A server
 * with a planted fault of 20 milliseconds shows in every run that the measurement finds one.
 */
export default defineProof({
  name: 'sign-in-timing',
  claim:
    'how long a refused sign-in takes does not tell whether the account exists, is suspended, or which of password and code was right (Mann–Whitney, four standard deviations and 55 of 100 pairs)',
  fullCases: 2_000,
  reducedCases: 240,
  batchCases: 80,
  open,
});

const account = 'present.person';
const suspended = 'suspended.person';
const plantedMs = 20;
const controlPairs = 120;

async function open(harness: BenchHarness): Promise<ProofSession> {
  const dataFolder = `${await harness.folder()}/data`;
  const store = harness.use(await openStore({ dataFolder, migrations }));
  harness.tookPart(store.serverVersion);
  const access = openAccess(store, { secrets: SecretBox.inFile(`${dataFolder}/access/secret-keys.json`) });
  const link = await access.signIn.setUpLink();
  await activate(access, 'admin', link?.link ?? '');
  const operator: Actor = { kind: 'operator', id: 'local', unit: null, door: 'cli' };
  const secrets = new Map<string, string>();
  for (const name of [account, suspended]) {
    const invited = (await access.call(operator, 'people-invite', { account: name, name: 'x' })) as { link: string };
    secrets.set(name, (await activate(access, name, invited.link)).secret);
  }
  await access.call(operator, 'people-suspend', { person: suspended });
  const env = { YUZHI_DATA: dataFolder, YUZHI_PORT: '0', YUZHI_WORKERS: '0' };
  const serve = (name: string, more: Record<string, string> = {}) =>
    startChildServer({ script: new URL(`../../tools/harness/${name}.ts`, import.meta.url), env: { ...env, ...more } });
  const server = harness.use(await serve('serve-base'));
  const telling = harness.use(await serve('serve-telling-base', { TOLD_ACCOUNT: account, TOLD_MS: `${plantedMs}` }));
  return new Session({
    server,
    telling,
    secret: secrets.get(account) ?? '',
    forget: async () => void (await store.pool.query('delete from attempts')),
  });
}

interface Attempt {
  readonly account: string;
  readonly password: string;
  readonly code: string;
}

interface Comparison {
  readonly what: string;
  readonly one: (secret: string) => Attempt;
  readonly other: (secret: string) => Attempt;
}

const wrong: Attempt = { account, password: 'not the right password', code: '000000' };
/** A code of an hour ago is as wrong as any, and is no code of this moment by chance. */
const wrongCode = (secret: string): string => codeAt(secret, new Date(Date.now() - 3_600_000));
const rightCode = (secret: string): string => codeAt(secret, new Date());

const comparisons: readonly Comparison[] = [
  {
    what: 'an account that exists and one that does not',
    one: (secret) => ({ ...wrong, code: wrongCode(secret) }),
    other: (secret) => ({ ...wrong, account: 'absent.person', code: wrongCode(secret) }),
  },
  {
    what: 'an account that is suspended and one that does not exist',
    one: (secret) => ({ ...wrong, account: suspended, code: wrongCode(secret) }),
    other: (secret) => ({ ...wrong, account: 'absent.person', code: wrongCode(secret) }),
  },
  {
    what: 'a right and a wrong second step, where the password is wrong',
    one: (secret) => ({ ...wrong, code: rightCode(secret) }),
    other: (secret) => ({ ...wrong, code: wrongCode(secret) }),
  },
  {
    what: 'a right and a wrong password, where the second step is wrong',
    one: (secret) => ({ ...wrong, password: goodPassword, code: wrongCode(secret) }),
    other: (secret) => ({ ...wrong, code: wrongCode(secret) }),
  },
];

interface Parts {
  readonly server: ChildServer;
  readonly telling: ChildServer;
  readonly secret: string;
  readonly forget: () => Promise<void>;
}

interface Samples {
  readonly one: number[];
  readonly other: number[];
}

class Session implements ProofSession {
  readonly #parts: Parts;
  readonly #samples: readonly Samples[] = comparisons.map(() => ({ one: [], other: [] }));

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async batch(seed: number, count: number): Promise<BatchOutcome> {
    const failures: ProofFailure[] = [];
    for (let at = 0; at < count; at += 1) {
      if (at % 4 === 0) await this.#parts.forget();
      const which = at % comparisons.length;
      const comparison = comparisons[which];
      const samples = this.#samples[which];
      if (!comparison || !samples) throw new TypeError('There is such a comparison');
      const isFirst = ((seed >>> (at % 31)) & 1) === 1;
      const what = await this.#pair(this.#parts.server, comparison, samples, isFirst);
      if (what !== null) failures.push({ seed, what, input: comparison.what });
    }
    return { failures, counts: { 'pairs timed': count } };
  }

  async finish(seed: number): Promise<BatchOutcome> {
    const failures: ProofFailure[] = [];
    const counts: Record<string, number> = {};
    for (const [index, { what }] of comparisons.entries()) {
      const { one, other } = this.#samples[index] ?? { one: [], other: [] };
      const test = rankTest(one, other);
      const gap = median(one) - median(other);
      counts[`per mille of pairs in which the first takes longer: ${what}`] = Math.round(test.superiority * 1_000);
      counts[`median gap in microseconds: ${what}`] = Math.round(gap * 1_000);
      if (isTold(test)) failures.push({ seed, what: `time tells ${what}`, input: JSON.stringify({ ...test, gap }) });
    }
    const control = await this.#control();
    counts[`per mille of pairs with a planted fault of ${plantedMs} ms`] = Math.round(control.superiority * 1_000);
    if (!isTold(control))
      failures.push({ seed, what: 'the measurement does not find a planted fault', input: JSON.stringify(control) });
    return { failures, counts };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#parts.server[Symbol.asyncDispose]();
    await this.#parts.telling[Symbol.asyncDispose]();
  }

  async #control(): Promise<ReturnType<typeof rankTest>> {
    const [comparison] = comparisons;
    const samples: Samples = { one: [], other: [] };
    if (!comparison) throw new TypeError('There is a first comparison');
    for (let at = 0; at < controlPairs; at += 1) {
      if (at % 4 === 0) await this.#parts.forget();
      await this.#pair(this.#parts.telling, comparison, samples, at % 2 === 0);
    }
    return rankTest(samples.one, samples.other);
  }

  /** Sends both, and says what is wrong when one of them is not refused as it should be. */
  async #pair(
    server: ChildServer,
    comparison: Comparison,
    { one, other }: Samples,
    isFirst: boolean,
  ): Promise<string | null> {
    const { secret } = this.#parts;
    const inOrder = isFirst ? (['one', 'other'] as const) : (['other', 'one'] as const);
    for (const name of inOrder) {
      const body = JSON.stringify(comparison[name](secret));
      const begun = performance.now();
      const response = await fetch(`${server.address}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      const text = await response.text();
      ({ one, other })[name].push(performance.now() - begun);
      if (response.status !== 403) return `answered ${response.status}: ${text.slice(0, 200)}`;
    }
    return null;
  }
}
