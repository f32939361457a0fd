import type { Actor } from '@yuzhi/sdk';
import { translate } from '@yuzhi/store';
import type { Store } from '@yuzhi/store';
import { BoundedCache } from '../bounded-cache.ts';
import type { Moment } from '../policy/load-standing.ts';
import { digestOf } from '../sign-in/secret-text.ts';
import { isKeyText } from './key-text.ts';

/** Finds out whose key a text is. */
export class Keys {
  readonly #store: Store;
  readonly #moment: () => Moment;
  readonly #actors = new BoundedCache<Actor | null>();

  constructor(store: Store, moment: () => Moment) {
    this.#store = store;
    this.#moment = moment;
  }

  /** The actor of a key that is in force; `null` for any other text. */
  async actorOf(text: string): Promise<Actor | null> {
    if (!isKeyText(text)) return null;
    const digest = digestOf(text);
    return this.#actors.get(digest.toString('base64'), () => this.#load(digest));
  }

  forget(): void {
    this.#actors.clear();
  }

  async #load(digest: Buffer): Promise<Actor | null> {
    const { now, today } = this.#moment();
    try {
      const { rows } = await this.#store.pool.query<{ id: string; unit: string | null; seenOn: string | null }>(
        `select id, unit, seen_on::text as "seenOn" from api_keys
         where digest = $1 and revoked_at is null and expires_at > $2`,
        [digest, now],
      );
      const key = rows[0];
      if (!key) return null;
      if (key.seenOn !== today)
        await this.#store.pool.query('update api_keys set seen_on = $2 where id = $1', [key.id, today]);
      return { kind: 'key', id: key.id, unit: key.unit, door: 'http' };
    } catch (error) {
      throw translate(error);
    }
  }
}
