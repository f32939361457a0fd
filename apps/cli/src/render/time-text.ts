/** An instant as the clocks of the city show it: `2026-11-24 15:20:03`. */
export function timeText(iso: string | Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(new Date(iso));
}
