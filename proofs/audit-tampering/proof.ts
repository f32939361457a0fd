import { readFile } from 'node:fs/promises';
import type { AuditFinding, AuditReport, Pin } from '@yuzhi/access';
import type { Store } from '@yuzhi/store';
import type { BenchHarness } from '../../tools/harness/bench-harness.ts';
import { defineProof } from '../../tools/harness/define-proof.ts';
import type { BatchOutcome, ProofFailure, ProofSession } from '../../tools/harness/define-proof.ts';
import { Chance } from './chance.ts';
import { makeTrail } from './make-trail.ts';
import type { Trail } from './make-trail.ts';
import type { Client, Prey } from './mutation.ts';
import { families } from './mutations/any-mutation.ts';

/**
 * Somebody who may do anything in the database changes the trail or what it stands for. Each case is one such change in
 * a transaction, a verification with the pin that was kept outside, and the way back.
 */
export default defineProof({
  name: 'audit-tampering',
  claim:
    'a verification with the pin names every change of the audit trail, and finds nothing where nothing was changed',
  fullCases: 1_000,
  reducedCases: 100,
  batchCases: 50,
  open,
});

async function open(harness: BenchHarness): Promise<ProofSession> {
  const trail = await makeTrail(harness);
  const pin = await trail.base.access.audit.pin();
  const prey = await preyOf(trail.base.store);
  harness.say(`${prey.links} links under ${prey.seals.length} seals, ${prey.queue.length} entries wait`);
  return new Session(trail, pin, prey, await readFile(trail.keyFile, 'utf8'));
}

class Session implements ProofSession {
  readonly #trail: Trail;
  readonly #pin: Pin;
  readonly #prey: Prey;
  readonly #stolenKey: string;

  constructor(trail: Trail, pin: Pin, prey: Prey, stolenKey: string) {
    this.#trail = trail;
    this.#pin = pin;
    this.#prey = prey;
    this.#stolenKey = stolenKey;
  }

  async batch(seed: number, cases: number): Promise<BatchOutcome> {
    const failures: ProofFailure[] = [];
    const counts: Record<string, number> = {};
    const names = Object.keys(families);
    for (let index = 0; index < cases; index += 1) {
      const family = names[index % names.length] ?? '';
      counts[family] = (counts[family] ?? 0) + 1;
      const chance = new Chance(`${seed}/${index}`);
      const [name, mutation] = chance.of(families[family] ?? []);
      const { done, report } = await this.#try((client) =>
        mutation({
          client,
          prey: this.#prey,
          chance,
          stolenKey: this.#stolenKey,
          letSealerRun: () => this.#trail.base.access.audit.sealWithin(client),
        }),
      );
      if (!report.findings.some((finding) => done.names(finding)))
        failures.push({
          seed,
          what: `not named: ${name}`,
          input: `case ${index}: ${done.what}; found ${shown(report)}`,
        });
    }
    return { failures: [...failures, ...(await this.#untouched(seed, counts))], counts };
  }

  async finish(): Promise<BatchOutcome> {
    return { failures: [], counts: {} };
  }

  async [Symbol.asyncDispose](): Promise<void> {}

  /** What is done within the transaction is judged as it stands there and taken back. */
  async #try<T>(work: (client: Client) => Promise<T>): Promise<{ done: T; report: AuditReport }> {
    const client = await this.#trail.base.store.pool.connect();
    try {
      await client.query('begin');
      const done = await work(client);
      const report = await this.#trail.base.access.audit.verify({ pins: [this.#pin], within: client });
      return { done, report };
    } finally {
      await client.query('rollback');
      client.release();
    }
  }

  /** No false alarm: as it is, and with more that the base itself wrote and sealed. */
  async #untouched(seed: number, counts: Record<string, number>): Promise<readonly ProofFailure[]> {
    const { access } = this.#trail.base;
    const asIs = await access.audit.verify({ pins: [this.#pin] });
    const { report } = await this.#try(async (client) => {
      const actor = { kind: 'operator', id: 'local', unit: null, door: 'in-process' } as const;
      await access.audit.record({ actor, action: 'x', resource: null, outcome: 'done', reason: null }, client);
      await access.audit.sealWithin(client);
    });
    counts['untouched'] = (counts['untouched'] ?? 0) + 2;
    return [asIs, report]
      .filter(({ isIntact }) => !isIntact)
      .map((wrong) => ({ seed, what: 'a false alarm', input: shown(wrong) }));
  }
}

function shown({ findings }: AuditReport): string {
  return JSON.stringify(findings.slice(0, 5) satisfies readonly AuditFinding[]);
}

async function preyOf(store: Store): Promise<Prey> {
  const ids = async (statement: string): Promise<readonly string[]> =>
    (await store.pool.query<{ id: string }>(statement)).rows.map(({ id }) => id);
  const linked = (kind: string): string => `in (select subject from audit_links where kind = '${kind}') order by id`;
  const { rows: seals } = await store.pool.query<Prey['seals'][number]>(
    `select number::float8 as number, first_link::float8 as "firstLink", last_link::float8 as "lastLink"
     from audit_seals order by audit_seals.number`,
  );
  const { rows: queue } = await store.pool.query<Prey['queue'][number]>(
    'select id::text as id, kind, subject from audit_queue order by audit_queue.id',
  );
  return {
    runs: await ids(`select id::text as id from runs where id::text ${linked('run')}`),
    approvals: await ids(`select id::text as id from approvals where id::text ${linked('approval-request')}`),
    decided: await ids(`select id::text as id from approvals where state <> 'pending' order by id`),
    events: await ids(`select id::text as id from audit_events where id::text ${linked('event')}`),
    erasures: await ids(
      `select id::text as id from audit_events where action = 'payload.erase' and details->>'what' = 'run'`,
    ),
    whole: await ids(
      `select id::text as id from runs where input is not null and output is not null and id::text ${linked('run')}`,
    ),
    links: seals.at(-1)?.lastLink ?? 0,
    seals,
    queue,
  };
}
