import type { Actor } from '@yuzhi/sdk';
import type { Store } from '@yuzhi/store';
import type pg from 'pg';
import type { AccessParts } from '../access-parts.ts';
import { BoundedCache } from '../bounded-cache.ts';
import { accessError } from '../errors.ts';
import { inTransaction } from '../in-transaction.ts';
import { postNotice } from '../notices/post-notice.ts';
import { foldedAccount, hasSecurityAdministrator } from '../people/people.ts';
import type { Moment } from '../policy/load-standing.ts';
import { Attempts } from './attempts.ts';
import type { Subject } from './attempts.ts';
import { makeLink } from './one-time-links.ts';
import type { ShownLink } from './one-time-links.ts';
import { stepOfCode } from './one-time-code.ts';
import { openLink, redeemLink } from './redeem-link.ts';
import type { OpenedLink, Redemption } from './redeem-link.ts';
import { isPassword } from './password-hash.ts';
import { digestOf, newSecret } from './secret-text.ts';
import { Sessions } from './sessions.ts';

/** From where somebody signs in. */
export interface Visitor {
  readonly address: string;
  /** What the browser calls itself, shown in the list of sessions. */
  readonly browser: string;
  /** Token of a browser that was signed in from before. */
  readonly device: string | null;
}

export interface Credentials {
  readonly account: string;
  readonly password: string;
  /** One-time code of the second factor. */
  readonly code: string;
}

/** Texts for the browser to keep: the session, and that it is known from now on. */
export interface SignedIn {
  readonly session: string;
  readonly device: string;
}

/** How people come in: the first set-up, links that work once, password with a second factor, sessions. */
export class SignIn {
  readonly sessions: Sessions;
  readonly #store: Store;
  readonly #parts: AccessParts;
  readonly #moment: () => Moment;
  readonly #attempts: Attempts;
  readonly #setUp = new BoundedCache<boolean>();
  #isSetUp = false;

  constructor(parts: AccessParts, moment: () => Moment) {
    this.#parts = parts;
    this.#store = parts.store;
    this.#moment = moment;
    this.#attempts = new Attempts(parts.store);
    this.sessions = new Sessions(parts, moment);
  }

  /** Whether there is, or ever was, a security administrator who has signed in. Once true it stays true. */
  async isSetUp(): Promise<boolean> {
    if (this.#isSetUp) return true;
    this.#isSetUp = await this.#setUp.get('', () => hasSecurityAdministrator(this.#store.pool));
    return this.#isSetUp;
  }

  /** A link by which the first security administrator is made; `null` once there is one. */
  async setUpLink(): Promise<ShownLink | null> {
    if (await this.isSetUp()) return null;
    const { now } = this.#moment();
    const actor: Actor = { kind: 'operator', id: 'local', unit: null, door: 'cli' };
    return inTransaction(this.#store, (client) =>
      makeLink({ client, actor, now }, { kind: 'set-up', person: null, replacesFactor: true }),
    );
  }

  /** What a link is for. @throws YuzhiError ACCESS_LINK_WRONG */
  async openLink(token: string, { address }: Visitor): Promise<OpenedLink> {
    const { now } = this.#moment();
    await this.#attempts.count([['address', address]], now);
    return openLink(this.#store.pool, token, now);
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
      signedIn: await this.#begin(client, person, visitor, moment.now),
    }));
    await this.#note(person, 'link-redeemed', 'allowed');
    this.forget();
    return signedIn;
  }

  /**
   * Signs in. Whatever is wrong, the answer is the same and takes as long.
   *
   * @throws YuzhiError ACCESS_SIGN_IN_WRONG, ACCESS_SIGN_IN_LIMITED
   */
  async signIn({ account, password, code }: Credentials, visitor: Visitor): Promise<SignedIn> {
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
    // Nobody has this seed; it is there for the work.
    const step = stepOfCode(stored?.secret ?? 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', code, now);
    if (!stored || !isRight || step === null || !(await this.#useStep(stored.person, step))) {
      await this.#note(null, 'sign-in', 'failed');
      throw accessError('ACCESS_SIGN_IN_WRONG');
    }
    await this.#attempts.forgive(subjects);
    const signedIn = await inTransaction(this.#store, async (client) => {
      // Their own browser sends what it was given when they signed in before.
      if (known === null)
        await postNotice(client, { kind: 'sign-in-new', about: {}, to: { persons: [stored.person] }, at: now });
      return this.#begin(client, stored.person, visitor, now);
    });
    await this.#note(stored.person, 'sign-in', 'allowed');
    return signedIn;
  }

  /** What this process holds is looked at again at once. */
  forget(): void {
    this.#setUp.clear();
    this.sessions.forget();
  }

  async #begin(client: pg.ClientBase, person: string, visitor: Visitor, now: Date): Promise<SignedIn> {
    const session = await this.sessions.begin(client, person, visitor.browser, now);
    const device = newSecret();
    if (visitor.device !== null)
      await client.query('delete from known_devices where digest = $1', [digestOf(visitor.device)]);
    await client.query('insert into known_devices (digest, person, seen_at) values ($1, $2, $3)', [
      digestOf(device),
      person,
      now,
    ]);
    return { session, device };
  }

  /** The browser's own count, if this account was signed in from it before. */
  async #deviceOf(device: string | null, account: string): Promise<string | null> {
    if (device === null) return null;
    const { rows } = await this.#store.pool.query(
      'select 1 from known_devices join people on people.id = person where digest = $1 and account = $2',
      [digestOf(device), account],
    );
    return rows.length === 0 ? null : digestOf(device).toString('base64');
  }

  async #credentialsOf(account: string): Promise<Stored | null> {
    const { rows } = await this.#store.pool.query<Stored>(
      `select people.id as person, hash, secret from people
       join passwords on passwords.person = people.id join one_time_codes on one_time_codes.person = people.id
       where account = $1 and state = 'active'`,
      [account],
    );
    return rows[0] ?? null;
  }

  /** A code counts once, also when it arrives twice at the same time. */
  async #useStep(person: string, step: number): Promise<boolean> {
    const { rowCount } = await this.#store.pool.query(
      'update one_time_codes set last_step = $2 where person = $1 and last_step < $2',
      [person, step],
    );
    return rowCount === 1;
  }

  async #note(person: string | null, action: string, outcome: 'allowed' | 'failed'): Promise<void> {
    const actor: Actor =
      person === null
        ? { kind: 'anonymous', id: 'anonymous', unit: null, door: 'http' }
        : { kind: 'person', id: person, unit: null, door: 'http' };
    await this.#parts.audit.record({ at: this.#moment().now, actor, action, resource: null, outcome, reason: null });
  }
}

interface Stored {
  readonly person: string;
  readonly hash: string;
  readonly secret: string;
}
