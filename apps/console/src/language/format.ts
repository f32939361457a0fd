import type { Language } from '@yuzhi/sdk';

/** The city's day: its clock is Beijing time, eight hours ahead of UTC and without daylight saving since 1991. */
const cityTimeZone = 'Asia/Shanghai';
const datePattern = /^\d{4}-\d{2}-\d{2}$/;
const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[-+]\d{2}:\d{2})$/;

/** Whether a text is a calendar date that exists, `YYYY-MM-DD`. */
export function isDate(text: unknown): text is string {
  if (typeof text !== 'string' || !datePattern.test(text)) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}

/** Whether a text is an instant with its offset, ISO 8601. */
export function isInstant(text: unknown): text is string {
  return typeof text === 'string' && instantPattern.test(text) && !Number.isNaN(Date.parse(text));
}

/**
 * `2026-11-23（周一）`.
 *
 * `date` `YYYY-MM-DD`
 */
export function dateText(date: string, language: Language) {
  if (!isDate(date)) return date;
  return withWeekday(date, new Date(`${date}T00:00:00Z`), 'UTC', language);
}

/** `2026-11-23（周一）16:05:09`, on the city's clock. */
export function instantText(instant: string, language: Language) {
  if (!isInstant(instant)) return instant;
  const at = new Date(instant);
  const { date, time } = cityClock(at);
  const day = withWeekday(date, at, cityTimeZone, language);
  return language === 'zh' ? `${day}${time}` : `${day} ${time}`;
}

/** Returns `2026-11-23` and `16:05:09` */
export function cityClock(at: Date): { readonly date: string; readonly time: string } {
  const [date = '', time = ''] = isoClock.format(at).split(' ');
  return { date, time };
}

/**
 * A number as people read it: thousands apart from five digits on, so that years stay years, and without the noise of
 * binary fractions.
 */
export function numberText(value: number) {
  const plain = plainNumber(value);
  const match = /^(-?)(\d{5,})(\..*)?$/.exec(plain);
  if (!match) return plain.replace('-', '−');
  const [, sign = '', whole = '', fraction = ''] = match;
  return `${sign === '' ? '' : '−'}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${fraction}`;
}

/**
 * A large number in 万 and 亿 as Chinese readers count, to four figures behind the point: 12345678 is `1234.5678 万`. What is
 * smaller than 1 万 stays as it is.
 */
export function wanText(value: number): string {
  const size = Math.abs(value);
  if (size < 10_000) return numberText(value);
  const [unit, word] = size < 100_000_000 ? [10_000, '万'] : [100_000_000, '亿'];
  return `${numberText(Number((value / unit).toFixed(4)))} ${word}`;
}

/** As a program reads it: no grouping, a plain hyphen. */
export function plainNumber(value: number) {
  return String(Number.isInteger(value) ? value : Number(value.toPrecision(12)));
}

export function durationText(durationMs: number, language: Language) {
  const [second, minute] = language === 'zh' ? [' 秒', ' 分 '] : [' s', ' min '];
  if (durationMs < 1_000) return `${Math.round(durationMs)}${language === 'zh' ? ' 毫秒' : ' ms'}`;
  if (durationMs < 10_000) return `${(durationMs / 1_000).toFixed(1)}${second}`;
  const seconds = Math.round(durationMs / 1_000);
  return seconds < 60 ? `${seconds}${second}` : `${Math.floor(seconds / 60)}${minute}${seconds % 60}${second}`;
}

export function bytesText(bytes: number) {
  if (bytes < 1_024) return `${bytes} B`;
  const [size, unit] = bytes < 1_048_576 ? [bytes / 1_024, 'KiB'] : [bytes / 1_048_576, 'MiB'];
  return `${Number(size.toFixed(size < 10 ? 1 : 0))} ${unit}`;
}

function withWeekday(date: string, at: Date, timeZone: string, language: Language) {
  const weekday = weekdays(language, timeZone).format(at);
  return language === 'zh' ? `${date}（${weekday}）` : `${date} (${weekday})`;
}

/** The Swedish locale writes ISO dates. */
const isoClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: cityTimeZone,
  dateStyle: 'short',
  timeStyle: 'medium',
});

const madeWeekdays = new Map<string, Intl.DateTimeFormat>();

/** Made once: to make one takes a hundred times as long as to write a date with it. */
function weekdays(language: Language, timeZone: string): Intl.DateTimeFormat {
  const key = `${language} ${timeZone}`;
  const made =
    madeWeekdays.get(key) ??
    new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { weekday: 'short', timeZone });
  madeWeekdays.set(key, made);
  return made;
}
