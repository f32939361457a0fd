import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Paths, relative to `root`, of every file that is or would be in the repository. */
export function projectFiles(root: string): readonly string[] {
  const out = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const files = out.split('\0').filter((file) => file !== '' && existsSync(path.join(root, file)));
  return [...new Set(files)].toSorted();
}

/** The text of those files that `wanted` takes, by path. */
export function readProject(root: string, wanted: (file: string) => boolean): ReadonlyMap<string, string> {
  const files = projectFiles(root).filter(wanted);
  return new Map(files.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]));
}

/** TypeScript and JavaScript that we wrote. */
export function moduleFiles(root: string): readonly string[] {
  return projectFiles(root).filter((file) => /\.(ts|tsx|mts|mjs|js)$/.test(file) && !file.includes('/golden/'));
}
