import type { Approval } from '@yuzhi/access';
import type { Done, OperationDescription, Outcome } from '@yuzhi/kernel';
import { commandName } from '../command-name.ts';
import { exitWaiting } from '../exit-codes.ts';
import { outputLines } from '../render/output-lines.ts';
import { oneLine } from '../render/plain-text.ts';
import { tableLines } from '../render/table.ts';
import type { Terminal } from '../terminal.ts';
import { words } from '../words.ts';

/** The answer on stdout, what there is to know about it on stderr. */
export function printOutcome(outcome: Outcome, operation: OperationDescription, terminal: Terminal): number {
  return outcome.state === 'done' ? printDone(outcome, operation, terminal) : printWaiting(outcome.approval, terminal);
}

function printDone(
  { runId, output, outputJson, labels, grant }: Done,
  operation: OperationDescription,
  terminal: Terminal,
): number {
  if (terminal.isJson) terminal.line(outputJson);
  else
    for (const line of outputLines(output, operation, { language: terminal.language, width: terminal.width }))
      terminal.line(line);
  for (const { text } of labels) terminal.note(terminal.say(words.labelled, { label: oneLine(terminal.say(text)) }));
  if (operation.recourse !== null)
    terminal.note(terminal.say(words.recourse, { recourse: terminal.say(operation.recourse) }));
  terminal.note(terminal.say(words.runId, { id: runId }));
  if (grant !== null) terminal.note(terminal.say(words.underGrant, { grant }));
  return 0;
}

function printWaiting(approval: Approval, terminal: Terminal): number {
  if (terminal.isJson) terminal.line(JSON.stringify({ approval }));
  else for (const line of approvalLines(approval, terminal)) terminal.line(line);
  const yuzhi = commandName(terminal.io.env);
  const reason = terminal.say(words.reasonPlaceholder);
  terminal.note(terminal.say(words.howToDecide));
  for (const decision of ['approve', 'reject'])
    terminal.note(`  ${yuzhi} approvals ${decision} ${approval.id} --reason '${reason}'`);
  return exitWaiting;
}

/** What would happen, and what became of it. */
export function approvalLines(
  { id, operation, preview, state, reason, purpose, runId }: Approval,
  terminal: Terminal,
): readonly string[] {
  const columns = [words.what, words.from, words.to].map((word) => ({ title: terminal.say(word) }));
  const changes = preview.changes.map(({ what, from, to }) =>
    [terminal.say(what), from ?? '-', to ?? '-'].map(oneLine),
  );
  return [
    oneLine(terminal.say(preview.summary)),
    ...(changes.length === 0 ? [] : tableLines(columns, changes, terminal.width - 2).map((line) => `  ${line}`)),
    `${terminal.say(words.operation)}  ${operation}`,
    ...(purpose === null ? [] : [`${terminal.say(words.purpose)}  ${oneLine(purpose)}`]),
    `${terminal.say(words.approvalId)}  ${id}`,
    `${terminal.say(words.state)}  ${terminal.say(words[`approval_${state}`])}`,
    ...(reason === null ? [] : [`${terminal.say(words.reason)}  ${oneLine(reason)}`]),
    ...(runId === null ? [] : [terminal.say(words.runId, { id: runId })]),
  ];
}
