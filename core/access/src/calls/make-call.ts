import { inTransaction } from '@yuzhi/store';
import type { Actor } from '@yuzhi/sdk';
import { inputIssues, YuzhiError } from '@yuzhi/sdk';
import type { AccessParts } from '../access-parts.ts';
import { accessError } from '../errors.ts';
import { decide } from '../policy/decide.ts';
import type { Decision } from '../policy/decide.ts';
import { loadStanding } from '../policy/load-standing.ts';
import type { Moment } from '../policy/load-standing.ts';
import type { AccessCall, CallContext } from './access-call.ts';
import { accessCalls } from './access-calls.ts';

export interface CallRequest extends Moment {
  readonly actor: Actor;
  readonly id: string;
  readonly input: unknown;
}

/**
 * Does a call: looks up what it is about, decides, acts and writes it down, in one transaction.
 *
 * Who may not do it to anything is refused before the look-up tells whether there is such a thing.
 *
 * @throws YuzhiError ACCESS_CALL_NOT_FOUND, ACCESS_INPUT_INVALID, ACCESS_DENIED, ACCESS_THING_NOT_FOUND and those of the call
 */
export async function makeCall(parts: AccessParts, request: CallRequest): Promise<unknown> {
  const call = accessCalls.find(({ id }) => id === request.id);
  if (!call) throw accessError('ACCESS_CALL_NOT_FOUND', { call: request.id.slice(0, 100) });
  try {
    // Before the transaction takes a connection: it may need one of its own.
    const directory = await parts.units.directory();
    return await inTransaction(parts.store, async (client) => {
      const { actor, now, today } = request;
      const standing = await loadStanding(actor, client, directory, request);
      const may: CallContext['may'] = (action, resource) => decide({ actor, action, resource }, standing).allowed;
      return perform(call, request.input, { ...parts, client, actor, standing, directory, now, today, may });
    });
  } catch (error) {
    await noteFailure(parts, request, call, error);
    throw error;
  }
}

async function perform(call: AccessCall, given: unknown, ctx: CallContext): Promise<unknown> {
  const input = parsed(call, given, ctx);
  const about = await call.find(ctx, input);
  const decision: Decision =
    call.isList && ctx.actor.kind !== 'anonymous'
      ? { allowed: true, rule: 'each-thing-for-itself', approval: false, grant: null, isStanding: false }
      : decide({ actor: ctx.actor, action: call.action, resource: about?.resource ?? { id: '' } }, ctx.standing);
  if (!decision.allowed) throw decision.error;
  if (about === null) throw accessError('ACCESS_THING_NOT_FOUND', { id: idOf(input) });
  const result = await call.run(ctx, input, about.found);
  await ctx.audit.record(
    {
      at: ctx.now,
      actor: ctx.actor,
      action: call.id,
      resource: about.resource.id || null,
      outcome: 'allowed',
      reason: decision.rule,
    },
    ctx.client,
  );
  return result;
}

function parsed(call: AccessCall, given: unknown, { actor }: CallContext): unknown {
  const result = call.input.safeParse(given ?? {}, { reportInput: true });
  if (result.success) return result.data;
  // What a call takes is no secret, but a stranger is owed no more than that they are one.
  if (actor.kind === 'anonymous') {
    const decision = decide({ actor, action: call.action });
    if (!decision.allowed) throw decision.error;
  }
  const issues = inputIssues(result.error);
  throw accessError('ACCESS_INPUT_INVALID', { call: call.id, count: result.error.issues.length, issues });
}

function idOf(input: unknown): string {
  const [first] = Object.values(input as Record<string, unknown>);
  return typeof first === 'string' ? first : '';
}

async function noteFailure(
  parts: AccessParts,
  { actor, now }: CallRequest,
  call: AccessCall,
  error: unknown,
): Promise<void> {
  const isDenied = error instanceof YuzhiError && error.kind === 'denied';
  const reason = error instanceof YuzhiError ? error.code : 'unforeseen';
  const outcome = isDenied ? 'denied' : 'failed';
  await parts.audit.record({ at: now, actor, action: call.id, resource: null, outcome, reason });
}
