/**
 * Undoes the filter of a row in place (PNG, section 9.2).
 *
 * @param above the row above without its filter; `null` for the first
 * @param pixelBytes bytes of a whole pixel, at least 1
 */
export function unfilterRow(filter: number, row: Buffer, above: Buffer | null, pixelBytes: number): void {
  if (filter === 0) return;
  for (let index = 0; index < row.length; index += 1)
    row[index] = (row[index] ?? 0) + predicted(filter, row, above, index, pixelBytes);
}

/** Applies the filter of a row in place. */
export function filterRow(filter: number, row: Buffer, above: Buffer | null, pixelBytes: number): void {
  if (filter === 0) return;
  // From the right: what a byte is predicted from stands to its left.
  for (let index = row.length - 1; index >= 0; index -= 1)
    row[index] = (row[index] ?? 0) - predicted(filter, row, above, index, pixelBytes);
}

function predicted(filter: number, row: Buffer, above: Buffer | null, index: number, pixelBytes: number): number {
  const left = index < pixelBytes ? 0 : (row[index - pixelBytes] ?? 0);
  if (filter === 1) return left;
  const up = above?.[index] ?? 0;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  return paeth(left, up, index < pixelBytes ? 0 : (above?.[index - pixelBytes] ?? 0));
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
