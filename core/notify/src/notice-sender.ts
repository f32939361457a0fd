import { setTimeout as sleep } from 'node:timers/promises';
import type { Access, NoticeAbout } from '@yuzhi/access';
import type { Outbound } from '@yuzhi/outbound';
import { YuzhiError } from '@yuzhi/sdk';
import type { Language, RunLog } from '@yuzhi/sdk';
import { translate } from '@yuzhi/store';
import type { Store } from '@yuzhi/store';
import type pg from 'pg';
import { backOffMs, mostAttempts } from './back-off.ts';
import { notifyError } from './errors.ts';
import type { Message } from './message.ts';
import type { NotifyConfig } from './notify-config.ts';
import { isRefusedForGood, sendMail } from './send-mail.ts';
import { refusalOf, webhookRequest } from './webhook-request.ts';

export interface NoticeSenderOptions {
  readonly store: Store;
  readonly access: Access;
  readonly outbound: Outbound;
  readonly config: NotifyConfig;
  /** Where people reach the server, for the links; `null` leaves them out. */
  readonly address: string | null;
  readonly log?: RunLog;
  readonly now?: () => Date;
}

interface Delivery {
  readonly id: string;
  readonly event: string;
  readonly kind: string;
  readonly about: NoticeAbout;
  readonly at: Date;
  readonly way: 'mail' | 'webhook';
  readonly target: string;
  readonly language: Language;
  readonly attempts: number;
}

/** Of all processes on a store one at a time sends; it holds this advisory lock for as long as one message takes. */
const senderLock = 7_300_005;
const restMs = 1_000;
const mostItems = 200;

/**
 * Tells people what has to be told. Every server has one; what is due for one receiver leaves as one message, from one
 * process. A process that is lost between sending and writing that down leaves a message that is sent twice, under the
 * same id.
 */
export class NoticeSender {
  readonly #options: NoticeSenderOptions;
  readonly #now: () => Date;
  readonly #stop = new AbortController();
  #working: Promise<void> = Promise.resolve();
  #hasFailed = false;

  constructor(options: NoticeSenderOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  start(): void {
    this.#working = this.#work();
  }

  /** Lets the message that is under way end. */
  async close(): Promise<void> {
    this.#stop.abort();
    await this.#working;
  }

  /** Tells what has to be told now. Returns how many messages were sent. */
  async sendDue(): Promise<number> {
    const { notices } = this.#options.access;
    while ((await notices.spread()) > 0);
    let sent = 0;
    for (;;) {
      const outcome = await this.#sendNext();
      if (outcome === null) return sent;
      if (outcome) sent += 1;
      if (this.#stop.signal.aborted) return sent;
    }
  }

  async #work(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      try {
        await this.sendDue();
        this.#hasFailed = false;
      } catch (error) {
        // Said once: a database that is away is told about elsewhere too.
        if (!this.#hasFailed) this.#options.log?.warn('Notices could not be sent', { reason: String(error) });
        this.#hasFailed = true;
      }
      await sleep(restMs, undefined, { signal, ref: false }).catch(() => {});
    }
  }

  /** Whether the next message that is due was taken; `null` when none is, or another process sends. */
  async #sendNext(): Promise<boolean | null> {
    const client = await this.#options.store.pool.connect().catch((error: unknown) => {
      throw translate(error);
    });
    let isBroken = true;
    try {
      await client.query('begin');
      const due = await this.#takeDue(client);
      const outcome = due.length === 0 ? null : await this.#send(client, due);
      await client.query('commit');
      isBroken = false;
      return outcome;
    } catch (error) {
      await client.query('rollback').catch(() => {});
      throw translate(error);
    } finally {
      client.release(isBroken);
    }
  }

  /** Everything that is due for the receiver who has waited longest. */
  async #takeDue(client: pg.ClientBase): Promise<readonly Delivery[]> {
    const { rows: locks } = await client.query<{ mine: boolean }>('select pg_try_advisory_xact_lock($1) as mine', [
      senderLock,
    ]);
    if (locks[0]?.mine !== true) return [];
    const { rows } = await client.query<Delivery>(
      `with first as (
         select way, target, language from notice_deliveries where state = 'waiting' and due_at <= $1
         order by due_at, id limit 1)
       select d.id, d.event, kind, about, at, d.way, d.target, d.language, attempts
       from notice_deliveries d join first using (way, target, language) join notice_events e on e.id = d.event
       where d.state = 'waiting' and d.due_at <= $1 order by d.due_at, d.id limit ${mostItems} for update of d`,
      [this.#now()],
    );
    return rows;
  }

  async #send(client: pg.ClientBase, due: readonly Delivery[]): Promise<boolean> {
    const ids = due.map(({ id }) => id);
    try {
      await this.#post(due);
      await client.query(
        `update notice_deliveries set state = 'sent', ended_at = $2, attempts = attempts + 1, last_error = null
         where id = any ($1)`,
        [ids, this.#now()],
      );
      return true;
    } catch (error) {
      await this.#noteFailure(client, due, error);
      return false;
    }
  }

  async #noteFailure(client: pg.ClientBase, due: readonly Delivery[], error: unknown): Promise<void> {
    const code = error instanceof YuzhiError ? error.code : 'unforeseen';
    const isForGood = isRefusedForGood(error) || code === 'NOTIFY_WAY_GONE';
    for (const { id, attempts, way } of due) {
      const tried = attempts + 1;
      const isOver = isForGood || tried >= mostAttempts;
      await client.query(
        `update notice_deliveries set attempts = $2, last_error = $3, state = $4, due_at = $5, ended_at = $6
         where id = $1`,
        [
          id,
          tried,
          code,
          isOver ? 'failed' : 'waiting',
          new Date(this.#now().getTime() + backOffMs(tried)),
          isOver ? this.#now() : null,
        ],
      );
      if (isOver) this.#options.log?.warn('A notice could not be delivered', { way, code, delivery: id });
    }
  }

  async #post(due: readonly Delivery[]): Promise<void> {
    const { config, outbound } = this.#options;
    const [first] = due;
    if (!first) return;
    const message = this.#messageOf(first, due);
    if (first.way === 'mail') {
      if (!config.mail) throw notifyError('NOTIFY_WAY_GONE');
      return sendMail(config.mail, outbound, first.target, message);
    }
    const webhook = Object.hasOwn(config.webhooks, first.target) ? config.webhooks[first.target] : undefined;
    if (!webhook) throw notifyError('NOTIFY_WAY_GONE');
    const { status, body } = await outbound.send(webhookRequest(webhook, message, this.#now()));
    const refusal = refusalOf(webhook, status, body);
    if (refusal !== null) throw notifyError('NOTIFY_WEBHOOK_REFUSED', { reason: refusal });
  }

  /** Several people may share a webhook: what happened is told there once. */
  #messageOf(first: Delivery, due: readonly Delivery[]): Message {
    const { access, address } = this.#options;
    const events = new Map(due.map((one) => [one.event, one]));
    const items = [...events.values()].map(({ kind, about, at }) => ({
      kind,
      at: at.toISOString(),
      ...access.notices.wordsOf(kind, about),
      attachment: about['attachment'],
    }));
    return { id: first.id, language: first.language, items, address };
  }
}
