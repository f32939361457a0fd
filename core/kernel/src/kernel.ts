import type { Access } from '@yuzhi/access';
import type { Actor, City } from '@yuzhi/sdk';
import { inTransaction } from '@yuzhi/store';
import type { Store } from '@yuzhi/store';
import type pg from 'pg';
import { ActApprovals } from './act-approvals.ts';
import { Admission, storable } from './admission.ts';
import type { CapabilityProviders } from './context.ts';
import { describe } from './describe.ts';
import { eraseRun } from './erase-run.ts';
import { kernelError } from './errors.ts';
import type { Execution } from './execution.ts';
import { ruleOf, useGrantFor } from './grant-use.ts';
import { markInterruptedRuns, SignOfLife } from './interrupted-runs.ts';
import { JobRuns } from './job-runs.ts';
import type { KernelParts } from './kernel-parts.ts';
import { loadPacks } from './load-packs.ts';
import type { LoadedPack } from './load-packs.ts';
import { parallelFor } from './parallel.ts';
import { newRunId } from './run-id.ts';
import { followsSample, runInSight } from './run-in-sight.ts';
import { RunLedger } from './run-ledger.ts';
import { firstRow } from './run-row.ts';
import { runSource } from './run-source.ts';
import { runnerFor } from './runner.ts';
import { RunsUnderWay } from './runs-under-way.ts';
import type { KernelLog, RunEvent } from './runs-under-way.ts';
import { SampleRuns } from './sample-runs.ts';
import type { Done, ExecuteRequest, Kernel, OperationEntry, Outcome } from './types.ts';

/** Folder of this capability's migrations. */
export const kernelMigrations: URL = new URL('../migrations/', import.meta.url);

export interface KernelOptions {
  readonly store: Store;
  readonly access: Access;
  readonly city: City;
  readonly packRoots: readonly string[];
  /** The city's own versions of rules. */
  readonly cityRules?: string;
  /** Throw when a pack fails instead of going on without it. */
  readonly strict?: boolean;
  readonly log?: KernelLog;
  readonly now?: () => Date;
  readonly onRun?: (event: RunEvent) => void;
  /** Time a pack may take to import, in milliseconds. */
  readonly importMs?: number;
}

const maxCallDepth = 8;

/** Loads the packs and starts to execute. The store must be migrated. */
export async function openKernel(options: KernelOptions): Promise<Kernel> {
  const { audit } = options.access;
  audit.addSource(runSource);
  const ledger = await RunLedger.open(options.store, audit);
  const life = new SignOfLife(options.store, ledger.process);
  await life.hold();
  try {
    const interrupted = await markInterruptedRuns(options.store, audit, options.now?.() ?? new Date());
    if (interrupted > 0)
      options.log?.warn('Runs of a process that is gone were marked as interrupted', { interrupted });
    const kernel = new PackKernel(options, ledger, life);
    await kernel.load();
    return kernel;
  } catch (error) {
    life.release();
    throw error;
  }
}

class PackKernel implements Kernel {
  readonly city: City;
  readonly #options: KernelOptions;
  readonly #life: SignOfLife;
  readonly #log: KernelLog;
  readonly #parts: KernelParts;
  readonly #approvals: ActApprovals;
  readonly accept: Kernel['accept'];
  readonly carryOut: Kernel['carryOut'];
  readonly cancelQueued: Kernel['cancelQueued'];
  readonly giveUp: Kernel['giveUp'];
  readonly samples: Kernel['samples'];
  readonly fillSamples: Kernel['fillSamples'];
  readonly deleteSamples: Kernel['deleteSamples'];
  readonly approvals: Kernel['approvals'];
  readonly approval: Kernel['approval'];
  readonly decide: Kernel['decide'];
  readonly decideForLater: Kernel['decideForLater'];
  #packs: readonly LoadedPack[] = [];

  constructor(options: KernelOptions, ledger: RunLedger, life: SignOfLife) {
    const { access, city, now = () => new Date(), log = silent, onRun } = options;
    this.city = city;
    this.#options = options;
    this.#life = life;
    this.#log = log;
    const runs = new RunsUnderWay({ ledger, timeZone: city.timeZone, now, log, onRun });
    this.#parts = { access, city, ledger, now, runs, admission: new Admission(access) };
    this.#approvals = new ActApprovals(this.#parts);
    this.approvals = this.#approvals.list;
    this.approval = this.#approvals.read;
    this.decide = this.#approvals.decide;
    this.decideForLater = this.#approvals.decideForLater;
    const jobs = new JobRuns(this.#parts, this.#approvals);
    this.accept = jobs.accept;
    this.carryOut = jobs.carryOut;
    this.cancelQueued = jobs.cancelQueued;
    this.giveUp = jobs.giveUp;
    const samples = new SampleRuns(this.#parts, this);
    this.samples = samples.state;
    this.fillSamples = samples.fill;
    this.deleteSamples = samples.delete;
  }

  async load(): Promise<void> {
    const providers = this.#providers();
    this.#packs = await loadPacks({
      roots: this.#options.packRoots,
      capabilities: Object.keys(providers),
      cityRules: this.#options.cityRules,
      importMs: this.#options.importMs,
    });
    const failed = this.#packs.filter(({ state }) => state === 'failed');
    for (const { id, failure } of failed) this.#log.warn('A pack failed to load', { pack: id, code: failure?.code });
    if (this.#options.strict && failed.length > 0)
      throw kernelError(
        'KERNEL_PACKS_FAILED',
        { count: failed.length, packs: failed.map(({ id }) => id).join(', ') },
        failed[0]?.failure,
      );
    this.#parts.admission.open(this.#packs, (entry) => runnerFor(entry, providers));
  }

  packs(): readonly LoadedPack[] {
    return this.#packs;
  }

  pack(id: string): LoadedPack {
    const found =
      this.#packs.find((pack) => pack.id === id && pack.state === 'ready') ??
      this.#packs.find((pack) => pack.id === id);
    if (!found) throw kernelError('KERNEL_PACK_NOT_FOUND', { pack: id });
    return found;
  }

  operation(id: string): OperationEntry {
    return this.#parts.admission.runner(id).entry;
  }

  describe = describe;

  requireInput(operation: string, input: unknown): Promise<void> {
    return this.#parts.admission.requireInput(operation, input);
  }

  async execute(request: ExecuteRequest): Promise<Outcome> {
    const isOfSample = await followsSample(this.#parts, request);
    return this.#execute(storable(request), { depth: 0, parentId: null, isOfSample });
  }

  runs: Kernel['runs'] = async (actor, filter) => {
    const { access, ledger } = this.#parts;
    return ledger.list(filter, await access.sight(actor, 'run.read'));
  };

  run: Kernel['run'] = (actor, id) => runInSight(this.#parts, actor, id);

  eraseRun: Kernel['eraseRun'] = async ({ id, reason, actor }) => {
    const { access, ledger } = this.#parts;
    // Who erases need not see; for anybody else what they may not see does not exist.
    const mayErase = (await access.decide({ actor, action: 'run.erase', resource: { id } })).allowed;
    const run = mayErase ? await ledger.get(id) : await this.run(actor, id);
    const resource = { id, unit: run.unit, person: await access.personOf(run.actor) };
    await access.require({ actor, action: 'run.erase', resource });
    // PostgreSQL keeps no NUL in a text.
    const words = reason.replaceAll('\0', '').trim();
    if (words === '') throw kernelError('KERNEL_REASON_MISSING');
    await inTransaction(this.#options.store, (client) => eraseRun(client, access.audit, { id, reason: words, actor }));
    return ledger.get(id);
  };

  async close(graceMs = 10_000): Promise<void> {
    this.#parts.admission.close();
    await this.#parts.runs.close(graceMs);
    this.#life.release();
  }

  /** The capabilities of the base, by the names that manifests ask for. */
  #providers(): CapabilityProviders {
    return {
      city: () => this.city,
      parallel: parallelFor,
      rules: ({ entry }) => this.pack(entry.pack.id).rules,
      operations: (scope) => ({
        call: (operation: string, input: unknown) => this.#call(scope as Execution, operation, input),
      }),
    };
  }

  async #execute(request: ExecuteRequest, nested: Nesting): Promise<Outcome> {
    const { admission, ledger, now, runs } = this.#parts;
    const { runner, input, inputJson, decision } = await admission.admit(request, nested.depth);
    if (decision.approval) return this.#approvals.ask(runner, request, input);
    const id = newRunId(now().getTime());
    const run = { ...nested, id, input, inputJson, rule: ruleOf(decision), approvalId: null };
    const row = firstRow(runner, request, run, now());
    if (decision.grant !== null) {
      const write = (client: pg.ClientBase): Promise<void> => ledger.writeWithin(client, row);
      const mayRun = await useGrantFor(this.#parts, { decision, actor: request.actor, run: id, write });
      if (!mayRun) return this.#approvals.ask(runner, request, input);
    }
    return runs.toEnd(runner, request, run, row);
  }

  async #call(caller: Execution, operation: string, input: unknown): Promise<unknown> {
    if (caller.depth + 1 > maxCallDepth) throw kernelError('KERNEL_CALL_TOO_DEEP', { operation, limit: maxCallDepth });
    const actor: Actor = {
      kind: 'pack',
      id: caller.entry.pack.id,
      unit: caller.actor.unit,
      door: 'in-process',
      onBehalfOf: caller.actor,
    };
    const outcome = await this.#execute(
      { operation, input, actor, signal: caller.signal, purpose: caller.purpose },
      { depth: caller.depth + 1, parentId: caller.id, isOfSample: this.#parts.runs.isSample(caller) },
    );
    // `#execute` refuses what needs an approval inside a call, so there is no third outcome.
    return (outcome as Done).output;
  }
}

interface Nesting {
  readonly depth: number;
  readonly parentId: string | null;
  readonly isOfSample?: boolean;
}

const silent: KernelLog = { info() {}, warn() {}, error() {} };
