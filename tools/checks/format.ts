import type { Check } from './check.ts';
import { moduleFiles } from './project-files.ts';
import { countIn, findingsOf, runTool } from './run-tool.ts';

export const format: Check = {
  name: 'format',
  holds: 'npm run format would change nothing',
  async run(root) {
    const result = await runTool(root, 'oxfmt', ['--check']);
    const seen = countIn(result.out, /on (\d+) files/);
    const findings = result.out.split('\n').flatMap((line) => /^(\S+) \(\d+ms\)$/.exec(line)?.[1] ?? []);
    const modules = moduleFiles(root).length;
    const isPartial = seen < modules ? [`looked at ${seen} files of at least ${modules}`] : [];
    return { seen, of: 'files', findings: [...isPartial, ...findingsOf(result, findings)] };
  },
};
