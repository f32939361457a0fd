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
import { activate, SoftPasskey } from '@yuzhi/access/testing';
import { openStore } from '@yuzhi/store';

const atOnce = 4;

/** Whatever a stranger sends to sign in, with a passkey, from an identity provider, with a link, a key or to a call. */
export default defineProof({
  name: 'access-requests',
  claim:
    'nothing that a stranger sends to sign-in, passkeys, the way back from an identity provider, links, keys, grants and calls is let in, breaks the server (5xx) or tells whether an account exists',
  fullCases: 10_000,
  reducedCases: 400,
  batchCases: 200,
  open,
});

const account = 'present.person';

/** Where nobody answers: a stranger never gets so far that it is asked. */
const identityProvider = { YUZHI_OIDC_ISSUER: 'http://127.0.0.1:9' };

async function open(harness: BenchHarness): Promise<ProofSession> {
  const dataFolder = `${await harness.folder()}/data`;
  const store = harness.use(await openStore({ dataFolder, migrations }));
  harness.tookPart(store.serverVersion);
  const access = openAccess(store, { secrets: SecretBox.inFile(`${dataFolder}/access/secret-keys.json`) });
  const link = await access.signIn.setUpLink();
  await activate(access, 'admin', link?.link ?? '');
  const operator: Actor = { kind: 'operator', id: 'local', unit: null, door: 'cli' };
  const invited = (await access.call(operator, 'people-invite', { account, name: 'x' })) as { link: string };
  const { actor } = await activate(access, account, invited.link);
  const passkey = new SoftPasskey();
  await store.pool.query(
    `insert into passkeys (id, person, name, public_key, counter, transports, is_synced, made_at)
     values ($1, $2, 'x', $3, 0, '{}', false, now())`,
    [passkey.id, actor.id, passkey.publicKey],
  );
  const script = new URL('../../tools/harness/serve-base.ts', import.meta.url);
  const server = harness.use(
    await startChildServer({ script, env: { ...identityProvider, YUZHI_DATA: dataFolder, YUZHI_PORT: '0' } }),
  );
  return new Session(server, { id: passkey.id, person: actor.id }, async () => {
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
/** Signed by an authenticator that this base does not know, under the id of one that it knows and under others. */
const stranger = new SoftPasskey();
const shownPasskey = (known: Known): fc.Arbitrary<unknown> =>
  fc
    .record({
      id: fc.constantFrom(known.id, stranger.id),
      person: fc.constantFrom(known.person, '01a20e3b-3709-7217-8080-000000000001'),
      challenge: fc.oneof(fc.stringMatching(/^[\w-]{54}$/), anyText),
      counter: fc.nat(),
      isVerified: fc.boolean(),
      change: fc.option(
        fc.tuple(fc.constantFrom('clientDataJSON', 'authenticatorData', 'signature', 'userHandle'), anyValue),
        {
          freq: 2,
        },
      ),
    })
    .map(({ id, change, ...assertion }) => {
      const answer = stranger.answer(assertion);
      const response = change === null ? answer.response : { ...answer.response, [change[0]]: change[1] };
      return { ...answer, id, rawId: id, response };
    });
/** What a browser that was sent to a provider could come back with. */
const query = fc
  .record(
    { code: anyText, state: fc.oneof(fc.stringMatching(/^[\w-]{54}$/), anyText), iss: anyText, error: anyText },
    { requiredKeys: [] },
  )
  .map((fields) => new URLSearchParams(Object.entries(fields)).toString());

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

const anyCase = (known: Known): fc.Arbitrary<Case> =>
  fc
    .tuple(
      fc.oneof(
        fc.tuple(fc.constant('/api/session'), signIn as fc.Arbitrary<unknown>),
        fc.tuple(
          fc.constantFrom('/api/passkeys/session', '/api/passkeys/options'),
          fc.record({ response: fc.oneof(shownPasskey(known), anyValue), use: anyValue }, { requiredKeys: [] }),
        ),
        fc.tuple(
          fc.constantFrom('/api/session', '/api/identity/session'),
          fc.record(
            { account: anyValue, password: anyValue, passkey: shownPasskey(known), code: anyValue },
            { requiredKeys: ['passkey'] },
          ),
        ),
        fc.tuple(
          query.map((text) => `/api/identity/callback?${text}`),
          fc.constant(undefined as unknown),
        ),
        fc.tuple(fc.constantFrom('/api/links/open', '/api/links/redeem'), redeem as fc.Arbitrary<unknown>),
        fc.tuple(
          fc.constantFrom(...accessCalls.map(({ id }) => `/api/access/${id}`), '/api/access/nothing'),
          callInput as fc.Arbitrary<unknown>,
        ),
      ),
      fc.option(bearer, { freq: 3 }),
      fc.option(
        fc.tuple(
          fc.constantFrom('yuzhi_session', 'yuzhi_identity', 'yuzhi_pending', 'yuzhi_device'),
          fc.oneof(
            fc.stringMatching(/^[\w-]{0,60}$/),
            fc.stringMatching(/^[\w-]{54}$/).map((text) => `${known.person}+${text}`),
          ),
        ),
        { freq: 3 },
      ),
    )
    .map(([[path, body], authorization, cookie]) => ({
      method: path.startsWith('/api/identity/callback') ? 'GET' : 'POST',
      path,
      body: JSON.stringify(body) ?? 'null',
      headers: {
        ...(authorization === null ? {} : { authorization }),
        ...(cookie === null ? {} : { cookie: cookie.join('=') }),
      },
    }));

/** A passkey that this base knows, and whose it is. */
interface Known {
  readonly id: string;
  readonly person: string;
}

class Session implements ProofSession {
  readonly #server: ChildServer;
  readonly #known: Known;
  readonly #forget: () => Promise<void>;

  constructor(server: ChildServer, known: Known, forget: () => Promise<void>) {
    this.#server = server;
    this.#known = known;
    this.#forget = forget;
  }

  async batch(seed: number, count: number): Promise<BatchOutcome> {
    const cases = fc.sample(anyCase(this.#known), { seed, numRuns: count });
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
      redirect: 'manual',
      headers: { 'content-type': 'application/json', ...headers },
      ...(method === 'GET' ? {} : { body }),
    });
    const text = await response.text();
    const input = `${method} ${path} ${JSON.stringify(headers)} ${body}`;
    const { status } = response;
    if (status >= 500) return { what: `answered ${status}: ${text.slice(0, 200)}`, status, input };
    // A list shows a key nothing that it may not see, but no key here is real.
    const isTold = path === '/api/passkeys/options' && status === 200;
    const isFailure = status === 303 && (response.headers.get('location') ?? '').startsWith('/#/sign-in/failed/');
    if (status < 400 && !isTold && !isFailure)
      return { what: `a stranger was let in: ${text.slice(0, 200)}`, status, input };
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
