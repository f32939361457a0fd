/** When somebody wants to be told. Times of day are `HH:MM` in the city's time zone. */
export interface Timing {
  readonly when: 'at-once' | 'digest';
  readonly digestAt: string;
  /** Nothing leaves between these; the second may lie on the next day. `null`: it may at any time. */
  readonly quietFrom: string | null;
  readonly quietUntil: string | null;
}

/** The instant at which something that happened at `at` leaves: never before `at`, never within quiet hours. */
export function dueAt(at: Date, { when, digestAt, quietFrom, quietUntil }: Timing, timeZone: string): Date {
  const wanted = when === 'digest' ? nextTimeOfDay(at, digestAt, timeZone) : at;
  if (quietFrom === null || quietUntil === null || quietFrom === quietUntil) return wanted;
  return isWithin(timeOfDay(wanted, timeZone), quietFrom, quietUntil)
    ? nextTimeOfDay(wanted, quietUntil, timeZone)
    : wanted;
}

function isWithin(time: string, from: string, until: string): boolean {
  return from < until ? from <= time && time < until : time >= from || time < until;
}

/** The first instant from `at` on at which it is `time` there. Where clocks skip that time it is the instant of the skip. */
export function nextTimeOfDay(at: Date, time: string, timeZone: string): Date {
  const { date } = partsOf(at, timeZone);
  for (let days = 0; ; days += 1) {
    const next = instantOf(dayAfter(date, days), time, timeZone);
    if (next >= at) return next;
  }
}

/** The last instant until `at` at which it was `time` there. */
export function lastTimeOfDay(at: Date, time: string, timeZone: string): Date {
  const { date } = partsOf(at, timeZone);
  for (let days = 0; ; days -= 1) {
    const last = instantOf(dayAfter(date, days), time, timeZone);
    if (last <= at) return last;
  }
}

export function timeOfDay(at: Date, timeZone: string): string {
  return partsOf(at, timeZone).time;
}

/** Guessed as if the zone were UTC and mended by what the clock there says of the guess, twice for a change of it. */
function instantOf(date: string, time: string, timeZone: string): Date {
  const wanted = Date.parse(`${date}T${time}:00Z`);
  let guess = wanted;
  for (let round = 0; round < 2; round += 1) {
    const said = partsOf(new Date(guess), timeZone);
    guess += wanted - Date.parse(`${said.date}T${said.time}:00Z`);
  }
  return new Date(guess);
}

function partsOf(at: Date, timeZone: string): { readonly date: string; readonly time: string } {
  let format = formats.get(timeZone);
  if (!format) {
    // Swedish writes YYYY-MM-DD HH:MM.
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
    formats.set(timeZone, format);
  }
  const [date = '', time = ''] = format.format(at).split(' ');
  return { date, time };
}

function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Making one takes longer than using it a hundred times. */
const formats = new Map<string, Intl.DateTimeFormat>();
