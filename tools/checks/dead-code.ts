import path from 'node:path';
import type { Check } from './check.ts';
import type { DeadCodeReport } from './knip-reporter.ts';
import { findingsOf, runTool } from './run-tool.ts';

export const deadCode: Check = {
  name: 'dead',
  holds: 'no file, export or dependency that nothing uses, none used and not declared',
  async run(root) {
    const reporter = path.join(import.meta.dirname, 'knip-reporter.ts');
    const result = await runTool(root, 'knip', ['--no-progress', '--reporter', reporter]);
    const report = readReport(result.out);
    return { seen: report?.files ?? 0, of: 'files', findings: findingsOf(result, report?.findings ?? []) };
  },
};

function readReport(out: string): DeadCodeReport | null {
  try {
    return JSON.parse(out) as DeadCodeReport;
  } catch {
    return null;
  }
}
