import { accessError } from '@yuzhi/access';
import type { ApprovalState } from '@yuzhi/access';
import { actor } from '../actor.ts';
import type { ExitCode, Setting } from '../command.ts';
import { isId } from '../is-id.ts';
import { oneLine } from '../render/plain-text.ts';
import { tableLines } from '../render/table.ts';
import { timeText } from '../render/time-text.ts';
import { withBase } from '../with-base.ts';
import { words } from '../words.ts';
import { approvalLines, printOutcome } from './print-outcome.ts';

/** `yuzhi approvals list`. Without a state those that wait. */
export async function listApprovals(filter: { state?: ApprovalState; limit?: number }, setting: Setting): ExitCode {
  const { terminal } = setting;
  const { approvals, timeZone } = await withBase(setting, async ({ kernel }) => ({
    approvals: await kernel.approvals(actor, filter),
    timeZone: kernel.city.timeZone,
  }));
  if (terminal.isJson) terminal.json({ approvals });
  else if (approvals.length === 0) terminal.line(terminal.say(words.nothing));
  else {
    const titles = [words.requestedAt, words.operation, words.what, words.state, words.approvalId];
    const rows = approvals.map(({ id, requestedAt, operation, preview, state }) => [
      timeText(requestedAt, timeZone),
      operation,
      oneLine(terminal.say(preview.summary)),
      terminal.say(words[`approval_${state}`]),
      id,
    ]);
    for (const line of tableLines(
      titles.map((title) => ({ title: terminal.say(title) })),
      rows,
    ))
      terminal.line(line);
  }
  return 0;
}

/** `yuzhi approvals approve|reject ID --reason …`. An approved one runs at once. */
export async function decideApproval(
  { id, decision, reason }: { id: string; decision: 'approved' | 'rejected'; reason: string },
  setting: Setting,
): ExitCode {
  const { terminal, backend } = setting;
  if (!isId(id)) throw accessError('ACCESS_APPROVAL_NOT_FOUND', { id: id.slice(0, 100) });
  return withBase(setting, async ({ kernel }) => {
    // A wish to stop ends the run that an approval begins.
    const forget = terminal.io.onStop?.(() => void kernel.close(0).catch(() => {}));
    const outcome = await kernel.decide({ approval: id, decision, reason, actor }).finally(() => forget?.());
    if (outcome.state !== 'rejected') {
      const operation =
        outcome.state === 'done' ? (await kernel.run(actor, outcome.runId)).operation : outcome.approval.operation;
      return printOutcome(outcome, await backend.describe(kernel.operation(operation)), terminal);
    }
    if (terminal.isJson) terminal.line(JSON.stringify({ approval: outcome.approval }));
    else for (const line of approvalLines(outcome.approval, terminal)) terminal.line(line);
    return 0;
  });
}
