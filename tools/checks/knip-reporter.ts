import path from 'node:path';
import type { ReporterOptions } from 'knip';

export interface DeadCodeReport {
  readonly files: number;
  readonly findings: readonly string[];
}

/** Knip's findings with the number of files that it looked at, which none of its own reporters tells. */
export default function report({ issues, counters, configurationHints, cwd }: ReporterOptions): void {
  const found = Object.entries(issues).flatMap(([kind, byFile]) =>
    Object.values(byFile).flatMap((bySymbol) =>
      Object.values(bySymbol).map(({ filePath, symbol, line }) => {
        const file = path.relative(cwd, filePath);
        return kind === 'files' ? `${file}: nothing uses this file` : `${file}:${line ?? 1} ${kind}: ${symbol}`;
      }),
    ),
  );
  // A pattern may match nothing yet: the first proof, the first test of a pack.
  const stale = [...configurationHints.values()].filter(
    ({ type }) => type !== 'entry-empty' && type !== 'project-empty',
  );
  const hints = stale.map(({ type, identifier }) => `knip.json: ${type} ${String(identifier)}`);
  const result: DeadCodeReport = { files: counters.total, findings: [...found.toSorted(), ...hints] };
  console.log(JSON.stringify(result));
}
