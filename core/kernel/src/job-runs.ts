import { YuzhiError } from '@yuzhi/sdk';
import type { Actor } from '@yuzhi/sdk';
import type { ActApprovals } from './act-approvals.ts';
import { storable } from './admission.ts';
import { kernelError } from './errors.ts';
import type { KernelParts } from './kernel-parts.ts';
import { newRunId } from './run-id.ts';
import type { RunRow } from './run-ledger.ts';
import { acceptedJob, firstRow } from './run-row.ts';
import { runIdOf } from './runs-under-way.ts';
import { ruleOf } from './standing-grant.ts';
import type { ExecuteRequest, Kernel } from './types.ts';

/** Runs that wait for a worker: accepted now, carried out later, perhaps more than once. */
export class JobRuns {
  readonly #parts: KernelParts;
  readonly #approvals: ActApprovals;

  constructor(parts: KernelParts, approvals: ActApprovals) {
    this.#parts = parts;
    this.#approvals = approvals;
  }

  accept: Kernel['accept'] = async (asked, together) => {
    const { admission, ledger, now } = this.#parts;
    const request = storable(asked);
    const { runner, input, inputJson, decision } = await admission.admit(request, 0);
    if (decision.approval) return this.#approvals.ask(runner, request, input);
    const id = newRunId(now().getTime());
    const run = { depth: 0, parentId: null, id, input, inputJson, rule: ruleOf(decision), approvalId: null };
    const row: RunRow = { ...firstRow(runner, request, run, now()), state: 'queued', job: true };
    await ledger.transaction(async (client) => {
      await ledger.writeWithin(client, row);
      await together(client, acceptedJob(runner, run));
    });
    return { state: 'queued', runId: id };
  };

  carryOut: Kernel['carryOut'] = async ({ runId, inputJson, signal, onProgress, mayRetry }) => {
    const { access, admission, ledger, now, runs } = this.#parts;
    admission.requireOpen();
    const row = await ledger.claim(runId, now());
    if (row === null) return null;
    const request: ExecuteRequest = {
      operation: row.operation,
      input: JSON.parse(inputJson),
      actor: { ...(JSON.parse(row.actor) as Actor), door: 'job' },
      ...(row.purpose === null ? {} : { purpose: row.purpose }),
      ...(signal === undefined ? {} : { signal }),
      ...(onProgress === undefined ? {} : { onProgress }),
    };
    try {
      const { runner, input, decision } = await admission.admit(request, 0);
      const { approvalId } = row;
      // It acts since a later version only, or the grant that stood for an approval has ended: a person has to see it.
      if (decision.approval && approvalId === null)
        throw kernelError('KERNEL_JOB_NEEDS_APPROVAL', { operation: row.operation });
      // What rests on an approval was spent when it was given, what is tried again when it was first begun.
      if (approvalId === null && row.attempt === 1) await access.spend(decision, { actor: request.actor, run: runId });
      const rule = approvalId === null ? ruleOf(decision) : row.rule;
      const run = { depth: 0, parentId: null, id: runId, input, inputJson, rule, approvalId };
      const again = (failure: YuzhiError): boolean => mayRetry(failure, row.attempt);
      return await runs.toEnd({ ...runner, timeoutMs: runner.jobTimeoutMs }, request, run, row, again);
    } catch (error) {
      // What was refused before it began has left no mark yet; a run that failed wrote its own.
      if (error instanceof YuzhiError && runIdOf(error) === undefined) await runs.refuse(row, error);
      throw error;
    }
  };

  cancelQueued: Kernel['cancelQueued'] = async (id) => {
    const { code, kind, text } = kernelError('KERNEL_RUN_CANCELLED', { operation: id });
    return this.#parts.ledger.cancelQueued(id, this.#parts.now(), JSON.stringify({ code, kind, message: text }));
  };

  giveUp: Kernel['giveUp'] = async (id, { code, kind, text }) => {
    await this.#parts.ledger.giveUp(id, this.#parts.now(), JSON.stringify({ code, kind, message: text }));
  };
}
