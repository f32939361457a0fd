import { kernelError } from '@yuzhi/kernel';
import type { Kernel, Run, RunFilter } from '@yuzhi/kernel';
import { actor } from '../actor.ts';
import type { ExitCode, Setting } from '../command.ts';
import { withBase } from '../with-base.ts';
import { oneLine, plainText } from '../render/plain-text.ts';
import { pairLines, tableLines } from '../render/table.ts';
import type { Terminal } from '../terminal.ts';
import { timeText } from '../render/time-text.ts';
import { isId } from '../is-id.ts';
import { words } from '../words.ts';

/** `yuzhi runs list`. */
export async function listRuns(filter: RunFilter, setting: Setting): ExitCode {
  const { terminal } = setting;
  const { runs, timeZone } = await withBase(setting, async ({ kernel }) => ({
    runs: await kernel.runs(actor, filter),
    timeZone: kernel.city.timeZone,
  }));
  if (terminal.isJson) terminal.json({ runs });
  else if (runs.length === 0) terminal.line(terminal.say(words.nothing));
  else {
    const titles = [words.startedAt, words.operation, words.state, words.duration, words.door, words.runIdTitle];
    const columns = titles.map(
      (title, index) => ({ title: terminal.say(title), align: index === 3 ? 'right' : 'left' }) as const,
    );
    const rows = runs.map((run) => [
      timeText(run.startedAt, timeZone),
      run.operation,
      [stateText(run, terminal), ...(run.sample ? [terminal.say(words.sample)] : [])].join(' · '),
      durationText(run),
      run.actor.door,
      run.id,
    ]);
    for (const line of tableLines(columns, rows)) terminal.line(line);
  }
  return 0;
}

/** `yuzhi runs show ID`. */
export async function showRun(id: string, setting: Setting): ExitCode {
  const { terminal } = setting;
  if (!isId(id)) throw kernelError('KERNEL_RUN_NOT_FOUND', { id: id.slice(0, 100) });
  const { run, timeZone } = await withBase(setting, async ({ kernel }) => ({
    run: await kernel.run(actor, id),
    timeZone: kernel.city.timeZone,
  }));
  if (terminal.isJson) terminal.json(run);
  else for (const line of runLines(run, timeZone, terminal)) terminal.line(line);
  return 0;
}

/** `yuzhi runs erase ID --reason …`: input and output are gone for good, the erasure is kept. */
export async function eraseRun(
  { id, reason }: { readonly id: string; readonly reason: string },
  setting: Setting,
): ExitCode {
  const { terminal } = setting;
  if (!isId(id)) throw kernelError('KERNEL_RUN_NOT_FOUND', { id: id.slice(0, 100) });
  const run = await withBase(setting, ({ kernel }) => kernel.eraseRun({ id, reason, actor }));
  if (terminal.isJson) terminal.json(run);
  else terminal.line(terminal.say(words.runErased, { id }));
  return 0;
}

function runLines(run: Awaited<ReturnType<Kernel['run']>>, timeZone: string, terminal: Terminal): readonly string[] {
  const { actor: by } = run;
  const pairs: [string, string | null][] = [
    [terminal.say(words.runIdTitle), run.id],
    [terminal.say(words.operation), `${run.operation}  ${run.packVersion}`],
    [terminal.say(words.state), stateText(run, terminal)],
    [terminal.say(words.sample), run.sample ? terminal.say(words.isSample) : null],
    [terminal.say(words.startedAt), timeText(run.startedAt, timeZone)],
    [terminal.say(words.duration), run.durationMs === null ? null : durationText(run)],
    [terminal.say(words.by), [by.kind, by.id, by.unit, by.door].filter((part) => part !== null).join(' · ')],
    [terminal.say(words.purpose), run.purpose],
    [terminal.say(words.approvalId), run.approvalId],
    [terminal.say(words.access_grant), run.grant],
    [terminal.say(words.parentRun), run.parentId],
    [terminal.say(words.labels), run.labels.map(({ text }) => terminal.say(text)).join('; ') || null],
    [terminal.say(words.error), run.error === null ? null : `${run.error.code}  ${terminal.say(run.error.message)}`],
    ['SHA-256', `${run.inputSha256}${run.outputSha256 === null ? '' : ` → ${run.outputSha256}`}`],
  ];
  const known = pairs
    .filter((pair): pair is [string, string] => pair[1] !== null)
    .map(([name, value]) => [name, oneLine(value)] as const);
  return [
    ...pairLines(known),
    ...payload(words.input, run.input, terminal),
    ...payload(words.output, run.output, terminal),
  ];
}

function payload(title: typeof words.input, value: unknown, terminal: Terminal): readonly string[] {
  if (value === null) return [];
  return ['', terminal.strong(terminal.say(title)), ...plainText(JSON.stringify(value, null, 2)).split('\n')];
}

function stateText({ state, error }: Run, terminal: Terminal): string {
  const word = terminal.say(words[`run_${state}`]);
  return state === 'failed' && error !== null ? `${word} ${error.code}` : word;
}

function durationText({ durationMs }: Run): string {
  if (durationMs === null) return '-';
  return durationMs < 1_000 ? `${Math.round(durationMs)} ms` : `${(durationMs / 1_000).toFixed(1)} s`;
}
