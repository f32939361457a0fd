const dayMs = 24 * 60 * 60 * 1000;

/** The instant so many days before now, ISO 8601. */
export function daysAgo(days: number): string {
  return new Date(Date.now() - days * dayMs).toISOString();
}
