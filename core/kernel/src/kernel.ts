import { accessError, isInSight } from '@yuzhi/access';
import type { Access, Approval, Question } from '@yuzhi/access';
import { YuzhiError } from '@yuzhi/sdk';
import type { Actor, City, RunLog } from '@yuzhi/sdk';
import type { Store } from '@yuzhi/store';

import type { CapabilityProviders } from './context.ts';
import { dayIn } from './day-in.ts';
import { describe } from './describe.ts';
import { eraseRun } from './erase-run.ts';
import { kernelError } from './errors.ts';
import { Execution, Executions } from './execution.ts';
import { inTransaction } from './in-transaction.ts';
import { markInterruptedRuns, SignOfLife } from './interrupted-runs.ts';
import { loadPacks } from './load-packs.ts';
import type { LoadedPack } from './load-packs.ts';
import { parallelFor } from './parallel.ts';
import { newRunId } from './run-id.ts';
import { RunLedger } from './run-ledger.ts';
import type { RunRow } from './run-ledger.ts';
import { grantOfRule, standingGrant } from './standing-grant.ts';
import { firstRow, lastRow } from './run-row.ts';
import type { Prepared } from './run-row.ts';
import { runSource } from './run-source.ts';
import { answerOf, contextOf, parseInput, runnerFor, textOf } from './runner.ts';
import type { Runner } from './runner.ts';
import type { Done, ExecuteRequest, Kernel, OperationEntry, Outcome, RunState, Waiting } from './types.ts';

/** Folder of this capability's migrations. */
export const kernelMigrations: URL = new URL('../migrations/', import.meta.url);

/** What is heard of every run when it ends, for metrics and traces. */
export interface RunEvent {
  readonly id: string;
  readonly operation: string;
  readonly state: RunState;
  readonly code: string | null;
  readonly startedAt: Date;
  readonly durationMs: number;
}

export interface KernelOptions {
  readonly store: Store;
  readonly access: Access;
  readonly city: City;
  readonly packRoots: readonly string[];
  /** The city's own versions of rules. */
  readonly cityRules?: string;
  /** Throw when a pack fails instead of going on without it. */
  readonly strict?: boolean;
  readonly log?: RunLog & { error(message: string, values?: Readonly<Record<string, unknown>>): void };
  readonly now?: () => Date;
  readonly onRun?: (event: RunEvent) => void;
  /** Time a pack may take to import, in milliseconds. */
  readonly importMs?: number;
}

/** Runs that last longer than this are seen as running by others. */
const longAfterMs = 1_000;
const maxCallDepth = 8;
/** An approval that nobody has given after so many days cannot be given any more. */
const approvalDays = 30;

const runIds = new WeakMap<YuzhiError, string>();

/** The run in which an error arose, or `undefined` when nothing ran. */
export function runIdOf(error: unknown): string | undefined {
  return error instanceof YuzhiError ? runIds.get(error) : undefined;
}

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
  readonly #ledger: RunLedger;
  readonly #life: SignOfLife;
  readonly #executions: Executions;
  readonly #now: () => Date;
  readonly #log: NonNullable<KernelOptions['log']>;
  readonly #runners = new Map<string, Runner>();
  #packs: readonly LoadedPack[] = [];
  #isClosing = false;

  constructor(options: KernelOptions, ledger: RunLedger, life: SignOfLife) {
    this.city = options.city;
    this.#options = options;
    this.#ledger = ledger;
    this.#life = life;
    this.#now = options.now ?? (() => new Date());
    this.#log = options.log ?? silent;
    this.#executions = new Executions((execution) => this.#announce(execution), longAfterMs);
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
    for (const pack of this.#packs)
      for (const entry of pack.operations) this.#runners.set(entry.id, runnerFor(entry, providers));
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
    return this.#runner(id).entry;
  }

  describe = describe;

  async execute(request: ExecuteRequest): Promise<Outcome> {
    // PostgreSQL keeps no NUL in a text.
    const purpose = request.purpose?.replaceAll('\0', '');
    return this.#execute({ ...request, ...(purpose === undefined ? {} : { purpose }) }, { depth: 0, parentId: null });
  }

  accept: Kernel['accept'] = async (request, together) => {
    const { runner, input, inputJson, decision } = await this.#admit(request, 0);
    if (decision.approval) return this.#askForApproval(runner, request, input);
    const id = newRunId(this.#now().getTime());
    const run = { depth: 0, parentId: null, id, input, inputJson, rule: ruleOf(decision), approvalId: null };
    const row: RunRow = { ...firstRow(runner, request, run, this.#now()), state: 'queued', job: true };
    const job = { runId: id, operation: runner.entry.id, inputJson, timeoutMs: runner.jobTimeoutMs };
    await this.#ledger.transaction(async (client) => {
      await this.#ledger.writeWithin(client, row);
      await together(client, job);
    });
    return { state: 'queued', runId: id };
  };

  carryOut: Kernel['carryOut'] = async ({ runId, inputJson, signal, onProgress, mayRetry }) => {
    if (this.#isClosing) throw kernelError('KERNEL_CLOSING');
    const row = await this.#ledger.claim(runId, this.#now());
    if (row === null) return null;
    const again = (failure: YuzhiError): boolean => mayRetry(failure, row.attempt);
    const request: ExecuteRequest = {
      operation: row.operation,
      input: JSON.parse(inputJson),
      actor: { ...(JSON.parse(row.actor) as Actor), door: 'job' },
      ...(row.purpose === null ? {} : { purpose: row.purpose }),
      ...(signal === undefined ? {} : { signal }),
      ...(onProgress === undefined ? {} : { onProgress }),
    };
    try {
      const { runner, input, decision } = await this.#admit(request, 0);
      // What acts runs as a job only under a grant that stands for its approval, and that may have ended.
      if (decision.approval) throw accessError('ACCESS_GRANT_USED_UP');
      await this.#options.access.spend(decision, { actor: request.actor, run: runId });
      const rule = ruleOf(decision);
      const run = { depth: 0, parentId: null, id: runId, input, inputJson, rule, approvalId: null };
      return await this.#run({ ...runner, timeoutMs: runner.jobTimeoutMs }, request, run, row, again);
    } catch (error) {
      // What was refused before it began has left no mark yet; a run that failed wrote its own.
      if (error instanceof YuzhiError && runIdOf(error) === undefined) await this.#refuse(row, error);
      throw error;
    }
  };

  cancelQueued: Kernel['cancelQueued'] = async (id) => {
    const { code, kind, text } = kernelError('KERNEL_RUN_CANCELLED', { operation: id });
    return this.#ledger.cancelQueued(id, this.#now(), JSON.stringify({ code, kind, message: text }));
  };

  giveUp: Kernel['giveUp'] = async (id, { code, kind, text }) => {
    await this.#ledger.giveUp(id, this.#now(), JSON.stringify({ code, kind, message: text }));
  };

  runs: Kernel['runs'] = async (actor, filter) => {
    return this.#ledger.list(filter, await this.#options.access.sight(actor, 'run.read'));
  };

  run: Kernel['run'] = async (actor, id) => {
    const sight = await this.#options.access.sight(actor, 'run.read');
    const run = await this.#ledger.get(id);
    // What somebody may not see does not exist for them.
    if (!isInSight(sight, { id: run.actor.id, unit: run.unit })) throw kernelError('KERNEL_RUN_NOT_FOUND', { id });
    return run;
  };

  approvals: Kernel['approvals'] = async (actor, filter) => {
    const { access } = this.#options;
    return access.approvals.list(filter, await access.sight(actor, 'approval.read'));
  };

  decide: Kernel['decide'] = async ({ approval: id, decision, reason, actor }) => {
    const { access } = this.#options;
    const asked = await approvalToDecide(access, actor, id);
    const made = { id, reason, decidedBy: actor, person: await access.personOf(actor), decidedAt: this.#now() };
    if (decision === 'rejected')
      return {
        state: 'rejected',
        approval: await access.approvals.decide({ ...made, state: 'rejected', runId: null }),
      };
    if (asked.deadline !== null && asked.deadline < dayIn(this.city.timeZone, this.#now()))
      throw accessError('ACCESS_APPROVAL_LAPSED', { id });
    const { runner, request, run, decision: allowed } = await this.#prepareApproved(asked);
    const row = firstRow(runner, request, run, this.#now());
    // One transaction: an approval that led to nothing and an act that nobody approved are both impossible.
    const approval = await access.approvals.decide({ ...made, state: 'approved', runId: run.id }, async (client) => {
      await access.spend(allowed, { actor: request.actor, run: run.id }, client);
      await this.#ledger.writeWithin(client, row);
    });
    if (approval.state === 'pending') return { state: 'waiting', approval };
    return this.#run(runner, request, run, row);
  };

  eraseRun: Kernel['eraseRun'] = async ({ id, reason, actor }) => {
    const { access, store } = this.#options;
    // What somebody may not see does not exist for them.
    const run = await this.run(actor, id);
    const resource = { id, unit: run.unit, person: await access.personOf(run.actor) };
    await access.require({ actor, action: 'run.erase', resource });
    // PostgreSQL keeps no NUL in a text.
    const words = reason.replaceAll('\0', '').trim();
    if (words === '') throw kernelError('KERNEL_REASON_MISSING');
    await inTransaction(store, (client) => eraseRun(client, access.audit, { id, reason: words, actor }));
    return this.#ledger.get(id);
  };

  async close(graceMs = 10_000): Promise<void> {
    this.#isClosing = true;
    await this.#executions.close(graceMs);
    await this.#ledger.drained();
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

  #runner(id: string): Runner {
    const runner = this.#runners.get(id);
    if (runner) return runner;
    const packId = id.split('/').slice(0, 2).join('/');
    const failed = this.#packs.find((pack) => pack.id === packId && pack.state === 'failed');
    if (failed) throw kernelError('KERNEL_PACK_FAILED', { pack: packId, reason: failed.failure?.code }, failed.failure);
    throw kernelError('KERNEL_OPERATION_NOT_FOUND', { operation: id.slice(0, 200) });
  }

  async #execute(request: ExecuteRequest, nested: Nesting): Promise<Outcome> {
    const { runner, input, inputJson, decision } = await this.#admit(request, nested.depth);
    if (decision.approval) return this.#askForApproval(runner, request, input);
    const rule = ruleOf(decision);
    const run = { ...nested, id: newRunId(this.#now().getTime()), input, inputJson, rule, approvalId: null };
    const row = firstRow(runner, request, run, this.#now());
    // The last of its quota went a moment ago: a person decides.
    if (!(await this.#spend(decision, request, row))) return this.#askForApproval(runner, request, input);
    return this.#run(runner, request, run, row);
  }

  /**
   * An act without a use of its grant and a use without its act are both impossible.
   *
   * @returns whether it may run now: not when the grant that stood for an approval has been used up
   */
  async #spend(decision: Allowed, { actor }: ExecuteRequest, row: RunRow): Promise<boolean> {
    const { access } = this.#options;
    const by = { actor, run: row.id };
    if (!decision.isStanding) {
      await access.spend(decision, by);
      return true;
    }
    try {
      await this.#ledger.transaction(async (client) => {
        await access.spend(decision, by, client);
        await this.#ledger.writeWithin(client, row);
      });
      return true;
    } catch (error) {
      if (error instanceof YuzhiError && error.code === 'ACCESS_GRANT_USED_UP') return false;
      throw error;
    }
  }

  /** Everything that comes before a run: is it there, may they, does the input fit. */
  async #admit(request: ExecuteRequest, depth: number): Promise<Admitted> {
    if (this.#isClosing) throw kernelError('KERNEL_CLOSING');
    const runner = this.#runner(request.operation);
    const decision = await this.#options.access.require(questionOf(runner, request));
    const inputJson = textOf(request.input, runner);
    const input = await parseInput(runner, request.input);
    if (runner.entry.definition.effect === 'act' && depth > 0)
      throw kernelError('KERNEL_CALL_NEEDS_APPROVAL', { operation: runner.entry.id });
    return { runner, input, inputJson, decision };
  }

  async #askForApproval(runner: Runner, request: ExecuteRequest, input: unknown): Promise<Waiting> {
    const { definition } = runner.entry;
    if (!definition.preview) throw new TypeError('An operation that acts was loaded without its preview');
    const execution = this.#begin(runner, request, { id: newRunId(this.#now().getTime()), depth: 0 });
    try {
      const preview = await execution.outcomeOf(
        Promise.resolve(definition.preview(contextOf(runner, execution), input)),
      );
      const approval = await this.#options.access.approvals.request({
        id: execution.id,
        operation: runner.entry.id,
        input: request.input,
        preview: preview as Approval['preview'],
        purpose: request.purpose ?? null,
        requestedBy: request.actor,
        requestedAt: this.#now(),
        deadline: dayIn(this.city.timeZone, new Date(this.#now().getTime() + approvalDays * 86_400_000)),
        person: await this.#options.access.personOf(request.actor),
        // What can do much harm takes two people.
        needed: runner.entry.pack.manifest?.riskTier === 'high' ? 2 : 1,
      });
      return { state: 'waiting', approval };
    } catch (error) {
      throw execution.failureOf(error);
    } finally {
      this.#executions.delete(execution);
    }
  }

  async #prepareApproved(approval: Approval): Promise<ApprovedRun> {
    const runner = this.#runner(approval.operation);
    const request: ExecuteRequest = {
      operation: approval.operation,
      input: approval.input,
      // It runs as the one who asked, or took it on from them: an approval lends nobody rights.
      actor: askerOf(approval),
      purpose: approval.purpose ?? undefined,
    };
    // What they may do may have changed since.
    const decision = await this.#options.access.require(questionOf(runner, request));
    const inputJson = textOf(approval.input, runner);
    const input = await parseInput(runner, approval.input);
    const run = {
      depth: 0,
      parentId: null,
      id: newRunId(this.#now().getTime()),
      input,
      inputJson,
      rule: 'approved-by-a-person',
      approvalId: approval.id,
    };
    return { runner, request, run, decision };
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
      { depth: caller.depth + 1, parentId: caller.id },
    );
    // `#execute` refuses what needs an approval inside a call, so there is no third outcome.
    return (outcome as Done).output;
  }

  #begin(runner: Runner, request: ExecuteRequest, { id, depth }: { id: string; depth: number }): Execution {
    const execution = new Execution({
      id,
      depth,
      entry: runner.entry,
      actor: request.actor,
      purpose: request.purpose,
      log: this.#log,
      timeZone: this.city.timeZone,
      timeoutMs: runner.timeoutMs,
      now: this.#now,
      onProgress: request.onProgress,
    });
    if (request.signal) {
      if (request.signal.aborted) execution.cancel();
      else request.signal.addEventListener('abort', () => execution.cancel(), { once: true });
    }
    this.#executions.add(execution);
    return execution;
  }

  /** `again` says of a failure whether the run goes back to the queue. */
  async #run(
    runner: Runner,
    request: ExecuteRequest,
    run: Prepared,
    row: RunRow,
    again: (failure: YuzhiError) => boolean = () => false,
  ): Promise<Done> {
    const execution = this.#begin(runner, request, run);
    openRows.set(execution, row);
    try {
      const { output, outputJson } = await answerOf(runner, execution, run.input);
      await this.#ledger.write(
        lastRow(row, execution, { state: 'done', finishedAt: this.#now(), outputJson, failure: null }),
      );
      this.#tell(row, execution, 'done', null);
      const grant = grantOfRule(run.rule);
      return { state: 'done', runId: run.id, output, outputJson, labels: execution.labels, grant };
    } catch (error) {
      const failure = execution.failureOf(error);
      throw await this.#fail(execution, row, failure, again(failure));
    } finally {
      this.#executions.delete(execution);
    }
  }

  /** Records why a run failed. When the store is what failed, that is the error the caller gets. */
  async #fail(execution: Execution, row: RunRow, failure: YuzhiError, isRequeued: boolean): Promise<YuzhiError> {
    const state = isRequeued ? 'queued' : failure.kind === 'cancelled' ? 'cancelled' : 'failed';
    if (failure.kind === 'internal')
      this.#log.error('A run broke', {
        run: row.id,
        operation: row.operation,
        code: failure.code,
        cause: stackOf(failure.cause),
      });
    runIds.set(failure, row.id);
    this.#tell(row, execution, state, failure.code);
    try {
      await this.#ledger.write(lastRow(row, execution, { state, finishedAt: this.#now(), outputJson: null, failure }));
    } catch (error) {
      this.#log.error('A failed run could not be recorded', { run: row.id, code: failure.code });
      return error instanceof YuzhiError ? error : failure;
    }
    return failure;
  }

  /** A job that may not run any more, or cannot: rights ended, or its pack is gone. */
  async #refuse(row: RunRow, failure: YuzhiError): Promise<void> {
    runIds.set(failure, row.id);
    const error = JSON.stringify({ code: failure.code, kind: failure.kind, message: failure.text });
    await this.#ledger.write({ ...row, state: 'failed', finishedAt: this.#now().toISOString(), durationMs: 0, error });
  }

  #tell(row: RunRow, execution: Execution, state: RunState, code: string | null): void {
    this.#options.onRun?.({
      id: row.id,
      operation: row.operation,
      state,
      code,
      startedAt: new Date(row.startedAt),
      durationMs: execution.elapsedMs,
    });
  }

  /** Shows a run that lasts to others. Losing this row loses nothing: the last one is written in any case. */
  #announce(execution: Execution): void {
    const row = openRows.get(execution);
    if (row) this.#ledger.write(row).catch(() => {});
  }
}

/** What is decided about a run: the operation as it is now, for the purpose that was stated. */
function questionOf({ entry }: Runner, { actor, purpose }: ExecuteRequest): Question {
  const { audience, effect } = entry.definition;
  const resource = { id: entry.id, audience, effect };
  return { actor, action: 'operation.run', resource, ...(purpose === undefined ? {} : { purpose }) };
}

/** An approval that the actor may decide. Who may decide nothing is not told whether there is one. */
async function approvalToDecide(access: Access, actor: Actor, id: string): Promise<Approval> {
  const approval = await access.approvals.find(id);
  const person = approval && (await access.personOf(askerOf(approval)));
  const resource = { id, unit: approval?.requestedBy.unit ?? null, person };
  await access.require({ actor, action: 'approval.decide', resource });
  return approval ?? access.approvals.get(id);
}

/** What a run says of why it was allowed: the line of the policy, or the grant that stood for an approval. */
function ruleOf({ rule, grant, isStanding }: Allowed): string {
  return isStanding ? `${standingGrant}${grant}` : rule;
}

/** Who asks for it now. */
function askerOf({ heir, requestedBy }: Approval): Actor {
  return heir === null ? requestedBy : { kind: 'person', id: heir, unit: requestedBy.unit, door: requestedBy.door };
}

interface ApprovedRun {
  readonly runner: Runner;
  readonly request: ExecuteRequest;
  readonly run: Prepared;
  readonly decision: Allowed;
}

type Allowed = Awaited<ReturnType<Access['require']>>;

interface Admitted {
  readonly runner: Runner;
  readonly input: unknown;
  readonly inputJson: string;
  /** Which rule allows it; whether it acts, so that a person decides first; on which grant it rests. */
  readonly decision: Allowed;
}

interface Nesting {
  readonly depth: number;
  readonly parentId: string | null;
}

const openRows = new WeakMap<Execution, RunRow>();

function stackOf(cause: unknown): string | undefined {
  return cause instanceof Error ? cause.stack : undefined;
}

const silent = { info() {}, warn() {}, error() {} };
