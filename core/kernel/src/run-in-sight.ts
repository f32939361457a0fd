import { isInSight } from '@yuzhi/access';
import type { Actor } from '@yuzhi/sdk';
import { kernelError } from './errors.ts';
import type { KernelParts } from './kernel-parts.ts';
import type { ExecuteRequest, RunWithPayload } from './types.ts';

/** A run that this actor may see. @throws YuzhiError KERNEL_RUN_NOT_FOUND: what somebody may not see does not exist for them */
export async function runInSight({ access, ledger }: KernelParts, actor: Actor, id: string): Promise<RunWithPayload> {
  const sight = await access.sight(actor, 'run.read');
  const run = await ledger.get(id);
  if (!isInSight(sight, { id: run.actor.id, unit: run.unit })) throw kernelError('KERNEL_RUN_NOT_FOUND', { id });
  return run;
}

/** Whether a run goes on from a sample, and is one for that. @throws as {@link runInSight} */
export async function followsSample(parts: KernelParts, { actor, follows }: ExecuteRequest): Promise<boolean> {
  return follows !== undefined && (await runInSight(parts, actor, follows)).sample;
}
