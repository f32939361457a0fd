/** Which rows of a long table are drawn. */
export interface RowWindow {
  readonly from: number;
  readonly to: number;
}

/** Rows beyond the edge that are drawn too, so that scrolling shows no gap. */
const margin = 20;

/**
 * The rows in sight of a scrolled box, with some beyond both edges. Heights in pixels.
 *
 * @returns `from` inclusive, `to` exclusive
 */
export function visibleRows(options: {
  readonly scrollTop: number;
  readonly boxHeight: number;
  readonly rowHeight: number;
  readonly rowCount: number;
}): RowWindow {
  const { scrollTop, boxHeight, rowHeight, rowCount } = options;
  const first = Math.floor(Math.max(0, scrollTop) / rowHeight);
  const last = Math.ceil((Math.max(0, scrollTop) + boxHeight) / rowHeight);
  return { from: Math.min(rowCount, Math.max(0, first - margin)), to: Math.min(rowCount, last + margin) };
}
