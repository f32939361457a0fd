import { createHmac, randomUUID } from 'node:crypto';
import type { Actor } from '@yuzhi/sdk';
import { translate } from '@yuzhi/store';
import type { Store } from '@yuzhi/store';
import type pg from 'pg';
import type { AccessParts } from '../access-parts.ts';
import { BoundedCache } from '../bounded-cache.ts';
import { accessError } from '../errors.ts';
import type { Holding } from '../people/people.ts';
import { loadStanding } from '../policy/load-standing.ts';
import type { Moment } from '../policy/load-standing.ts';
import { digestOf, newSecret } from './secret-text.ts';

/** A session ends after so long without use, and after so long in any case. */
export const sessionLimits = { idleMinutes: 30, hours: 12 } as const;

const seenEveryMs = 60_000;

/** Somebody who has signed in. */
export interface Session {
  readonly id: string;
  readonly person: string;
  readonly account: string;
  readonly name: string;
  /** The unit they ask for unless they say another. */
  readonly unit: string | null;
  /** Roles that count today. */
  readonly roles: readonly Pick<Holding, 'role' | 'unit'>[];
  /** What a page has to send with everything that changes something. */
  readonly csrf: string;
}

/** Sessions of one store, under random texts of which only digests are kept. */
export class Sessions {
  readonly #parts: AccessParts;
  readonly #store: Store;
  readonly #moment: () => Moment;
  readonly #sessions = new BoundedCache<Session | null>();
  readonly #actors = new WeakMap<Session, Map<string | null, Actor>>();

  constructor(parts: AccessParts, moment: () => Moment) {
    this.#parts = parts;
    this.#store = parts.store;
    this.#moment = moment;
  }

  /** Begins one and returns its token, which nobody can read again. */
  async begin(client: pg.ClientBase, person: string, browser: string, now: Date): Promise<string> {
    const token = newSecret();
    const expires = new Date(now.getTime() + sessionLimits.hours * 3_600_000);
    await client.query(
      `insert into sessions (id, digest, person, began_at, seen_at, expires_at, client)
       values ($1, $2, $3, $4, $4, $5, $6)`,
      [randomUUID(), digestOf(token), person, now, expires, browser.replaceAll('\0', '').slice(0, 200)],
    );
    return token;
  }

  /** The session of a token, `null` when it is none or has ended. */
  async of(token: string): Promise<Session | null> {
    if (token.length !== 43) return null;
    return this.#sessions.get(digestOf(token).toString('base64'), () => this.#load(token));
  }

  /**
   * The person of a session as an actor, for one of their units.
   *
   * @throws YuzhiError ACCESS_UNIT_NOT_YOURS
   */
  actorFor(session: Session, unit: string | null = session.unit): Actor {
    if (unit !== session.unit && !session.roles.some((held) => held.unit === unit))
      throw accessError('ACCESS_UNIT_NOT_YOURS');
    const known = this.#actors.get(session) ?? new Map<string | null, Actor>();
    this.#actors.set(session, known);
    const actor = known.get(unit) ?? { kind: 'person', id: session.person, unit, door: 'http' };
    known.set(unit, actor);
    return actor;
  }

  async end(token: string): Promise<void> {
    await this.#store.pool.query('update sessions set ended_at = $2 where digest = $1 and ended_at is null', [
      digestOf(token),
      this.#moment().now,
    ]);
    this.forget();
  }

  forget(): void {
    this.#sessions.clear();
  }

  async #load(token: string): Promise<Session | null> {
    const moment = this.#moment();
    const idleSince = new Date(moment.now.getTime() - sessionLimits.idleMinutes * 60_000);
    try {
      const { rows } = await this.#store.pool.query<SessionRow>(
        `select sessions.id, person, account, name, people.unit, seen_at as "seenAt"
         from sessions join people on people.id = person and people.state = 'active'
         where digest = $1 and ended_at is null and expires_at > $2 and seen_at > $3`,
        [digestOf(token), moment.now, idleSince],
      );
      const row = rows[0];
      if (!row) return null;
      if (moment.now.getTime() - row.seenAt.getTime() > seenEveryMs)
        await this.#store.pool.query('update sessions set seen_at = $2 where id = $1', [row.id, moment.now]);
      return await this.#sessionOf(row, token, moment);
    } catch (error) {
      throw translate(error);
    }
  }

  async #sessionOf({ id, person, account, name, unit }: SessionRow, token: string, moment: Moment): Promise<Session> {
    const asked: Actor = { kind: 'person', id: person, unit: null, door: 'http' };
    const { roles } = await loadStanding(asked, this.#store.pool, await this.#parts.units.directory(), moment);
    const units = [...new Set(roles.map((held) => held.unit).filter((held) => held !== null))];
    const own = units.includes(unit ?? '') ? unit : units.length === 1 ? (units[0] ?? null) : null;
    return { id, person, account, name, unit: own, roles, csrf: csrfOf(token) };
  }
}

interface SessionRow {
  readonly id: string;
  readonly person: string;
  readonly account: string;
  readonly name: string;
  readonly unit: string | null;
  readonly seenAt: Date;
}

/** Follows from the token, which a page cannot read, and does not lead back to it. */
function csrfOf(token: string): string {
  return createHmac('sha256', token).update('csrf').digest('base64url');
}
