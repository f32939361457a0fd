import { YuzhiError } from '@yuzhi/sdk';
import type { Actor } from '@yuzhi/sdk';
import type pg from 'pg';
import type { ActApprovals } from './act-approvals.ts';
import { storable } from './admission.ts';
import type { Allowed } from './admission.ts';
import { kernelError } from './errors.ts';
import { grantOfRule, ruleOf, useGrantFor } from './grant-use.ts';
import type { KernelParts } from './kernel-parts.ts';
import { newRunId } from './run-id.ts';
import { followsSample } from './run-in-sight.ts';
import type { RunRow } from './run-ledger.ts';
import { acceptedJob, firstRow } from './run-row.ts';
import { runIdOf } from './runs-under-way.ts';
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
    const isOfSample = await followsSample(this.#parts, request);
    const { runner, input, inputJson, decision } = await admission.admit(request, 0);
    if (decision.approval) return this.#approvals.ask(runner, request, input);
    const id = newRunId(now().getTime());
    const run = {
      depth: 0,
      parentId: null,
      isOfSample,
      id,
      input,
      inputJson,
      rule: ruleOf(decision),
      approvalId: null,
    };
    const row: RunRow = { ...firstRow(runner, request, run, now()), state: 'queued', job: true };
    const write = async (client: pg.ClientBase): Promise<void> => {
      await ledger.writeWithin(client, row);
      await together(client, acceptedJob(runner, run));
    };
    const mayRun = await useGrantFor(this.#parts, { decision, actor: request.actor, run: id, write });
    return mayRun ? { state: 'queued', runId: id } : this.#approvals.ask(runner, request, input);
  };

  carryOut: Kernel['carryOut'] = async ({ runId, inputJson, signal, onProgress, mayRetry }) => {
    const { admission, ledger, now, runs } = this.#parts;
    admission.requireOpen();
    let row = await ledger.claim(runId, now());
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
      const { runner, input, decision } = await admission.admit(request, 0, grantOfRule(row.rule));
      row = await this.#allowed(row, decision, request.actor);
      const { approvalId, attempt, rule } = row;
      const run = { depth: 0, parentId: null, id: runId, input, inputJson, rule, approvalId };
      const again = (failure: YuzhiError): boolean => mayRetry(failure, attempt);
      return await runs.toEnd({ ...runner, timeoutMs: runner.jobTimeoutMs }, request, run, row, again);
    } catch (error) {
      // What was refused before it began has left no mark yet; a run that failed wrote its own.
      if (error instanceof YuzhiError && runIdOf(error) === undefined) await runs.refuse(row, error);
      throw error;
    }
  };

  /**
   * The row of a job that may begin. The use of a grant was counted when the job was accepted or approved, once however
   * often it is begun; only a grant that took the place of another one since is used now.
   */
  async #allowed(row: RunRow, decision: Allowed, actor: Actor): Promise<RunRow> {
    const { ledger } = this.#parts;
    if (row.approvalId !== null) return row;
    // It acts since a later version only, or the grant that stood for an approval has ended: a person has to see it.
    const refused = kernelError('KERNEL_JOB_NEEDS_APPROVAL', { operation: row.operation });
    if (decision.approval) throw refused;
    if (decision.grant === null || decision.grant === grantOfRule(row.rule)) return row;
    const changed = { ...row, rule: ruleOf(decision) };
    const write = (client: pg.ClientBase): Promise<void> => ledger.changeRule(client, changed);
    if (!(await useGrantFor(this.#parts, { decision, actor, run: row.id, write }))) throw refused;
    return changed;
  }

  cancelQueued: Kernel['cancelQueued'] = async (id) => {
    const { code, kind, text } = kernelError('KERNEL_RUN_CANCELLED', { operation: id });
    return this.#parts.ledger.cancelQueued(id, this.#parts.now(), JSON.stringify({ code, kind, message: text }));
  };

  giveUp: Kernel['giveUp'] = async (id, { code, kind, text }) => {
    await this.#parts.ledger.giveUp(id, this.#parts.now(), JSON.stringify({ code, kind, message: text }));
  };
}
