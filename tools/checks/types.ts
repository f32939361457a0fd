import path from 'node:path';
import type { Check } from './check.ts';
import { projectFiles } from './project-files.ts';
import { findingsOf, notSeen, runTool } from './run-tool.ts';

export const types: Check = {
  name: 'types',
  holds: 'tsc finds nothing wrong, in every TypeScript file',
  async run(root) {
    const result = await runTool(root, 'tsc', ['-p', '.', '--pretty', 'false', '--listFiles']);
    const lines = result.out.split('\n');
    const seen = new Set(lines.filter((line) => path.isAbsolute(line)).map((line) => path.relative(root, line)));
    const ours = projectFiles(root).filter((file) => /\.tsx?$/.test(file));
    const findings = lines.filter((line) => /^(\S+\(\d+,\d+\)|error)/.test(line));
    return {
      seen: ours.filter((file) => seen.has(file)).length,
      of: 'files',
      findings: [...findingsOf(result, findings), ...notSeen(ours, seen)],
    };
  },
};
