import type { Actor } from '@yuzhi/sdk';
import { inTransaction } from '@yuzhi/store';
import type { Store } from '@yuzhi/store';
import type pg from 'pg';
import type { AccessParts, NoticeWays, OwnedResource } from './access-parts.ts';
import { Approvals } from './approvals.ts';
import { Audit } from './audit/audit.ts';
import type { AuditEvent } from './audit/event.ts';
import { BoundedCache } from './bounded-cache.ts';
import { makeCall } from './calls/make-call.ts';
import { dayOf } from './day-of.ts';
import { useGrant } from './grants/use-grant.ts';
import { Keys } from './keys/keys.ts';
import { Notices } from './notices/notices.ts';
import { decide, reachesOf, whoAskedFirst } from './policy/decide.ts';
import type { Decision, Question } from './policy/decide.ts';
import { actions } from './policy/actions.ts';
import type { Action } from './policy/actions.ts';
import { loadStanding } from './policy/load-standing.ts';
import type { Moment } from './policy/load-standing.ts';
import type { Reach } from './policy/policy.ts';
import { noStanding } from './policy/standing.ts';
import type { Standing } from './policy/standing.ts';
import { SecretBox } from './secrets/secret-box.ts';
import { sealSeeds } from './secrets/seal-seeds.ts';
import { relyingPartyOf } from './sign-in/relying-party.ts';
import { Federation } from './sign-in/federation.ts';
import { RateLimiter } from './limits/rate-limiter.ts';
import { IdentityProvider } from './sign-in/identity-provider.ts';
import type { IdentityProviderConfig } from './sign-in/identity-provider.ts';
import { SignIn } from './sign-in/sign-in.ts';
import { Units } from './units/units.ts';
import { ownSources } from './handover/own-sources.ts';
import type { WorkSource } from './handover/work-source.ts';
import { inboxOf } from './inbox/inbox.ts';
import type { InboxItem } from './inbox/inbox-item.ts';
import type { Unit } from './units/unit.ts';

/** Folder of this capability's migrations. */
export const accessMigrations: URL = new URL('../migrations/', import.meta.url);

export interface AccessOptions {
  /** The audit trail of this base. Default: one whose key lasts as long as the process, which is not sealed by itself. */
  readonly audit?: Audit;
  /** What keeps seeds of one-time codes sealed. Default: one whose key lasts as long as the process. */
  readonly secrets?: SecretBox;
  /** Where people reach this base, which passkeys are made for; `null` and by default on its own machine alone. */
  readonly publicUrl?: string | null;
  /** A city's own identity provider. */
  readonly identityProvider?: IdentityProviderConfig | null;
  /** Runs, and changes, that one actor may ask for in a minute. Default 0: no limit. */
  readonly requestsPerMinute?: number;
  readonly now?: () => Date;
  /** By which ways notices leave. Default: by none. */
  readonly noticeWays?: NoticeWays;
  /** In which days are counted (IANA). Default Asia/Shanghai. */
  readonly timeZone?: string;
}

type Allowed = Extract<Decision, { allowed: true }>;

/** What a list may show: everything, or what was done for these units, or by these actors. */
export interface Sight {
  readonly everything: boolean;
  readonly units: readonly string[];
  /** Ids of the person and of their keys. */
  readonly actors: readonly string[];
}

/** Whether something that `actor` did for a unit lies within a sight. */
export function isInSight({ everything, units, actors }: Sight, { id, unit }: Pick<Actor, 'id' | 'unit'>): boolean {
  return everything || (unit !== null && units.includes(unit)) || actors.includes(id);
}

/** Decisions, approvals, accounts and keys of one base. */
export interface Access {
  decide(question: Question): Promise<Decision>;
  /** The same, thrown as an error when the answer is no. */
  require(question: Question): Promise<Allowed>;
  /**
   * Takes one from the quota of the grant that a decision rests on, if it rests on one, in the transaction of what uses it.
   * That a grant stood for an approval is written down.
   */
  spend(decision: Allowed, by: { readonly actor: Actor; readonly run: string }, client: pg.ClientBase): Promise<void>;
  /** Decides many questions of one actor at one moment. */
  judge(actor: Actor): Promise<(question: Omit<Question, 'actor'>) => Decision>;
  /** What an actor may do at all, on something. What they may not is not shown to them; each call decides for itself. */
  mayDo(actor: Actor): Promise<readonly Action[]>;
  /** The person who is an actor or owns the key that is one; `null` for nobody in particular. */
  personOf(actor: Actor): Promise<string | null>;
  /** How far an actor sees into a list. @throws YuzhiError ACCESS_DENIED for not at all */
  sight(actor: Actor, action: Action): Promise<Sight>;
  /** What waits for a decision of one person: acts and applications for grants. */
  inbox(actor: Actor): Promise<readonly InboxItem[]>;
  /** Does one of the calls about units, people, roles, keys and grants. */
  call(actor: Actor, id: string, input: unknown): Promise<unknown>;
  readonly approvals: Approvals;
  readonly audit: Audit;
  readonly signIn: SignIn;
  /** Signing in by a city's own identity provider. */
  readonly federation: Federation;
  /** How much one actor or address may ask for. */
  readonly limits: RateLimiter;
  readonly keys: Keys;
  readonly notices: Notices;
  /** Adds the units of the city profile that are not there yet. */
  seedUnits(units: readonly Unit[]): Promise<void>;
  /** Adds a kind of work that people leave behind when they go. */
  addWork(source: WorkSource): void;
  /** Seals the seeds of one-time codes that are not sealed with the newest key. Returns how many. */
  sealSeeds(): Promise<number>;
  /** Tells who owns what grants are given for. */
  knowOwners(ownerOf: (operation: string) => OwnedResource | null): void;
  /** Writes down something that matters to security and is no call of its own. */
  note(event: Omit<AuditEvent, 'at'>): Promise<void>;
}

export function openAccess(store: Store, options: AccessOptions = {}): Access {
  return new StoreAccess(store, options);
}

const noWays: NoticeWays = { mailDomains: null, webhooks: [] };

class StoreAccess implements Access {
  readonly approvals: Approvals;
  readonly audit: Audit;
  readonly signIn: SignIn;
  readonly federation: Federation;
  readonly limits: RateLimiter;
  readonly keys: Keys;
  readonly notices: Notices;
  readonly #parts: AccessParts;
  readonly #moment: () => Moment;
  readonly #standings = new BoundedCache<Standing>();
  readonly #workSources = new Map(ownSources.map((source): [string, WorkSource] => [source.kind, source]));
  #ownerOf: (operation: string) => OwnedResource | null = () => null;

  constructor(store: Store, options: AccessOptions) {
    const { now = () => new Date(), timeZone = 'Asia/Shanghai' } = options;
    const { audit = new Audit(store, { now }), secrets = SecretBox.inMemory(), publicUrl = null } = options;
    this.audit = audit;
    this.#moment = () => {
      const at = now();
      return { now: at, today: dayOf(at, timeZone) };
    };
    const ownerOf = (operation: string): OwnedResource | null => this.#ownerOf(operation);
    const { noticeWays = noWays } = options;
    this.#parts = {
      store,
      units: new Units(store),
      audit,
      secrets,
      relyingParty: relyingPartyOf(publicUrl),
      ownerOf,
      noticeWays: () => noticeWays,
      workSources: () => [...this.#workSources.values()],
    };
    this.approvals = new Approvals(store, audit);
    this.signIn = new SignIn(this.#parts, this.#moment);
    const { identityProvider = null, requestsPerMinute = 0 } = options;
    this.limits = new RateLimiter(store, { perMinute: requestsPerMinute, now });
    const provider = identityProvider && new IdentityProvider(identityProvider);
    this.federation = new Federation(this.#parts, this.#moment, provider, this.signIn.sessions);
    this.keys = new Keys(store, this.#moment);
    this.notices = new Notices(this.#parts, this.#moment, timeZone);
  }

  async decide(question: Question): Promise<Decision> {
    return decide(question, await this.#standingOf(question.actor));
  }

  async require(question: Question): Promise<Allowed> {
    const decision = await this.decide(question);
    if (!decision.allowed) {
      await this.note({
        actor: question.actor,
        action: question.action,
        resource: question.resource?.id ?? null,
        outcome: 'denied',
        reason: decision.error.code,
      });
      throw decision.error;
    }
    return decision;
  }

  async spend(
    decision: Allowed,
    { actor, run }: { readonly actor: Actor; readonly run: string },
    client: pg.ClientBase,
  ): Promise<void> {
    const { grant, isStanding } = decision;
    if (grant === null) return;
    await useGrant(client, grant, this.#moment());
    if (!isStanding) return;
    const event = {
      actor,
      action: 'grant.use',
      resource: grant,
      outcome: 'allowed',
      reason: 'standing-grant',
    } as const;
    await this.#parts.audit.record({ at: this.#moment().now, ...event, details: { run } }, client);
  }

  async judge(actor: Actor): Promise<(question: Omit<Question, 'actor'>) => Decision> {
    const standing = await this.#standingOf(actor);
    return (question) => decide({ ...question, actor }, standing);
  }

  async mayDo(actor: Actor): Promise<readonly Action[]> {
    const standing = await this.#standingOf(actor);
    const all = Object.keys(actions) as Action[];
    return all.filter((action) => reachesOf({ actor, action }, standing).size > 0);
  }

  async personOf(actor: Actor): Promise<string | null> {
    const { kind, id } = whoAskedFirst(actor);
    if (kind === 'person') return id;
    if (kind !== 'key') return null;
    // Of a key that has ended too.
    const { rows } = await this.#parts.store.pool.query<{ person: string }>(
      'select person from api_keys where id = $1',
      [id],
    );
    return rows[0]?.person ?? null;
  }

  async sight(actor: Actor, action: Action): Promise<Sight> {
    const standing = await this.#standingOf(actor);
    const reaches = reachesOf({ actor, action }, standing);
    if (reaches.size === 0) await this.require({ actor, action });
    const { unit } = whoAskedFirst(actor);
    return {
      everything: reaches.has('everything'),
      units: unit === null ? [] : await this.#unitsWithin(unit, reaches),
      actors: reaches.has('self') && standing.person !== null ? await this.#actorsOf(standing.person) : [],
    };
  }

  async inbox(actor: Actor): Promise<readonly InboxItem[]> {
    const person = await this.personOf(actor);
    await this.require({ actor, action: 'me.read', resource: { id: person ?? '', person } });
    return inboxOf(this.#parts, actor, this.#moment());
  }

  async call(actor: Actor, id: string, input: unknown): Promise<unknown> {
    const result = await makeCall(this.#parts, { actor, id, input, ...this.#moment() });
    // What this process did counts here at once; others look again within half a second.
    this.#standings.clear();
    this.#parts.units.forget();
    this.keys.forget();
    this.signIn.forget();
    return result;
  }

  async seedUnits(units: readonly Unit[]): Promise<void> {
    await inTransaction(this.#parts.store, (client) => this.#parts.units.seed(units, client));
    this.#parts.units.forget();
  }

  async sealSeeds(): Promise<number> {
    const { store, secrets } = this.#parts;
    return inTransaction(store, (client) => sealSeeds(client, secrets));
  }

  knowOwners(ownerOf: (operation: string) => OwnedResource | null): void {
    this.#ownerOf = ownerOf;
  }

  addWork(source: WorkSource): void {
    this.#workSources.set(source.kind, source);
  }

  async note(event: Omit<AuditEvent, 'at'>): Promise<void> {
    await this.#parts.audit.record({ at: this.#moment().now, ...event });
  }

  async #standingOf(actor: Actor): Promise<Standing> {
    const asker = whoAskedFirst(actor);
    if (asker.kind !== 'person' && asker.kind !== 'key') return noStanding;
    return this.#standings.get(`${asker.kind} ${asker.id} ${asker.unit ?? ''}`, async () =>
      loadStanding(asker, this.#parts.store.pool, await this.#parts.units.directory(), this.#moment()),
    );
  }

  async #actorsOf(person: string): Promise<readonly string[]> {
    const { rows } = await this.#parts.store.pool.query<{ id: string }>('select id from api_keys where person = $1', [
      person,
    ]);
    return [person, ...rows.map(({ id }) => id)];
  }

  async #unitsWithin(unit: string, reaches: ReadonlySet<Reach | 'everything'>): Promise<readonly string[]> {
    if (!reaches.has('own-branch')) return reaches.has('own-unit') ? [unit] : [];
    const directory = await this.#parts.units.directory();
    const { today } = this.#moment();
    return directory
      .all()
      .map(({ id }) => id)
      .filter((id) => directory.isWithin(id, unit, today));
  }
}
