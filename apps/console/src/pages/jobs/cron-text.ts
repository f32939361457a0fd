import { say } from '../../language/language.ts';
import { cronWords, dayWords } from './words.ts';

/** When a schedule runs, in words; `null` for times that take more than a phrase, which stay as they are written. */
export function cronText(cron: string): string | null {
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = cron.trim().split(/\s+/);
  if (month !== '*') return null;
  const every = /^\*\/(\d+)$/.exec(minute)?.[1];
  const isAnyDay = day === '*' && weekday === '*';
  if (every !== undefined) return isAnyDay && hour === '*' ? say(cronWords.minutes, { count: every }) : null;
  if (!isNumber(minute)) return null;
  if (hour === '*') return isAnyDay ? say(cronWords.hourly, { minute: minute.padStart(2, '0') }) : null;
  if (!isNumber(hour)) return null;
  const time = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
  if (isAnyDay) return say(cronWords.daily, { time });
  if (weekday === '*') return isNumber(day) ? say(cronWords.monthly, { day, time }) : null;
  return day === '*' ? onWeekdays(weekday, time) : null;
}

function onWeekdays(weekday: string, time: string): string | null {
  if (weekday === '1-5') return say(cronWords.workdays, { time });
  const name = dayWords[weekday];
  return name === undefined ? null : say(cronWords.weekly, { day: say(name), time });
}

function isNumber(part: string): boolean {
  return /^\d{1,2}$/.test(part);
}
