/** The names most like what was written, best first, at most `limit`; none when nothing is like it. */
export function nearest(written: string, names: readonly string[], limit = 3): readonly string[] {
  return names
    .map((name) => ({ name, distance: distanceBetween(written.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, distance }) => distance <= Math.max(2, Math.floor(name.length / 3)))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, limit)
    .map(({ name }) => name);
}

/** Optimal string alignment: insertions, deletions, replacements and swaps of neighbours. */
function distanceBetween(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_none, column) => column)];
  const at = (row: number, column: number): number => rows[row]?.[column] ?? 0;
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, replaced, isSwap ? at(i - 2, j - 2) + 1 : Infinity));
    }
  }
  return at(a.length, b.length);
}

/** The same for ids of several parts: one that ends in what was written, or holds it, counts before a likeness. */
export function nearestIds(written: string, ids: readonly string[], limit = 3): readonly string[] {
  const ending = ids.filter((id) => id.endsWith(`/${written}`));
  const holding = ids.filter((id) => written.length > 2 && (id.includes(written) || written.startsWith(`${id}/`)));
  return [...new Set([...ending, ...holding, ...nearest(written, ids, limit)])].slice(0, limit);
}
