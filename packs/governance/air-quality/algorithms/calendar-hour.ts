const dayMs = 86_400_000;

/** Days since 1970-01-01 of a date `YYYY-MM-DD`. */
export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / dayMs;
}

/** The date `YYYY-MM-DD` of a number of days since 1970-01-01. */
export function dateOf(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** The number of the hour that begins at a local time `YYYY-MM-DDTHH:…`, counted from 1970-01-01T00. */
export function hourNumber(time: string): number {
  return dayNumber(time.slice(0, 10)) * 24 + Number(time.slice(11, 13));
}

/** The local time `YYYY-MM-DDTHH:00:00` at which an hour begins. */
export function hourStart(hour: number): string {
  const clock = String(hour - Math.floor(hour / 24) * 24).padStart(2, '0');
  return `${dateOf(Math.floor(hour / 24))}T${clock}:00:00`;
}

/** The date to which an hour belongs: the hour from 23 to 24 is the last one of its day. */
export function dateOfHour(hour: number): string {
  return dateOf(Math.floor(hour / 24));
}
