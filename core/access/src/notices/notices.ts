import { translate } from '@yuzhi/store';
import type { Text } from '@yuzhi/sdk';
import type pg from 'pg';
import type { AccessParts } from '../access-parts.ts';
import { inTransaction } from '@yuzhi/store';
import type { Moment } from '../policy/load-standing.ts';
import { noticeWords } from './notice-words.ts';
import type { NoticeWords } from './notice-words.ts';
import { postNotice } from './post-notice.ts';
import type { NewNotice, NoticeAbout } from './post-notice.ts';
import { spreadNotices } from './spread-notices.ts';
import { postWhatNears } from './what-nears.ts';

/** A notice as its receiver sees it. Instants are ISO 8601 in UTC. */
export interface Notice extends NoticeWords {
  readonly id: string;
  readonly kind: string;
  readonly at: string;
  readonly readAt: string | null;
}

export interface NoticeFilter {
  readonly unread?: boolean;
  /** Only those before the notice with this id. */
  readonly before?: string;
  readonly limit?: number;
}

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly about: NoticeAbout;
  readonly at: Date;
  readonly readAt: Date | null;
}

const keptDays = 180;
const calendarMs = 60_000;

/** What people are told, of one store. */
export class Notices {
  readonly #parts: AccessParts;
  readonly #moment: () => Moment;
  readonly #timeZone: string;
  #lookedAt = Number.NEGATIVE_INFINITY;

  constructor(parts: AccessParts, moment: () => Moment, timeZone: string) {
    this.#parts = parts;
    this.#moment = moment;
    this.#timeZone = timeZone;
  }

  /** Writes one down, in the transaction of `client` where there is one. */
  async post(notice: Omit<NewNotice, 'at'>, client?: pg.ClientBase): Promise<void> {
    try {
      await postNotice(client ?? this.#parts.store.pool, { ...notice, at: this.#moment().now });
    } catch (error) {
      throw translate(error);
    }
  }

  /** Newest first, with the number of those that are unread. */
  async list(person: string, filter: NoticeFilter = {}): Promise<{ unread: number; notices: readonly Notice[] }> {
    const { unread = false, before = null, limit = 50 } = filter;
    const { rows } = await this.#parts.store.pool.query<Row>(
      `select notices.id, kind, about, at, read_at as "readAt"
       from notices join notice_events on notice_events.id = event
       where person = $1 and (not $2 or read_at is null)
         and ($3::uuid is null or (made_at, notices.id) < (select made_at, id from notices where id = $3))
       order by made_at desc, notices.id desc limit $4`,
      [person, unread, before, limit],
    );
    return { unread: await this.unreadCount(person), notices: rows.map((row) => this.#shown(row)) };
  }

  async unreadCount(person: string): Promise<number> {
    const { rows } = await this.#parts.store.pool.query<{ n: number }>(
      'select count(*)::integer as n from notices where person = $1 and read_at is null',
      [person],
    );
    return rows[0]?.n ?? 0;
  }

  /** Marks notices of one person as read, all of them without `ids`. Returns how many were not before. */
  async markRead(person: string, ids: readonly string[] | null): Promise<number> {
    const { rowCount } = await this.#parts.store.pool.query(
      'update notices set read_at = $3 where person = $1 and read_at is null and ($2::uuid[] is null or id = any ($2))',
      [person, ids, this.#moment().now],
    );
    return rowCount ?? 0;
  }

  /** What is said of an event. */
  wordsOf(kind: string, about: NoticeAbout): NoticeWords {
    return noticeWords(kind, about, (operation): Text | null => this.#parts.ownerOf(operation)?.title ?? null);
  }

  /**
   * Tells everybody what they have to know of what was written down, and writes down what nears by itself. Several
   * processes may do so at the same time: each event is spread once.
   */
  async spread(): Promise<number> {
    const moment = this.#moment();
    const directory = await this.#parts.units.directory();
    try {
      await this.#lookAtTheCalendar(moment);
      return await inTransaction(this.#parts.store, (client) =>
        spreadNotices({ client, directory, moment, timeZone: this.#timeZone }),
      );
    } catch (error) {
      throw translate(error);
    }
  }

  /** Deadlines are days: to look once a minute is enough, and at what is older than anybody looks for as well. */
  async #lookAtTheCalendar(moment: Moment): Promise<void> {
    const sinceMs = moment.now.getTime() - this.#lookedAt;
    if (sinceMs >= 0 && sinceMs < calendarMs) return;
    await postWhatNears(this.#parts.store, moment);
    const before = new Date(moment.now.getTime() - keptDays * 86_400_000);
    await this.#parts.store.pool.query('delete from notice_events where at < $1 and spread_at is not null', [before]);
    this.#lookedAt = moment.now.getTime();
  }

  #shown({ id, kind, about, at, readAt }: Row): Notice {
    const words = this.wordsOf(kind, about);
    return { id, kind, ...words, at: at.toISOString(), readAt: readAt?.toISOString() ?? null };
  }
}
