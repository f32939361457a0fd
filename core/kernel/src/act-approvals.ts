import { accessError } from '@yuzhi/access';
import type { Access, Approval } from '@yuzhi/access';
import type { Actor } from '@yuzhi/sdk';
import type pg from 'pg';
import type { Allowed } from './admission.ts';
import { dayIn } from './day-in.ts';
import { approvedRuleOf } from './grant-use.ts';
import type { KernelParts } from './kernel-parts.ts';
import { newRunId } from './run-id.ts';
import type { RunRow } from './run-ledger.ts';
import { acceptedJob, firstRow } from './run-row.ts';
import type { Prepared } from './run-row.ts';
import { contextOf } from './runner.ts';
import type { Runner } from './runner.ts';
import type { DecideRequest, ExecuteRequest, Kernel, Rejected, Waiting } from './types.ts';

/** An approval that nobody has given after so many days cannot be given any more. */
const approvalDays = 30;

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

/** Operations that act: asked for with what would happen, decided by a person, and only then run. */
export class ActApprovals {
  readonly #parts: KernelParts;

  constructor(parts: KernelParts) {
    this.#parts = parts;
  }

  /** Works out what would happen and asks for an approval of it. */
  async ask(runner: Runner, request: ExecuteRequest, input: unknown): Promise<Waiting> {
    const { access, city, now, runs } = this.#parts;
    const { definition } = runner.entry;
    const { preview } = definition;
    if (!preview) throw new TypeError('An operation that acts was loaded without its preview');
    const id = newRunId(now().getTime());
    return runs.withoutRecord(runner, request, id, async (execution) => {
      const seen = await execution.outcomeOf(Promise.resolve(preview(contextOf(runner, execution), input)));
      const approval = await access.approvals.request({
        id,
        operation: runner.entry.id,
        input: request.input,
        preview: seen as Approval['preview'],
        purpose: request.purpose ?? null,
        requestedBy: request.actor,
        requestedAt: now(),
        deadline: dayIn(city.timeZone, new Date(now().getTime() + approvalDays * 86_400_000)),
        person: await access.personOf(request.actor),
        // What can do much harm takes two people.
        needed: runner.entry.pack.manifest?.riskTier === 'high' ? 2 : 1,
      });
      return { state: 'waiting', approval };
    });
  }

  list: Kernel['approvals'] = async (actor, filter) => {
    const { access } = this.#parts;
    return access.approvals.list(filter, await access.sight(actor, 'approval.read'));
  };

  read: Kernel['approval'] = async (actor, id) => {
    const { access } = this.#parts;
    return access.approvals.read(id, await access.sight(actor, 'approval.read'));
  };

  decide: Kernel['decide'] = async (request) => {
    const { ledger, runs } = this.#parts;
    const decided = await this.#decide(request, (client, row) => ledger.writeWithin(client, row));
    if (decided.state !== 'approved') return decided;
    const { runner, request: asked, run, row } = decided;
    return runs.toEnd(runner, asked, run, row);
  };

  decideForLater: Kernel['decideForLater'] = async (request, together) => {
    const { ledger } = this.#parts;
    const decided = await this.#decide(request, async (client, row, { runner, run }) => {
      await ledger.writeWithin(client, { ...row, state: 'queued', job: true });
      await together(client, acceptedJob(runner, run));
    });
    return decided.state === 'approved' ? { state: 'queued', runId: decided.run.id } : decided;
  };

  /** The decision, and in its transaction what `write` writes of the run that it leads to. */
  async #decide(
    { approval: id, decision, reason, actor }: DecideRequest,
    write: (client: pg.ClientBase, row: RunRow, approved: ApprovedRun) => Promise<void>,
  ): Promise<Rejected | Waiting | (ApprovedRun & { readonly state: 'approved'; readonly row: RunRow })> {
    const { access, city, now } = this.#parts;
    const asked = await approvalToDecide(access, actor, id);
    const made = { id, reason, decidedBy: actor, person: await access.personOf(actor), decidedAt: now() };
    if (decision === 'rejected') {
      const approval = await access.approvals.decide({ ...made, state: 'rejected', runId: null });
      return { state: 'rejected', approval };
    }
    if (asked.deadline !== null && asked.deadline < dayIn(city.timeZone, now()))
      throw accessError('ACCESS_APPROVAL_LAPSED', { id });
    const approved = await this.#prepare(asked);
    const { runner, request, run } = approved;
    const row = firstRow(runner, request, run, now());
    // One transaction: an approval that led to nothing and an act that nobody approved are both impossible.
    const approval = await access.approvals.decide({ ...made, state: 'approved', runId: run.id }, async (client) => {
      await access.spend(approved.decision, { actor: request.actor, run: run.id }, client);
      await write(client, row, approved);
    });
    return approval.state === 'pending' ? { state: 'waiting', approval } : { state: 'approved', ...approved, row };
  }

  async #prepare(approval: Approval): Promise<ApprovedRun> {
    const { admission, now } = this.#parts;
    const request: ExecuteRequest = {
      operation: approval.operation,
      input: approval.input,
      // It runs as the one who asked, or took it on from them: an approval lends nobody rights.
      actor: askerOf(approval),
      purpose: approval.purpose ?? undefined,
    };
    // What they may do may have changed since.
    const { runner, input, inputJson, decision } = await admission.admit(request, 0);
    const id = newRunId(now().getTime());
    const rule = approvedRuleOf(decision);
    const run = { depth: 0, parentId: null, id, input, inputJson, rule, approvalId: approval.id };
    return { runner, request, run, decision };
  }
}

/** An approval that the actor may decide. Who may decide nothing is not told whether there is one. */
async function approvalToDecide(access: Access, actor: Actor, id: string): Promise<Approval> {
  const approval = await access.approvals.find(id);
  const person = approval && (await access.personOf(askerOf(approval)));
  const resource = { id, unit: approval?.requestedBy.unit ?? null, person };
  await access.require({ actor, action: 'approval.decide', resource });
  return approval ?? access.approvals.get(id);
}
