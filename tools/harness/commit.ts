import { execFileSync } from 'node:child_process';

/** What runs write themselves and therefore does not make a tree dirty. */
const written = [':(exclude)bench/results', ':(exclude)proofs/results'];

/** The commit that `root` stands at, with `-dirty` when files differ from it or are not in it; `unknown` without git. */
export function commitOf(root: string): string {
  try {
    const commit = git(root, ['rev-parse', 'HEAD']);
    return git(root, ['status', '--porcelain', '--', '.', ...written]) === '' ? commit : `${commit}-dirty`;
  } catch {
    return 'unknown';
  }
}

function git(root: string, args: readonly string[]): string {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}
