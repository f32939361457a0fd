/** The instant at which a day begins on the clocks of a city. `day` is `YYYY-MM-DD`. */
export function startOfDay(day: string, timeZone: string): Date {
  const guess = new Date(`${day}T00:00:00Z`);
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(guess);
  const offsetMs = Date.parse(`${clock.replace(' ', 'T')}Z`) - guess.getTime();
  return new Date(guess.getTime() - offsetMs);
}
