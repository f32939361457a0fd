/** SQL for an instant as text that loses nothing: UTC, microseconds. */
export function instantSql(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}

/** As JavaScript writes it when it was made with milliseconds; any finer part stays visible. */
export function instantText<T extends string | null>(text: T): T {
  // Null stays null, text stays text.
  return (text === null ? null : text.replace(/000Z$/, 'Z')) as T;
}
