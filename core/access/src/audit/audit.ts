import { randomUUID } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { Actor } from '@yuzhi/sdk';
import { translate } from '@yuzhi/store';
import type { Store } from '@yuzhi/store';
import type pg from 'pg';
import { acceptRestore, replacePins } from './accept-restore.ts';
import type { AcceptedRestore, RestoreRequest } from './accept-restore.ts';
import { adoptRows } from './adopt-rows.ts';
import type { Anchor } from './anchor.ts';
import { approvalDecisionSource, approvalRequestSource } from './approval-source.ts';
import { AuditKey } from './audit-key.ts';
import type { AuditSource } from './audit-source.ts';
import { exportChain } from './chain-export.ts';
import type { Checkpoint } from './checkpoint.ts';
import { makeEntry } from './entry.ts';
import type { Entry } from './entry.ts';
import { auditError } from './errors.ts';
import { eventText, payloadSha256 } from './event.ts';
import type { AuditEvent } from './event.ts';
import { eventSource } from './event-source.ts';
import { listLinks } from './list-links.ts';
import type { LinkFilter, ListedLink } from './list-links.ts';
import { pinOf } from './pin.ts';
import type { Pin } from './pin.ts';
import { enqueue } from './queue.ts';
import { monthsBefore, retentionRuleAsOf } from './retention-rule.ts';
import { sealBatch } from './seal-batch.ts';
import { lastSeal } from './seal-rows.ts';
import type { Seal } from './seal.ts';
import { Sealer, withSealerLock } from './sealer.ts';
import type { SealerLog } from './sealer.ts';
import { sealToTrim, trimChain } from './trim-chain.ts';
import { verifyExport } from './verify-export.ts';
import { verifyTrail } from './verify-trail.ts';
import type { AuditReport } from './verify-trail.ts';

export interface AuditOptions {
  /** The secret of this base. Without it one is drawn that lasts as long as the process: for tests. */
  readonly key?: AuditKey;
  /** Where the head is kept outside the database. */
  readonly anchors?: readonly Anchor[];
  readonly now?: () => Date;
  readonly log?: SealerLog;
}

export interface VerifyOptions {
  /** Heads that were kept elsewhere, beside those of the anchors. */
  readonly pins?: readonly Pin[];
  /** Public keys to believe beside our own and those of the pins, as PEM. */
  readonly publicKeys?: readonly string[];
  /** A transaction that is looked at as it stands, instead of one instant of the store. */
  readonly within?: pg.ClientBase;
}

export interface TrimRequest {
  /** Only what was sealed before this instant. Default: as long ago as the rule says. */
  readonly before?: Date;
  /** Where what is cut off is kept; written and checked first. */
  readonly file: string;
  readonly actor: Actor;
}

/** Memory for joining rows with links: without it a trail of some size goes to disk and back. */
const readOnly = "begin transaction isolation level repeatable read, read only; set local work_mem = '64MB'";

/** The audit trail of one store. */
export class Audit {
  readonly #store: Store;
  readonly #key: AuditKey;
  readonly #anchors: readonly Anchor[];
  readonly #now: () => Date;
  readonly #sealer: Sealer;
  readonly #sources = new Map<string, AuditSource>();
  readonly #copies = new Set<string>();

  constructor(store: Store, options: AuditOptions = {}) {
    const { key = AuditKey.generate(), anchors = [], now = () => new Date(), log = silent } = options;
    this.#store = store;
    this.#key = key;
    this.#anchors = anchors;
    this.#now = now;
    this.#sealer = new Sealer({ store, key, anchors, now, log });
    for (const source of [eventSource, approvalRequestSource, approvalDecisionSource]) this.addSource(source);
  }

  /** Tells how rows of a further kind are read, for verification. Whoever writes them makes the entries. */
  addSource(source: AuditSource): void {
    this.#sources.set(source.kind, source);
  }

  /** Tells how a copy of a run's payload that is kept elsewhere is erased: a statement with the run's id as `$1`. */
  addCopy(erase: string): void {
    this.#copies.add(erase);
  }

  /** The statements that erase copies of payloads. */
  get copies(): ReadonlySet<string> {
    return this.#copies;
  }

  /**
   * Writes one event down. With `within`, in that transaction: the change and its record are committed together or not
   * at all. It is chained within a second.
   */
  async record(event: AuditEvent, within?: pg.ClientBase): Promise<void> {
    const { actor, action, resource, outcome, reason } = event;
    const details = event.details === undefined ? null : JSON.stringify(event.details);
    const stored = {
      id: randomUUID(),
      at: (event.at ?? this.#now()).toISOString(),
      action,
      actor: JSON.stringify(actor),
      resource,
      outcome,
      reason,
      detailsSha256: details === null ? null : payloadSha256(details),
    };
    const { digest, mark } = this.entryFor('event', stored.id, eventText(stored));
    const values = [stored.id, stored.at, action, stored.actor, resource, outcome, reason, details];
    await (within ?? this.#store.pool).query({
      name: 'audit-record',
      text: `with event as (
          insert into audit_events (id, at, action, actor, resource, outcome, reason, details, details_sha256)
          values ($1, $2, $3, $4, $5, $6, $7, $8, $9))
        insert into audit_queue (kind, subject, digest, mark) values ('event', $1::text, $10, $11)`,
      values: [...values, stored.detailsSha256, digest, mark],
    });
  }

  /** The entry of a row, to be put into the queue in the row's own transaction. `text` is what its source's `textOf` gives. */
  entryFor(kind: string, subject: string, text: string): Entry {
    return makeEntry(this.#key, kind, subject, text);
  }

  enqueue(client: pg.ClientBase, entries: readonly Entry[]): Promise<void> {
    return enqueue(client, entries);
  }

  /** Begins to seal, beside the work of this process. Rows from before there was a trail are taken over first. */
  async start(): Promise<void> {
    await this.#locked((client) => adoptRows(client, this.#key, [...this.#sources.values()]));
    this.#sealer.start();
  }

  /** Seals what waits and ends. */
  async close(): Promise<void> {
    await this.#sealer.stop();
    await this.#sealer.seal().catch(() => {});
  }

  /** Seals a batch of what waits in the transaction of `client` and leaves the anchors alone. */
  sealWithin(client: pg.ClientBase): Promise<Seal | null> {
    return sealBatch(client, this.#key, this.#now());
  }

  /** Seals what waits, unless another process is at it. Returns the number of new links. */
  seal(): Promise<number> {
    return this.#sealer.seal();
  }

  /**
   * The newest head, to be kept outside.
   *
   * @throws YuzhiError AUDIT_NOTHING_SEALED, AUDIT_KEY_FOREIGN
   */
  async pin(): Promise<Pin> {
    return this.#reading(async (client) => {
      const seal = await lastSeal(client);
      if (!seal) throw auditError('AUDIT_NOTHING_SEALED');
      if (seal.keyId !== this.#key.id) throw auditError('AUDIT_KEY_FOREIGN');
      return pinOf(seal, this.#key);
    });
  }

  list(filter: LinkFilter): Promise<readonly ListedLink[]> {
    return listLinks(this.#store.pool, filter);
  }

  /** Looks at the whole trail and every row that it stands for, as of one instant. Takes time in line with their number. */
  async verify({ pins = [], publicKeys = [], within }: VerifyOptions = {}): Promise<AuditReport> {
    // Before the instant that is looked at: a head that was pinned later would seem cut off.
    const kept = (await Promise.all(this.#anchors.map((anchor) => anchor.read()))).filter((pin) => pin !== null);
    const look = (client: pg.ClientBase): Promise<AuditReport> =>
      verifyTrail(client, {
        sources: [...this.#sources.values()],
        publicKeys: [this.#key.publicKeyPem, ...publicKeys],
        pins: [...pins, ...kept],
        key: this.#key,
      });
    return within ? look(within) : this.#reading(look);
  }

  /**
   * The chain as lines of JSON, as of one instant: digests only, or with the records that they were made of. Payloads
   * are never among them.
   */
  async *export({ withRecords = false }: { readonly withRecords?: boolean } = {}): AsyncGenerator<
    string,
    void,
    undefined
  > {
    const client = await this.#store.pool.connect();
    try {
      await client.query(readOnly);
      yield* exportChain(client, { records: withRecords ? [...this.#sources.values()] : [] });
    } finally {
      await client.query('rollback').then(
        () => client.release(),
        () => client.release(true),
      );
    }
  }

  /**
   * Cuts off what is older than the law and the rule ask to keep, after it was written to a file and that file was
   * checked. The rows that the links stand for go with them.
   *
   * @throws YuzhiError AUDIT_TERM_TOO_SHORT, AUDIT_NOTHING_TO_TRIM, AUDIT_TRAIL_BROKEN, AUDIT_KEY_FOREIGN, AUDIT_FILE_UNWRITABLE
   */
  async trim({ before, file, actor }: TrimRequest): Promise<Checkpoint> {
    const now = this.#now();
    const rule = await retentionRuleAsOf(now.toISOString().slice(0, 10));
    const earliest = monthsBefore(now, rule.data.minimumMonths);
    const cut = before ?? monthsBefore(now, rule.data.defaultMonths);
    const { title } = rule.source;
    const { clause } = rule.data;
    if (cut > earliest)
      throw auditError('AUDIT_TERM_TOO_SHORT', {
        before: cut.toISOString(),
        earliest: earliest.toISOString(),
        title,
        clause,
      });
    const reason = `log-retention ${rule.version}: ${title} ${clause}; before ${cut.toISOString()}`;
    const checkpoint = await this.#locked((client) => this.#trimTo(client, cut, { file, actor, reason, now }));
    if (!checkpoint) throw auditError('AUDIT_BUSY');
    return checkpoint;
  }

  /**
   * Goes on with a trail that was put back to an earlier state with the store, as after a restore: that it was, who says so
   * and why becomes a link, and the new head stands outside from then on. The old one is kept beside it.
   *
   * @throws YuzhiError AUDIT_NOTHING_LOST, AUDIT_TRAIL_BROKEN, AUDIT_KEY_FOREIGN, AUDIT_BUSY
   */
  async acceptRestore(request: RestoreRequest): Promise<AcceptedRestore> {
    const accepted = await this.#onClient((client) =>
      withSealerLock(client, async () => {
        const parts = {
          anchors: this.#anchors,
          key: this.#key,
          now: this.#now,
          verify: (within: pg.ClientBase) => this.#verifyWithoutPins(within),
          record: (event: AuditEvent, within: pg.ClientBase) => this.record(event, within),
        };
        const given = await inTransaction(client, 'begin transaction isolation level repeatable read', (within) =>
          acceptRestore(within, parts, request),
        );
        await replacePins(given);
        return { pin: given.pin, lost: given.lost.map(({ pin }) => pin) };
      }),
    );
    if (!accepted) throw auditError('AUDIT_BUSY');
    return accepted;
  }

  #verifyWithoutPins(client: pg.ClientBase): Promise<AuditReport> {
    const sources = [...this.#sources.values()];
    return verifyTrail(client, { sources, publicKeys: [this.#key.publicKeyPem], pins: [], key: this.#key });
  }

  async #trimTo(
    client: pg.ClientBase,
    cut: Date,
    { file, actor, reason, now }: { file: string; actor: Actor; reason: string; now: Date },
  ): Promise<Checkpoint> {
    const sources = [...this.#sources.values()];
    const seal = await sealToTrim(client, cut, sources);
    if (!seal) throw auditError('AUDIT_NOTHING_TO_TRIM', { before: cut.toISOString() });
    await writeNew(file, exportChain(client, { toSeal: seal.number, records: sources }));
    const kept = await verifyExport(file, { publicKeys: [], pins: [pinOf(seal, this.#key)] });
    if (!kept.isIntact) throw auditError('AUDIT_TRAIL_BROKEN', { findings: kept.findings.slice(0, 10) });
    const checkpoint = await trimChain(client, { key: this.#key, seal, sources, reason, now });
    const details = { link: checkpoint.link, head: checkpoint.head };
    await this.record({ actor, action: 'audit.trim', resource: null, outcome: 'done', reason, details }, client);
    return checkpoint;
  }

  /** In a transaction, while this process alone may change the chain; `null` when another process has the lock. */
  async #locked<T>(work: (client: pg.ClientBase) => Promise<T>): Promise<T | null> {
    return this.#onClient((client) => withSealerLock(client, () => inTransaction(client, 'begin', work)));
  }

  async #reading<T>(work: (client: pg.ClientBase) => Promise<T>): Promise<T> {
    return this.#onClient((client) => inTransaction(client, readOnly, work));
  }

  async #onClient<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.#store.pool.connect().catch((error: unknown) => {
      throw translate(error);
    });
    let isBroken = true;
    try {
      const result = await work(client);
      isBroken = false;
      return result;
    } catch (error) {
      throw translate(error);
    } finally {
      client.release(isBroken);
    }
  }
}

async function inTransaction<T>(
  client: pg.ClientBase,
  begin: string,
  work: (client: pg.ClientBase) => Promise<T>,
): Promise<T> {
  await client.query(begin);
  try {
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** Writes a file that was not there before, and waits until it is on disk. */
async function writeNew(file: string, lines: AsyncIterable<string>): Promise<void> {
  try {
    const handle = await open(file, 'wx', 0o600);
    try {
      for await (const line of lines) await handle.write(line);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (cause) {
    const { code, syscall } = cause as NodeJS.ErrnoException;
    if (syscall === undefined) throw cause;
    throw auditError('AUDIT_FILE_UNWRITABLE', { file, reason: code ?? 'unknown' }, cause);
  }
}

const silent: SealerLog = { warn() {} };
