import type { JobFilter, JobLine } from '@yuzhi/jobs';
import { kernelError } from '@yuzhi/kernel';
import { actor } from '../actor.ts';
import type { OpenBase } from '../base.ts';
import type { ExitCode, Setting } from '../command.ts';
import { isId } from '../is-id.ts';
import { oneLine } from '../render/plain-text.ts';
import { tableLines } from '../render/table.ts';
import { timeText } from '../render/time-text.ts';
import type { Terminal } from '../terminal.ts';
import { withBase } from '../with-base.ts';
import { words } from '../words.ts';
import { watchJob } from './watch-job.ts';

/** `yuzhi jobs list`. */
export async function listJobs(filter: JobFilter, setting: Setting): ExitCode {
  const { terminal } = setting;
  const { jobs, timeZone } = await withBase(setting, async (base) => ({
    jobs: await base.jobs.list(actor, filter),
    timeZone: base.kernel.city.timeZone,
  }));
  if (terminal.isJson) terminal.json({ jobs });
  else if (jobs.length === 0) terminal.line(terminal.say(words.nothing));
  else {
    const titles = [words.startedAt, words.operation, words.state, words.attempt, words.howFar, words.runIdTitle];
    const rows = jobs.map((job) => [
      timeText(job.acceptedAt, timeZone),
      job.operation,
      stateText(job, terminal),
      `${job.attempt}/${job.maxAttempts}`,
      job.progress === null ? '-' : `${job.progress.done}/${job.progress.total}`,
      job.runId,
    ]);
    for (const line of tableLines(
      titles.map((title) => ({ title: terminal.say(title) })),
      rows,
    ))
      terminal.line(line);
  }
  return 0;
}

/** `yuzhi jobs watch ID`. */
export async function followJob(id: string, setting: Setting): ExitCode {
  return withBase(setting, (base) => watchJob(base, checked(id), setting));
}

/** `yuzhi jobs cancel ID`. */
export async function cancelJob(id: string, setting: Setting): ExitCode {
  const { terminal } = setting;
  const job = await withBase(setting, ({ jobs }) => jobs.cancel(actor, checked(id)));
  if (terminal.isJson) terminal.json({ job });
  else terminal.line(`${job.runId}  ${stateText(job, terminal)}`);
  return 0;
}

/** `yuzhi jobs retry ID`. */
export async function retryJob(id: string, setting: Setting): ExitCode {
  const { terminal } = setting;
  const outcome = await withBase(setting, ({ jobs }: OpenBase) => jobs.retry(actor, checked(id)));
  if (outcome.state !== 'queued') throw new TypeError('A job that was carried out once needs no approval now');
  if (terminal.isJson) terminal.json({ run: { id: outcome.runId, state: outcome.state } });
  else terminal.line(terminal.say(words.jobAccepted, { id: outcome.runId }));
  return 0;
}

function checked(id: string): string {
  if (isId(id)) return id;
  throw kernelError('KERNEL_RUN_NOT_FOUND', { id: id.slice(0, 100) });
}

function stateText({ state, isDead, error }: JobLine, terminal: Terminal): string {
  const word = terminal.say(words[`run_${state}`]);
  const why = error === null ? '' : ` ${oneLine(error.code)}`;
  return `${word}${why}${isDead ? ` (${terminal.say(words.waitsForSomebody)})` : ''}`;
}
