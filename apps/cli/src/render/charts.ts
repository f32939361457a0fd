const levels = '▁▂▃▄▅▆▇█';

/** A line of up to `width` blocks, the lowest value the lowest block. More values are averaged; gaps stay blank. */
export function sparkline(values: readonly (number | null)[], width = 60): string {
  const buckets = bucketsOf(values, width);
  const known = buckets.filter((value) => value !== null);
  const low = Math.min(...known);
  const span = Math.max(...known) - low;
  return buckets
    .map((value) => {
      if (value === null) return ' ';
      return levels[span === 0 ? 0 : Math.round(((value - low) / span) * (levels.length - 1))];
    })
    .join('');
}

/** A bar from zero; negative values are hatched. `largest` is the largest size of all bars. */
export function bar(value: number, largest: number, width = 24): string {
  if (!(largest > 0)) return '';
  return (value < 0 ? '▒' : '█').repeat(Math.round((Math.abs(value) / largest) * width));
}

function bucketsOf(values: readonly (number | null)[], width: number): readonly (number | null)[] {
  if (values.length <= width) return values;
  return Array.from({ length: width }, (_none, index) => {
    const from = Math.floor((index * values.length) / width);
    const to = Math.floor(((index + 1) * values.length) / width);
    const known = values.slice(from, to).filter((value) => value !== null);
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
  });
}
