/** A month of a calendar: its days by weekday (Monday first) and week. */
export interface CalendarMonth {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly weeks: number;
  readonly cells: readonly { readonly date: string; readonly column: number; readonly row: number }[];
}

const day = 86_400_000;

/**
 * Every month from the first day to the last, whole.
 *
 * @param from `YYYY-MM-DD`
 * @param to not before `from`
 */
export function monthsOf(from: string, to: string): readonly CalendarMonth[] {
  const months: CalendarMonth[] = [];
  const year = Number(from.slice(0, 4));
  let month = Number(from.slice(5, 7)) - 1;
  for (let begin = Date.UTC(year, month, 1); begin <= Date.parse(`${to}T00:00:00Z`);) {
    const end = Date.UTC(year, month + 1, 1);
    const shift = (new Date(begin).getUTCDay() + 6) % 7;
    const cells = Array.from({ length: (end - begin) / day }, (_, index) => ({
      date: new Date(begin + index * day).toISOString().slice(0, 10),
      column: (index + shift) % 7,
      row: Math.floor((index + shift) / 7),
    }));
    const weeks = (cells.at(-1)?.row ?? 0) + 1;
    months.push({ month: new Date(begin).toISOString().slice(0, 7), weeks, cells });
    month += 1;
    begin = Date.UTC(year, month, 1);
  }
  return months;
}
