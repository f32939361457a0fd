import { valuesAt } from './values-at.ts';

/**
 * The rows of a line view, parted by series where it says what parts them.
 *
 * Returns `name` is `null` for the only one
 */
export function splitSeries(
  output: unknown,
  { rows, split }: { readonly rows: string; readonly split?: string },
): readonly { readonly name: unknown; readonly rows: readonly unknown[] }[] {
  if (split === undefined) return [{ name: null, rows: valuesAt(output, rows) }];
  const rowSteps = rows.split('.');
  const splitSteps = split.split('.');
  const apart = rowSteps.findIndex((step, index) => step !== splitSteps[index]);
  const shared = apart === -1 ? rowSteps.length : apart;
  const around = shared === 0 ? [output] : valuesAt(output, rowSteps.slice(0, shared).join('.'));
  return around.map((series) => ({
    name: valuesAt(series, splitSteps.slice(shared).join('.'))[0] ?? null,
    rows: valuesAt(series, rowSteps.slice(shared).join('.')),
  }));
}
