import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** PATH as the machine has it: without the folders that npm puts in front for its scripts. */
export function machinePath(): string {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return folders
    .filter((folder) => !folder.includes('node_modules') && !folder.includes('node-gyp-bin'))
    .join(path.delimiter);
}

/** Versions of the node and npm on a PATH, in words. */
export function versionsOn(searchPath: string): string {
  const version = (program: string): string =>
    execFileSync(program, ['--version'], {
      env: { PATH: searchPath },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  return `Node.js ${version('node')}, npm ${version('npm')}`;
}

/** A folder with this Node.js and that version of npm, to be put in front of a PATH. */
export function toolsWithNpm(folder: string, npmVersion: string): string {
  const bin = path.join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  const node = path.join(bin, 'node');
  copyFileSync(process.execPath, node);
  chmodSync(node, 0o755);
  const [file = ''] = execFileSync('npm', ['pack', '--silent', `npm@${npmVersion}`, '--pack-destination', folder], {
    cwd: folder,
    env: { ...process.env, PATH: machinePath() },
    encoding: 'utf8',
  })
    .trim()
    .split('\n');
  execFileSync('tar', ['-xzf', path.join(folder, file), '-C', folder]);
  for (const [name, script] of [
    ['npm', 'npm-cli.js'],
    ['npx', 'npx-cli.js'],
  ] as const) {
    const target = path.join(folder, 'package', 'bin', script);
    if (!existsSync(target)) throw new Error(`npm ${npmVersion} has no ${script}`);
    writeFileSync(path.join(bin, name), `#!/bin/sh\nexec "${node}" "${target}" "$@"\n`, { mode: 0o755 });
  }
  return bin;
}
