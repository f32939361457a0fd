import path from 'node:path';
import type { Check } from './check.ts';
import { projectFiles } from './project-files.ts';
import { findingsOf, notSeen, runTool } from './run-tool.ts';

export const types: Check = {
  name: 'types',
  holds: 'tsc finds nothing wrong, in every TypeScript file and in JavaScript that has a tsconfig.json',
  async run(root) {
    const files = projectFiles(root);
    const configs = files.filter((file) => path.posix.basename(file) === 'tsconfig.json');
    const ours = files.filter(
      (file) => /\.tsx?$/.test(file) || (file.endsWith('.js') && configs.some((config) => isBelow(file, config))),
    );
    const wide = configs.filter((config) => depthOf(config) <= wideDepth);
    const results = await Promise.all(wide.map((config) => typesIn(root, config)));
    const seenSoFar = new Set(results.flatMap((result) => result.files));
    // What stands further down mostly tells editors and the linter what was checked already.
    const rest = configs.filter(
      (config) => !wide.includes(config) && ours.some((file) => isBelow(file, config) && !seenSoFar.has(file)),
    );
    results.push(...(await Promise.all(rest.map((config) => typesIn(root, config)))));
    const seen = new Set(results.flatMap((result) => result.files));
    return {
      seen: ours.filter((file) => seen.has(file)).length,
      of: 'files',
      findings: [...results.flatMap(({ findings }) => findings), ...notSeen(ours, seen)],
    };
  },
};

/** The whole tree, and the applications. */
const wideDepth = 2;

function depthOf(config: string): number {
  return config.split('/').length - 1;
}

interface Typed {
  readonly files: readonly string[];
  readonly findings: readonly string[];
}

async function typesIn(root: string, config: string): Promise<Typed> {
  const result = await runTool(root, 'tsc', ['-p', config, '--pretty', 'false', '--listFiles']);
  const lines = result.out.split('\n');
  const findings = lines.filter((line) => /^(\S+\(\d+,\d+\)|error)/.test(line));
  return {
    files: lines.filter((line) => path.isAbsolute(line)).map((line) => path.relative(root, line)),
    findings: findingsOf(result, findings),
  };
}

/** The tsconfig.json at the top is for TypeScript; one further down is for all that stands below it. */
function isBelow(file: string, config: string): boolean {
  return config !== 'tsconfig.json' && file.startsWith(`${path.posix.dirname(config)}/`);
}
