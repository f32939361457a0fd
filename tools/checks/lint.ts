import type { Check } from './check.ts';
import { moduleFiles } from './project-files.ts';
import { findingsOf, runTool } from './run-tool.ts';

interface LintReport {
  readonly number_of_files: number;
  readonly diagnostics: readonly {
    readonly message: string;
    readonly code?: string;
    readonly filename: string;
    readonly labels: readonly { readonly span: { readonly line: number } }[];
  }[];
}

export const lint: Check = {
  name: 'lint',
  holds: 'no promise is lost, and the house rules of .oxlintrc.json',
  async run(root) {
    const result = await runTool(root, 'oxlint', ['--format=json']);
    const report = readReport(result.out);
    const seen = report?.number_of_files ?? 0;
    const modules = moduleFiles(root).length;
    const isPartial = seen < modules ? [`looked at ${seen} files of ${modules}`] : [];
    const findings = (report?.diagnostics ?? []).map(
      ({ filename, labels, code, message }) => `${filename}:${labels[0]?.span.line ?? 1} ${code ?? ''}: ${message}`,
    );
    return { seen, of: 'files', findings: [...isPartial, ...findingsOf(result, findings)] };
  },
};

function readReport(out: string): LintReport | null {
  try {
    return JSON.parse(out) as LintReport;
  } catch {
    return null;
  }
}
