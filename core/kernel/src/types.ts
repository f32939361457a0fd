import type { Approval, ApprovalFilter } from '@yuzhi/access';
import type pg from 'pg';
import type { Actor, AnyOperation, City, JsonSchema, Manifest, OutputLabel, Text, View, YuzhiError } from '@yuzhi/sdk';

/** An operation of a ready pack, under its full address. */
export interface OperationEntry {
  /** `domain/pack/operation`. */
  readonly id: string;
  readonly pack: PackEntry;
  readonly definition: AnyOperation;
}

/** A folder that was found under a root, in whichever state it is. */
export interface PackEntry {
  /** `domain/pack`, from the folder. */
  readonly id: string;
  readonly folder: string;
  readonly state: 'ready' | 'failed';
  /** `null` when the manifest itself could not be read. */
  readonly manifest: Manifest | null;
  /** Why it failed; `null` when it is ready. */
  readonly failure: YuzhiError | null;
  readonly operations: readonly OperationEntry[];
}

/** Everything the surfaces say about an operation, as plain data. */
export interface OperationDescription {
  readonly id: string;
  readonly title: Text;
  readonly summary: Text;
  readonly effect: AnyOperation['effect'];
  readonly audience: AnyOperation['audience'];
  readonly concerns: 'nobody' | 'organisation' | 'person';
  readonly recourse: Text | null;
  readonly show: readonly View[];
  readonly examples: readonly { readonly title: Text; readonly input: unknown }[];
  readonly input: JsonSchema;
  readonly output: JsonSchema;
  readonly limits: { readonly timeoutMs: number; readonly jobTimeoutMs: number; readonly inputBytes: number };
}

export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly note: Text | null;
}

export interface ExecuteRequest {
  /** `domain/pack/operation`. */
  readonly operation: string;
  /** As it arrived: plain JSON values, not yet parsed. */
  readonly input: unknown;
  readonly actor: Actor;
  /** What the answer is for, in the asker's words. */
  readonly purpose?: string | undefined;
  /** The run whose result this one goes on from, by its id: where that is a sample, so is this. */
  readonly follows?: string | undefined;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** `queued` and `running` can still change; the others are for ever. */
export type RunState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

/** The outcome of an operation that ran: durable before it is returned. */
export interface Done {
  readonly state: 'done';
  readonly runId: string;
  readonly output: unknown;
  /** `output` as JSON text, exactly as the run record holds it. */
  readonly outputJson: string;
  readonly labels: readonly OutputLabel[];
  /** The standing grant that approved it in advance; `null` where none did. */
  readonly grant: string | null;
}

/** An `act` that waits for a person. */
export interface Waiting {
  readonly state: 'waiting';
  readonly approval: Approval;
}

export type Outcome = Done | Waiting;

/** A job that was accepted: its run is durable and waits for its turn. */
export interface Queued {
  readonly state: 'queued';
  readonly runId: string;
}

/** What a job keeps of a request so that it can be carried out later. */
export interface AcceptedJob {
  readonly runId: string;
  readonly operation: string;
  /** JSON of the input as it arrived. */
  readonly inputJson: string;
  readonly timeoutMs: number;
}

export interface CarryOutRequest {
  readonly runId: string;
  readonly inputJson: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** Whether a failed attempt is to be tried again; its run goes back to the queue then. */
  readonly mayRetry: (failure: YuzhiError, attempt: number) => boolean;
}

/** A run as it is listed and read. Instants are ISO 8601 in UTC. */
export interface Run {
  readonly id: string;
  readonly operation: string;
  readonly packVersion: string;
  readonly state: RunState;
  /** It was carried out by a worker, not while somebody waited. */
  readonly job: boolean;
  /** How often it was begun; more than 1 only for jobs. */
  readonly attempt: number;
  /** Its input is an example of the operation, or it was called by or goes on from such a run. */
  readonly sample: boolean;
  readonly actor: Actor;
  readonly unit: string | null;
  readonly purpose: string | null;
  readonly approvalId: string | null;
  /** The standing grant that approved it in advance. */
  readonly grant: string | null;
  readonly parentId: string | null;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly durationMs: number | null;
  readonly inputSha256: string;
  readonly outputSha256: string | null;
  readonly labels: readonly OutputLabel[];
  readonly error: { readonly code: string; readonly kind: string; readonly message: Text } | null;
}

/** A run with its payloads; `null` where one was erased, is too large to keep or never came to be. */
export interface RunWithPayload extends Run {
  readonly input: unknown;
  readonly output: unknown;
}

export interface RunFilter {
  /** Only sample runs, or only others. */
  readonly sample?: boolean | undefined;
  readonly operation?: string;
  readonly state?: RunState;
  /** Only runs that were accepted at this instant, ISO 8601, or after. */
  readonly since?: string | undefined;
  /** Only runs that began before the run with this id. */
  readonly before?: string;
  /** At most this many, newest first. Default 50, at most 500. */
  readonly limit?: number;
}

/** What there is of example data for an actor. */
export interface SampleState {
  /** Sample runs that the actor may delete. */
  readonly runs: number;
  /** Examples that the actor may run and that have no run among these. */
  readonly fillable: number;
}

export interface FillRequest {
  readonly actor: Actor;
  /** Ends it between or within runs. */
  readonly signal?: AbortSignal;
}

export interface DecideRequest {
  readonly approval: string;
  readonly decision: 'approved' | 'rejected';
  readonly reason: string;
  readonly actor: Actor;
}

/** An approval that was refused. */
export interface Rejected {
  readonly state: 'rejected';
  readonly approval: Approval;
}

export interface Kernel {
  readonly city: City;
  /** Every folder that was found, failed ones too, by id. */
  packs(): readonly PackEntry[];
  pack(id: string): PackEntry;
  operation(id: string): OperationEntry;
  describe(entry: OperationEntry): OperationDescription;
  /**
   * Looks whether an operation is there and would take an input; nothing runs.
   *
   * @throws YuzhiError KERNEL_OPERATION_NOT_FOUND, KERNEL_PACK_FAILED, KERNEL_INPUT_INVALID, …_TOO_LARGE, …_TOO_DEEP
   */
  requireInput(operation: string, input: unknown): Promise<void>;
  /** Parses, decides, runs, records; the record is durable when the promise resolves. */
  execute(request: ExecuteRequest): Promise<Outcome>;
  /**
   * Takes a request on as a job: parsed, decided and durable when the promise resolves. `together` is written in the
   * same transaction. What acts still waits for a person.
   */
  accept(
    request: ExecuteRequest,
    together: (client: pg.ClientBase, job: AcceptedJob) => Promise<void>,
  ): Promise<Queued | Waiting>;
  /**
   * Carries out the run of a job, once at a time however many try. It is decided again: rights may have ended.
   *
   * @returns `null` when the run does not wait: somebody else is at it, or it is over
   * @throws YuzhiError why the attempt failed; the record says whether it will be tried again
   */
  carryOut(request: CarryOutRequest): Promise<Done | null>;
  /** Ends a run that still waits as cancelled. Returns whether it did. */
  cancelQueued(id: string): Promise<boolean>;
  /** Ends the run of a job as failed, whether it waits or runs somewhere that does not answer. */
  giveUp(id: string, failure: YuzhiError): Promise<void>;
  /** Runs and approvals that `actor` may see. */
  runs(actor: Actor, filter: RunFilter): Promise<readonly Run[]>;
  run(actor: Actor, id: string): Promise<RunWithPayload>;
  approvals(actor: Actor, filter: ApprovalFilter): Promise<readonly Approval[]>;
  /** @throws YuzhiError ACCESS_APPROVAL_NOT_FOUND, also where `actor` may not see it */
  approval(actor: Actor, id: string): Promise<Approval>;
  /** Approves (and runs) or rejects. A second decision is a conflict. */
  decide(request: DecideRequest): Promise<Outcome | Rejected>;
  /** The same, but what is approved is taken on as a job; `together` is written in the same transaction. */
  decideForLater(
    request: DecideRequest,
    together: (client: pg.ClientBase, job: AcceptedJob) => Promise<void>,
  ): Promise<Queued | Waiting | Rejected>;
  /**
   * Erases input and output of a run that has ended, for good; their digests stay, and the erasure becomes a link of the
   * audit trail.
   */
  eraseRun(request: { readonly id: string; readonly reason: string; readonly actor: Actor }): Promise<RunWithPayload>;
  /** @throws YuzhiError ACCESS_DENIED for whoever may not fill in example data, as the two below */
  samples(actor: Actor): Promise<SampleState>;
  /** Runs, one after the other, the examples that the actor may run and that change nothing, as the actor. */
  fillSamples(request: FillRequest): Promise<{ readonly done: number; readonly failed: number }>;
  /** Erases sample runs, as `eraseRun` does, and lists them no more; at most 2,000 at once, `left` says how many remain. */
  deleteSamples(actor: Actor): Promise<{ readonly deleted: number; readonly left: number }>;
  /** Refuses new work, lets running work end for `graceMs`, stops the rest and flushes the record. */
  close(graceMs?: number): Promise<void>;
}
