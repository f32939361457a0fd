import { createHmac } from 'node:crypto';
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import type { Actor, Text } from '@yuzhi/sdk';
import type { AccessParts } from '../access-parts.ts';
import { accessError } from '../errors.ts';
import { inTransaction } from '@yuzhi/store';
import type { Moment } from '../policy/load-standing.ts';
import { Attempts } from './attempts.ts';
import { beginToldSession } from './begin-session.ts';
import type { SignedIn, Visitor } from './begin-session.ts';
import type { IdentityProvider } from './identity-provider.ts';
import { OneTimeCodes } from './one-time-codes.ts';
import { personOfPasskey } from './passkeys.ts';
import { personOfClaims } from './person-of-claims.ts';
import { digestOf, newSecret } from './secret-text.ts';
import type { Sessions } from './sessions.ts';
import { useChallenge } from './use-challenge.ts';

/** Somebody whom the provider knows and who still owes a second step here. */
export interface Pending {
  /** For the browser to keep until then. */
  readonly pending: string;
}

export interface SecondStep {
  readonly pending: string;
  readonly code?: string | undefined;
  readonly passkey?: AuthenticationResponseJSON | undefined;
}

const methodName = 'identity provider';

/**
 * Signing in by a city's own identity provider. What a browser was sent with is bound to a secret of that browser and
 * kept nowhere else, so that any process takes what another began.
 */
export class Federation {
  readonly #parts: AccessParts;
  readonly #moment: () => Moment;
  readonly #provider: IdentityProvider | null;
  readonly #sessions: Sessions;
  readonly #codes: OneTimeCodes;
  readonly #attempts: Attempts;

  constructor(parts: AccessParts, moment: () => Moment, provider: IdentityProvider | null, sessions: Sessions) {
    this.#parts = parts;
    this.#moment = moment;
    this.#provider = provider;
    this.#sessions = sessions;
    this.#codes = new OneTimeCodes(parts);
    this.#attempts = new Attempts(parts.store);
  }

  /** What its button says; `null` where none is configured. */
  get title(): Text | null {
    return this.#provider?.config.title ?? null;
  }

  /** Where to send the browser, and what it has to keep until it comes back. @throws YuzhiError ACCESS_IDENTITY_OFF */
  async begin(redirectUri: string): Promise<{ readonly location: string; readonly browserSecret: string }> {
    const browserSecret = newSecret();
    const state = await this.#parts.secrets.challenge(purposeOf(browserSecret), this.#moment().now);
    const location = await this.#configured().authorizationUrl({ redirectUri, ...sentWith(state, browserSecret) });
    return { location, browserSecret };
  }

  /**
   * Takes a browser that comes back.
   *
   * @throws YuzhiError ACCESS_IDENTITY_OFF, ACCESS_IDENTITY_WRONG, ACCESS_IDENTITY_UNKNOWN, ACCESS_IDENTITY_UNAVAILABLE, ACCESS_SIGN_IN_LIMITED
   */
  async finish(cameBackTo: URL, browserSecret: string | null, visitor: Visitor): Promise<SignedIn | Pending> {
    const provider = this.#configured();
    const { now } = this.#moment();
    await this.#attempts.count([['address', visitor.address]], now);
    try {
      const state = cameBackTo.searchParams.get('state') ?? '';
      const isOurs = browserSecret !== null && (await this.#use(purposeOf(browserSecret), state));
      if (!isOurs) throw accessError('ACCESS_IDENTITY_WRONG');
      const claims = await provider.claims(cameBackTo, sentWith(state, browserSecret));
      const { person, isTwoFactor } = await inTransaction(this.#parts.store, (client) =>
        personOfClaims(client, provider.config, claims, this.#moment()),
      );
      if (!isTwoFactor) return { pending: await this.#pendingFor(person) };
      return await this.#signedIn(person, visitor);
    } catch (error) {
      await this.#note(null);
      throw error;
    }
  }

  /**
   * The second step of somebody whom the provider knows by one factor.
   *
   * @throws YuzhiError ACCESS_SIGN_IN_WRONG, ACCESS_SIGN_IN_LIMITED
   */
  async secondStep({ pending, code, passkey }: SecondStep, visitor: Visitor): Promise<SignedIn> {
    const { now } = this.#moment();
    const { secrets, store } = this.#parts;
    const [person = '', challenge = ''] = pending.split(' ');
    const isOurs = (await secrets.endOfChallenge(challenge, secondStepOf(person), now)) !== null;
    await this.#attempts.count([['address', visitor.address], ...(isOurs ? [['device', person] as const] : [])], now);
    const stored = isOurs ? await this.#seedOf(person) : null;
    const isRight = passkey
      ? isOurs && (await personOfPasskey(this.#parts, passkey, 'second-step', now)) === person
      : await this.#codes.use(stored, { code: code ?? '', now, counts: isOurs });
    if (!isRight || !(await useChallenge(store.pool, secrets, { purpose: secondStepOf(person), challenge, now }))) {
      await this.#note(null);
      throw accessError('ACCESS_SIGN_IN_WRONG');
    }
    await this.#attempts.forgive([['device', person]]);
    return this.#signedIn(person, visitor);
  }

  #configured(): IdentityProvider {
    if (!this.#provider) throw accessError('ACCESS_IDENTITY_OFF');
    return this.#provider;
  }

  #use(purpose: string, challenge: string): Promise<boolean> {
    const { store, secrets } = this.#parts;
    return useChallenge(store.pool, secrets, { purpose, challenge, now: this.#moment().now });
  }

  async #pendingFor(person: string): Promise<string> {
    return `${person} ${await this.#parts.secrets.challenge(secondStepOf(person), this.#moment().now)}`;
  }

  async #seedOf(person: string): Promise<{ readonly person: string; readonly secret: string } | null> {
    const { rows } = await this.#parts.store.pool.query<{ person: string; secret: string }>(
      `select person, secret from one_time_codes join people on people.id = person where person = $1 and state = 'active'`,
      [person],
    );
    return rows[0] ?? null;
  }

  async #signedIn(person: string, visitor: Visitor): Promise<SignedIn> {
    const { now } = this.#moment();
    await this.#attempts.forgive([['address', visitor.address]]);
    const signedIn = await inTransaction(this.#parts.store, (client) =>
      beginToldSession(this.#sessions, client, person, visitor, now),
    );
    await this.#note(person);
    return signedIn;
  }

  async #note(person: string | null): Promise<void> {
    const actor: Actor =
      person === null
        ? { kind: 'anonymous', id: 'anonymous', unit: null, door: 'http' }
        : { kind: 'person', id: person, unit: null, door: 'http' };
    const outcome = person === null ? 'failed' : 'allowed';
    const { now: at } = this.#moment();
    await this.#parts.audit.record({ at, actor, action: 'sign-in', resource: null, outcome, reason: methodName });
  }
}

function purposeOf(browserSecret: string): string {
  return `identity for ${digestOf(browserSecret).toString('hex')}`;
}

function secondStepOf(person: string): string {
  return `second step of ${person}`;
}

/** State, nonce and verifier of one request follow from the state and the browser's secret. */
function sentWith(state: string, browserSecret: string): { state: string; nonce: string; verifier: string } {
  const derived = (use: string): string =>
    createHmac('sha256', browserSecret).update(`${use} ${state}`).digest('base64url');
  return { state, nonce: derived('nonce'), verifier: derived('verifier') };
}
