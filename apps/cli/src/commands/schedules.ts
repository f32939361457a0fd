import { actor } from '../actor.ts';
import type { ExitCode, Setting } from '../command.ts';
import { readJson } from '../flags/read-json.ts';
import { oneLine } from '../render/plain-text.ts';
import { tableLines } from '../render/table.ts';
import { timeText } from '../render/time-text.ts';
import { withBase } from '../with-base.ts';
import { words } from '../words.ts';

export interface NewSchedule {
  readonly id: string;
  readonly operation: string;
  readonly cron: string;
  readonly input?: string;
  readonly purpose?: string;
}

/** `yuzhi schedules list`. */
export async function listSchedules(setting: Setting): ExitCode {
  const { terminal } = setting;
  const { schedules, timeZone } = await withBase(setting, async ({ jobs, kernel }) => ({
    schedules: await jobs.schedules(actor),
    timeZone: kernel.city.timeZone,
  }));
  if (terminal.isJson) terminal.json({ schedules });
  else if (schedules.length === 0) terminal.line(terminal.say(words.nothing));
  else {
    const titles = [words.packId, words.operation, words.scheduleTimes, words.scheduleNext, words.purpose];
    const rows = schedules.map(({ id, operation, cron, next, purpose }) => [
      id,
      operation,
      cron,
      next === null ? '-' : timeText(next, timeZone),
      oneLine(purpose ?? '-'),
    ]);
    for (const line of tableLines(
      titles.map((title) => ({ title: terminal.say(title) })),
      rows,
    ))
      terminal.line(line);
  }
  return 0;
}

/** `yuzhi schedules add ID OPERATION --cron …`. */
export async function addSchedule({ id, operation, cron, input, purpose }: NewSchedule, setting: Setting): ExitCode {
  const { terminal } = setting;
  const value = input === undefined ? {} : await readJson(input, terminal.io);
  const schedule = await withBase(setting, ({ jobs }) =>
    jobs.addSchedule(actor, { id, operation, cron, input: value, purpose: purpose ?? null }),
  );
  if (terminal.isJson) terminal.json({ schedule });
  else terminal.line(terminal.say(words.scheduleAdded, { id }));
  return 0;
}

/** `yuzhi schedules remove ID`. */
export async function removeSchedule(id: string, setting: Setting): ExitCode {
  const { terminal } = setting;
  await withBase(setting, ({ jobs }) => jobs.removeSchedule(actor, id));
  if (terminal.isJson) terminal.json({ id });
  else terminal.line(terminal.say(words.scheduleRemoved, { id }));
  return 0;
}
