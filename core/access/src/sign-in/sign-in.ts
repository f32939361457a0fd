import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import type { Actor } from '@yuzhi/sdk';
import { inTransaction } from '@yuzhi/store';
import type { AccessParts } from '../access-parts.ts';
import { BoundedCache } from '../bounded-cache.ts';
import { accessError } from '../errors.ts';
import { foldedAccount, hasSecurityAdministrator } from '../people/people.ts';
import type { Moment } from '../policy/load-standing.ts';
import { Attempts } from './attempts.ts';
import type { Subject } from './attempts.ts';
import { beginSession, beginToldSession } from './begin-session.ts';
import type { SignedIn, Visitor } from './begin-session.ts';
import { makeLink } from './one-time-links.ts';
import type { ShownLink } from './one-time-links.ts';
import { OneTimeCodes } from './one-time-codes.ts';
import { openLink, redeemLink } from './redeem-link.ts';
import type { OpenedLink, Redemption } from './redeem-link.ts';
import { isPassword } from './password-hash.ts';
import { personOfPasskey, requestOptions } from './passkeys.ts';
import type { PasskeyUse } from './passkeys.ts';
import { digestOf } from './secret-text.ts';
import { Sessions } from './sessions.ts';

export interface Credentials {
  readonly account: string;
  readonly password: string;
  /** One-time code of the second factor. */
  readonly code?: string | undefined;
  /** A passkey in its place. */
  readonly passkey?: AuthenticationResponseJSON | undefined;
}

/** How people come in: the first set-up, links that work once, password with a second factor, passkeys, sessions. */
export class SignIn {
  readonly sessions: Sessions;
  readonly #parts: AccessParts;
  readonly #moment: () => Moment;
  readonly #attempts: Attempts;
  readonly #codes: OneTimeCodes;
  readonly #setUp = new BoundedCache<boolean>();
  #isSetUp = false;

  constructor(parts: AccessParts, moment: () => Moment) {
    this.#parts = parts;
    this.#moment = moment;
    this.#attempts = new Attempts(parts.store);
    this.#codes = new OneTimeCodes(parts);
    this.sessions = new Sessions(parts, moment);
  }

  /** Whether there is, or ever was, a security administrator who has signed in. Once true it stays true. */
  async isSetUp(): Promise<boolean> {
    if (this.#isSetUp) return true;
    this.#isSetUp = await this.#setUp.get('', () => hasSecurityAdministrator(this.#parts.store.pool));
    return this.#isSetUp;
  }

  /** A link by which the first security administrator is made; `null` once there is one. */
  async setUpLink(): Promise<ShownLink | null> {
    if (await this.isSetUp()) return null;
    const { now } = this.#moment();
    const { store, secrets } = this.#parts;
    const actor: Actor = { kind: 'operator', id: 'local', unit: null, door: 'cli' };
    return inTransaction(store, (client) =>
      makeLink({ client, secrets, actor, now }, { kind: 'set-up', person: null, replacesFactor: true }),
    );
  }

  /** What a link is for. @throws YuzhiError ACCESS_LINK_WRONG */
  async openLink(token: string, { address }: Visitor): Promise<OpenedLink> {
    const { now } = this.#moment();
    await this.#attempts.count([['address', address]], now);
    return openLink(this.#parts, token, now);
  }

  /**
   * Sets a password and a second factor by a link, ends all earlier sessions and signs in.
   *
   * @throws YuzhiError ACCESS_LINK_WRONG, ACCESS_PASSWORD_WEAK, ACCESS_CODE_WRONG, ACCESS_ACCOUNT_TAKEN, ACCESS_SIGN_IN_LIMITED
   */
  async redeemLink(redemption: Redemption, visitor: Visitor): Promise<SignedIn> {
    const moment = this.#moment();
    // Whoever has a link may still have to guess a code.
    const subjects: Subject[] = [
      ['address', visitor.address],
      ['link', redemption.token],
    ];
    await this.#attempts.count(subjects, moment.now);
    const { person, signedIn } = await redeemLink(this.#parts, redemption, moment, async (client, person) => ({
      person,
      signedIn: await beginSession(this.sessions, client, person, visitor, moment.now),
    }));
    await this.#note(person, 'link-redeemed', 'link');
    this.forget();
    return signedIn;
  }

  /**
   * Signs in by a password and a second step. Whatever is wrong, the answer is the same and takes as long.
   *
   * @throws YuzhiError ACCESS_SIGN_IN_WRONG, ACCESS_SIGN_IN_LIMITED
   */
  async signIn({ account, password, code, passkey }: Credentials, visitor: Visitor): Promise<SignedIn> {
    const { now } = this.#moment();
    const folded = foldedAccount(account);
    const known = await this.#deviceOf(visitor.device, folded);
    const subjects: Subject[] = [
      ['address', visitor.address],
      known === null ? ['account', folded] : ['device', known],
    ];
    await this.#attempts.count(subjects, now);
    const stored = await this.#credentialsOf(folded);
    const isRight = await isPassword(password, stored?.hash ?? null);
    const isSecond = passkey
      ? (await personOfPasskey(this.#parts, passkey, 'second-step', now)) === (stored?.person ?? '')
      : await this.#codes.use(stored, { code: code ?? '', now, counts: isRight });
    const method = passkey ? 'password and passkey' : 'password and code';
    if (!stored || !isRight || !isSecond) {
      await this.#note(null, 'sign-in', method);
      throw accessError('ACCESS_SIGN_IN_WRONG');
    }
    return this.#signedIn(stored.person, { visitor, subjects, method });
  }

  /** What a browser is asked so that it shows a passkey. */
  async passkeyOptions(use: PasskeyUse): Promise<unknown> {
    return requestOptions(this.#parts, use, this.#moment().now);
  }

  /**
   * Signs in by a passkey alone, whose owner showed a PIN or a finger to it.
   *
   * @throws YuzhiError ACCESS_PASSKEY_WRONG, ACCESS_SIGN_IN_LIMITED
   */
  async signInWithPasskey(response: AuthenticationResponseJSON, visitor: Visitor): Promise<SignedIn> {
    const { now } = this.#moment();
    const subjects: Subject[] = [['address', visitor.address]];
    await this.#attempts.count(subjects, now);
    const person = await personOfPasskey(this.#parts, response, 'alone', now);
    if (person === null) {
      await this.#note(null, 'sign-in', 'passkey');
      throw accessError('ACCESS_PASSKEY_WRONG');
    }
    return this.#signedIn(person, { visitor, subjects, method: 'passkey' });
  }

  /** What this process holds is looked at again at once. */
  forget(): void {
    this.#setUp.clear();
    this.sessions.forget();
  }

  async #signedIn(
    person: string,
    { visitor, subjects, method }: { visitor: Visitor; subjects: readonly Subject[]; method: string },
  ): Promise<SignedIn> {
    await this.#attempts.forgive(subjects);
    const { now } = this.#moment();
    const signedIn = await inTransaction(this.#parts.store, (client) =>
      beginToldSession(this.sessions, client, person, visitor, now),
    );
    await this.#note(person, 'sign-in', method);
    return signedIn;
  }

  /** The browser's own count, if this account was signed in from it before. */
  async #deviceOf(device: string | null, account: string): Promise<string | null> {
    if (device === null) return null;
    const { rows } = await this.#parts.store.pool.query(
      'select 1 from known_devices join people on people.id = person where digest = $1 and account = $2',
      [digestOf(device), account],
    );
    return rows.length === 0 ? null : digestOf(device).toString('base64');
  }

  async #credentialsOf(account: string): Promise<Stored | null> {
    const { rows } = await this.#parts.store.pool.query<Stored>(
      `select people.id as person, hash, secret from people
       join passwords on passwords.person = people.id join one_time_codes on one_time_codes.person = people.id
       where account = $1 and state = 'active'`,
      [account],
    );
    return rows[0] ?? null;
  }

  /** By which way somebody came, or tried to while it is not known who they are. */
  async #note(person: string | null, action: string, method: string): Promise<void> {
    const isKnown = person !== null;
    const actor: Actor = isKnown
      ? { kind: 'person', id: person, unit: null, door: 'http' }
      : { kind: 'anonymous', id: 'anonymous', unit: null, door: 'http' };
    const { now: at } = this.#moment();
    const outcome = isKnown ? 'allowed' : 'failed';
    await this.#parts.audit.record({ at, actor, action, resource: null, outcome, reason: method });
  }
}

interface Stored {
  readonly person: string;
  readonly hash: string;
  readonly secret: string;
}
