import { accessError } from '@yuzhi/access';
import type { Approval } from '@yuzhi/access';
import { describe, kernelError } from '@yuzhi/kernel';
import type { Done, ExecuteRequest, Kernel, OperationEntry, Outcome, PackEntry, RunWithPayload } from '@yuzhi/kernel';
import { inputIssues } from '@yuzhi/sdk';
import type { AnyOperation, City } from '@yuzhi/sdk';
import type { Config } from '@yuzhi/server';
import type { Backend, OpenBase } from './base.ts';
import { failedPack, weatherPack } from './fake-packs.ts';

/** A base without a store, for tests of the command line alone: two packs, runs and approvals in memory. */
export interface FakeBackend extends Backend {
  readonly kernel: Kernel;
  readonly requests: readonly ExecuteRequest[];
  /** How often a base is open at this moment. */
  readonly openBases: number;
}

const config: Config = {
  host: '127.0.0.1',
  port: 7300,
  databaseUrl: null,
  dataFolder: '/data',
  packRoots: ['/packs'],
  workers: 0,
  cityFolder: '/city',
  strict: false,
  publicUrl: null,
  backup: { folder: '/data/backups', at: null, keep: { last: 3, daily: 7, weekly: 4, monthly: 12 }, drill: null },
  notifyFile: null,
  outbound: { hosts: '', networks: '' },
  logLevel: 'silent',
  requestsPerMinute: 0,
  proxies: [],
  identityProvider: null,
  secretKeysFile: '/data/access/secret-keys.json',
  audit: { keyFile: '/data/audit/key.pem', suite: 'ed25519-sha256', pinFile: '/data/audit/head.json', isSealing: true },
};

export const fakeRunId = '01a20e3b-3709-7217-8080-7b0980e91104';
export const fakeApprovalId = '01a20e3b-3709-7217-8080-000000000001';
const at = '2026-11-24T07:20:03.000Z';

type AnyContext = Parameters<AnyOperation['run']>[0];

const city: City = {
  name: { zh: '试验市', en: 'Test City' },
  timeZone: 'Asia/Shanghai',
  counties: () => [],
  units: [],
};

export function fakeBackend(change: Partial<Backend> = {}): FakeBackend {
  const kernel = new FakeKernel();
  let openBases = 0;
  const openBase = async (): Promise<OpenBase> => {
    openBases += 1;
    return {
      kernel,
      access: { call: async (_actor, id, input) => ({ call: id, input }), inbox: async () => [] },
      jobs: unusedJobs,
      store: { kind: 'embedded', where: '127.0.0.1:5432 (/data)', serverVersion: '18.4' },
      close: async () => void (openBases -= 1),
    };
  };
  const unused = async (): Promise<never> => Promise.reject(new Error('The fake has no store'));
  return {
    kernel,
    requests: kernel.requests,
    get openBases() {
      return openBases;
    },
    readConfig: async () => config,
    city: async () => city,
    packs: async () => kernel.packs(),
    describe: async (entry) => describe(entry),
    openBase,
    startServer: async () => ({
      base: await openBase(),
      address: 'http://127.0.0.1:7300',
      setUpLink: null,
      close: async () => void (openBases -= 1),
    }),
    serveMcp: unused,
    openTrail: unused,
    openStore: unused,
    migrateBack: unused,
    backupFolder: async ({ backup }) => backup.folder,
    backupState: async () => ({ takenAt: null, drill: null }),
    backupNow: unused,
    applyRetention: unused,
    restoreBackup: unused,
    restoreDrill: unused,
    ...change,
  };
}

async function noJobs(): Promise<never> {
  return Promise.reject(new Error('The fake has no jobs'));
}

/** Whatever is asked of it fails: jobs are tried on a real base. */
const unusedJobs = new Proxy({} as OpenBase['jobs'], { get: () => noJobs });

class FakeKernel implements Kernel {
  readonly city = city;
  readonly requests: ExecuteRequest[] = [];
  readonly #packs: readonly PackEntry[] = [failedPack, weatherPack];
  readonly #runs: RunWithPayload[] = [];
  readonly #approvals: Approval[] = [];

  packs = (): readonly PackEntry[] => this.#packs;
  describe = describe;
  close = async (): Promise<void> => {};
  accept = noJobs;
  carryOut = noJobs;
  cancelQueued = noJobs;
  giveUp = noJobs;
  requireInput = noJobs;
  decideForLater = noJobs;
  samples = noJobs;
  fillSamples = noJobs;
  deleteSamples = noJobs;

  pack(id: string): PackEntry {
    const pack = this.#packs.find((one) => one.id === id);
    if (!pack) throw kernelError('KERNEL_PACK_NOT_FOUND', { pack: id });
    return pack;
  }

  operation(id: string): OperationEntry {
    const entry = this.#packs.flatMap(({ operations }) => operations).find((one) => one.id === id);
    if (!entry) throw kernelError('KERNEL_OPERATION_NOT_FOUND', { operation: id });
    return entry;
  }

  async execute(request: ExecuteRequest): Promise<Outcome> {
    this.requests.push(request);
    const { definition } = this.operation(request.operation);
    const result = definition.input.safeParse(request.input, { reportInput: true });
    if (!result.success)
      throw kernelError('KERNEL_INPUT_INVALID', {
        operation: request.operation,
        count: result.error.issues.length,
        issues: inputIssues(result.error),
      });
    if (definition.effect !== 'act') return this.#run(request, result.data);
    // What acts has a preview; the type of definitions says so.
    const preview = await definition.preview?.({} as AnyContext, result.data);
    const approval: Approval = {
      id: fakeApprovalId,
      operation: request.operation,
      input: request.input,
      preview: preview ?? { summary: { zh: '', en: '' }, changes: [] },
      purpose: request.purpose ?? null,
      state: 'pending',
      requestedBy: request.actor,
      requestedAt: at,
      deadline: '2026-12-24',
      decidedBy: null,
      decidedAt: null,
      reason: null,
      runId: null,
      needed: 1,
      agreed: 0,
      heir: null,
    };
    this.#approvals.push(approval);
    return { state: 'waiting', approval };
  }

  runs: Kernel['runs'] = async () => this.#runs;

  run: Kernel['run'] = async (_actor, id) => {
    const run = this.#runs.find((one) => one.id === id);
    if (!run) throw kernelError('KERNEL_RUN_NOT_FOUND', { id });
    return run;
  };

  eraseRun: Kernel['eraseRun'] = async ({ id, actor }) => {
    const run = await this.run(actor, id);
    const erased = { ...run, input: null, output: null };
    this.#runs[this.#runs.indexOf(run)] = erased;
    return erased;
  };

  approvals: Kernel['approvals'] = async (_actor, { state }) =>
    this.#approvals.filter((approval) => state === undefined || approval.state === state);

  approval: Kernel['approval'] = async (_actor, id) => {
    const found = this.#approvals.find((approval) => approval.id === id);
    if (!found) throw accessError('ACCESS_APPROVAL_NOT_FOUND', { id });
    return found;
  };

  decide: Kernel['decide'] = async ({ approval: id, decision, reason, actor }) => {
    const index = this.#approvals.findIndex((one) => one.id === id);
    const approval = this.#approvals[index];
    if (!approval) throw accessError('ACCESS_APPROVAL_NOT_FOUND', { id });
    if (approval.state !== 'pending') throw accessError('ACCESS_APPROVAL_DECIDED', { id });
    const decided: Approval = { ...approval, state: decision, reason, decidedBy: actor, decidedAt: at };
    this.#approvals[index] = decided;
    if (decision === 'rejected') return { state: 'rejected', approval: decided };
    return this.#run({ operation: approval.operation, input: approval.input, actor }, approval.input);
  };

  async #run(request: ExecuteRequest, input: unknown): Promise<Done> {
    const labels: Done['labels'][number][] = [];
    const context = {
      signal: request.signal ?? new AbortController().signal,
      label: (mark: Done['labels'][number]) => labels.push(mark),
      progress: (done: number, total: number) => request.onProgress?.({ done, total, note: null }),
    };
    // The operations of these tests use no more of a context than this.
    const output = await this.operation(request.operation).definition.run(context as unknown as AnyContext, input);
    this.#runs.unshift({
      id: fakeRunId,
      operation: request.operation,
      packVersion: '1.0.0',
      state: 'done',
      job: false,
      attempt: 1,
      sample: false,
      actor: request.actor,
      unit: null,
      purpose: request.purpose ?? null,
      approvalId: null,
      grant: null,
      parentId: null,
      startedAt: at,
      finishedAt: at,
      durationMs: 12,
      inputSha256: 'a'.repeat(64),
      outputSha256: 'b'.repeat(64),
      labels,
      error: null,
      input: request.input,
      output,
    });
    return { state: 'done', runId: fakeRunId, output, outputJson: JSON.stringify(output), labels, grant: null };
  }
}
