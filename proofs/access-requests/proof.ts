import fc from 'fast-check';
import { accessCalls } from '@yuzhi/access';
import { startChildServer } from '../../tools/harness/child-server.ts';
import type { ChildServer } from '../../tools/harness/child-server.ts';
import type { BenchHarness } from '../../tools/harness/bench-harness.ts';
import { defineProof } from '../../tools/harness/define-proof.ts';
import type { BatchOutcome, ProofFailure, ProofSession } from '../../tools/harness/define-proof.ts';
import { migrations } from '@yuzhi/server';
import { openAccess, SecretBox } from '@yuzhi/access';
import type { Actor } from '@yuzhi/sdk';
import { activate } from '@yuzhi/access/testing';
import { openStore } from '@yuzhi/store';

const atOnce = 4;

/** Whatever a stranger sends to sign in, with a link, a key or to a call. */
export default defineProof({
  name: 'access-requests',
  claim:
    'nothing that a stranger sends to sign-in, links, keys, grants and calls is let in, breaks the server (5xx) or tells whether an account exists',
  fullCases: 10_000,
  reducedCases: 400,
  batchCases: 200,
  open,
});

const account = 'present.person';

async function open(harness: BenchHarness): Promise<ProofSession> {
  const dataFolder = `${await harness.folder()}/data`;
  const store = harness.use(await openStore({ dataFolder, migrations }));
  harness.tookPart(store.serverVersion);
  const access = openAccess(store, { secrets: SecretBox.inFile(`${dataFolder}/access/secret-keys.json`) });
  const link = await access.signIn.setUpLink();
  await activate(access, 'admin', link?.link ?? '');
  const operator: Actor = { kind: 'operator', id: 'local', unit: null, door: 'cli' };
  const invited = (await access.call(operator, 'people-invite', { account, name: 'x' })) as { link: string };
  await activate(access, account, invited.link);
  const script = new URL('../../tools/harness/serve-base.ts', import.meta.url);
  const server = harness.use(await startChildServer({ script, env: { YUZHI_DATA: dataFolder, YUZHI_PORT: '0' } }));
  return new Session(server, async () => {
    // Limits are held by the suite; here every case is to reach what lies behind them.
    await store.pool.query('delete from attempts');
  });
}

interface Case {
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.constantFrom(account, 'admin', '', '\0', "' or 1=1 --", '٣', '1e9'),
);
const anyValue = fc.oneof(
  { weight: 8, arbitrary: anyText },
  fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<unknown>,
  fc.constant(undefined),
);
const ids = fc.oneof(fc.uuid(), anyText);

const signIn = fc.record({ account: anyValue, password: anyValue, code: anyValue }, { requiredKeys: [] });
const redeem = fc.record(
  { token: anyValue, password: anyValue, code: anyValue, account: anyValue, name: anyValue },
  { requiredKeys: [] },
);
const callInput = fc.dictionary(
  fc.constantFrom(
    'person',
    'id',
    'grant',
    'holding',
    'unit',
    'file',
    'scopes',
    'role',
    'decision',
    'reason',
    'account',
    'name',
    '__proto__',
  ),
  fc.oneof(ids, anyValue),
);
const bearer = fc
  .oneof(fc.string({ maxLength: 90 }), fc.stringMatching(/^yuzhi_[0-9A-Za-z]{49}$/))
  .map((text) => `Bearer ${text.replaceAll(/[^\x20-\x7e]/g, '?')}`);

const anyCase: fc.Arbitrary<Case> = fc
  .tuple(
    fc.oneof(
      fc.tuple(fc.constant('/api/session'), signIn as fc.Arbitrary<unknown>),
      fc.tuple(fc.constantFrom('/api/links/open', '/api/links/redeem'), redeem as fc.Arbitrary<unknown>),
      fc.tuple(
        fc.constantFrom(...accessCalls.map(({ id }) => `/api/access/${id}`), '/api/access/nothing'),
        callInput as fc.Arbitrary<unknown>,
      ),
    ),
    fc.option(bearer, { freq: 3 }),
    fc.option(fc.stringMatching(/^[\w-]{0,60}$/), { freq: 3 }),
  )
  .map(([[path, body], authorization, session]) => ({
    method: 'POST',
    path,
    body: JSON.stringify(body) ?? 'null',
    headers: {
      ...(authorization === null ? {} : { authorization }),
      ...(session === null ? {} : { cookie: `yuzhi_session=${session}` }),
    },
  }));

class Session implements ProofSession {
  readonly #server: ChildServer;
  readonly #forget: () => Promise<void>;

  constructor(server: ChildServer, forget: () => Promise<void>) {
    this.#server = server;
    this.#forget = forget;
  }

  async batch(seed: number, count: number): Promise<BatchOutcome> {
    const cases = fc.sample(anyCase, { seed, numRuns: count });
    const failures: ProofFailure[] = [];
    const counts: Record<string, number> = {};
    for (let at = 0; at < cases.length; at += atOnce) {
      if (at % 40 === 0) await this.#forget();
      const answers = await Promise.all(cases.slice(at, at + atOnce).map((one) => this.#send(one)));
      for (const { what, status, input } of answers) {
        counts[`answered ${status}`] = (counts[`answered ${status}`] ?? 0) + 1;
        if (what !== null) failures.push({ seed, what, input });
      }
    }
    const told = await this.#tellsAccount();
    if (told !== null) failures.push({ seed, what: told, input: '' });
    return { failures, counts };
  }

  async finish(seed: number): Promise<BatchOutcome> {
    const code = await this.#server.stop();
    const what = `the server ended with ${code}`;
    return { failures: code === 0 ? [] : [{ seed, what, input: this.#server.written().slice(-2_000) }], counts: {} };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server[Symbol.asyncDispose]();
  }

  async #send({ method, path, body, headers }: Case): Promise<{ what: string | null; status: number; input: string }> {
    const response = await fetch(`${this.#server.address}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    const text = await response.text();
    const input = `${method} ${path} ${JSON.stringify(headers)} ${body}`;
    const { status } = response;
    if (status >= 500) return { what: `answered ${status}: ${text.slice(0, 200)}`, status, input };
    // A list shows a key nothing that it may not see, but no key here is real.
    if (status < 300) return { what: `a stranger was let in: ${text.slice(0, 200)}`, status, input };
    if (response.headers.getSetCookie().length > 0) return { what: 'a refusal gave a cookie', status, input };
    return { what: null, status, input };
  }

  /** One that exists and one that does not are answered alike, but for what a client sent itself. */
  async #tellsAccount(): Promise<string | null> {
    await this.#forget();
    const answers = await Promise.all(
      [account, 'absent.person'].map(async (name) => {
        const body = JSON.stringify({ account: name, password: 'not the right password', code: '123456' });
        const response = await fetch(`${this.#server.address}/api/session`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body,
        });
        return `${response.status} ${await response.text()}`;
      }),
    );
    return answers[0] === answers[1] ? null : `an account is told by ${answers.join(' and ')}`;
  }
}
