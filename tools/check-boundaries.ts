import path from 'node:path';
import { boundaryRules } from './boundaries/boundary-rules.ts';
import { mapProject } from './boundaries/project-map.ts';
import { readModule } from './boundaries/read-module.ts';
import { readProject } from './checks/project-files.ts';

export interface BoundaryFinding {
  readonly file: string;
  readonly line: number;
  /** Name of the rule. */
  readonly rule: string;
  readonly what: string;
}

export interface BoundaryReport {
  readonly findings: readonly BoundaryFinding[];
  readonly files: number;
  /** How many things each rule looked at. One that saw nothing has proved nothing. */
  readonly seen: Readonly<Record<string, number>>;
}

/**
 * Holds the lines between core, apps and packs (ARCHITECTURE.md, "Who may import whom"): who may import whom, only
 * through `exports`, only what is declared; core names no pack; algorithms only compute.
 *
 * @param files text by path: TypeScript and JavaScript, every package.json and every manifest.json
 */
export function checkBoundaries(files: ReadonlyMap<string, string>): BoundaryReport {
  const project = mapProject(files);
  const findings: BoundaryFinding[] = [];
  const seen = Object.fromEntries(Object.keys(boundaryRules).map((rule) => [rule, 0]));
  const modules = [...files].filter(([file]) => isModule(file));
  for (const [file, text] of modules) {
    const judged = {
      file,
      home: project.homeOf(file),
      isTest: /(^|\/)testing\.ts$|\.test\.(ts|js)$/.test(file),
      ...readModule(file, text),
    };
    for (const [rule, judge] of Object.entries(boundaryRules))
      for (const { line, wrong } of judge(judged, project)) {
        seen[rule] = (seen[rule] ?? 0) + 1;
        if (wrong !== null) findings.push({ file, line, rule, what: wrong });
      }
  }
  return { findings, files: modules.length, seen };
}

/** The files of the project that `checkBoundaries` looks at. */
export function boundaryFiles(root: string): ReadonlyMap<string, string> {
  return readProject(
    root,
    (file) => (isModule(file) || /(^|\/)(package|manifest)\.json$/.test(file)) && !file.includes('/golden/'),
  );
}

function isModule(file: string): boolean {
  return /^(apps|bench|core|packs|proofs|tools)\/.*\.(ts|tsx|mts|mjs|js)$/.test(file) && !file.endsWith('.d.ts');
}

if (import.meta.main) {
  const { findings, files, seen } = checkBoundaries(boundaryFiles(path.resolve(import.meta.dirname, '..')));
  for (const { file, line, rule, what } of findings) console.log(`${file}:${line} ${rule}: ${what}`);
  console.log(`${files} files, looked at ${JSON.stringify(seen)}`);
  process.exitCode = findings.length > 0 ? 1 : 0;
}
