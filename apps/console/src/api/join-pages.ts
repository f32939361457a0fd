/** What is held of a list that is read page by page. */
export interface Held<Row> {
  readonly rows: readonly Row[];
  /** Whether the server has more behind the last row. */
  readonly hasMore: boolean;
}

/** What is held, with the next page behind it. What came meanwhile and moved rows on shows none of them twice. */
export function continued<Row>(held: Held<Row>, next: Held<Row>, idOf: (row: Row) => string): Held<Row> {
  const known = new Set(held.rows.map(idOf));
  return { rows: [...held.rows, ...next.rows.filter((row) => !known.has(idOf(row)))], hasMore: next.hasMore };
}

/**
 * What is held, with its beginning read anew: as far as `fresh` goes it counts, behind its last row what was there. Where
 * that row is new too, nothing is known of what follows and it is read again on demand.
 */
export function refreshed<Row>(held: Held<Row>, fresh: Held<Row>, idOf: (row: Row) => string): Held<Row> {
  const last = fresh.rows.at(-1);
  if (!fresh.hasMore || last === undefined) return fresh;
  const at = held.rows.findIndex((row) => idOf(row) === idOf(last));
  const behind = at === -1 ? [] : held.rows.slice(at + 1);
  return behind.length === 0 ? fresh : { rows: [...fresh.rows, ...behind], hasMore: held.hasMore };
}
