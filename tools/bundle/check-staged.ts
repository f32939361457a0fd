import { lstatSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { elfMachine, glibcOf } from './elf.ts';
import type { Platform } from './platform.ts';

/**
 * Looks at what may not run on this machine: every program and library must be for the platform.
 *
 * @throws Error naming what is not
 */
export function checkPrograms(
  folder: string,
  { name, elfMachine: wanted }: Platform,
): { programs: number; glibc: string } {
  const programs = filesIn(folder).flatMap((file) => {
    const machine = elfMachine(file);
    return machine === null ? [] : [{ file, machine }];
  });
  const strange = programs.filter(({ machine }) => machine !== wanted).map(({ file }) => path.relative(folder, file));
  if (strange.length > 0) throw new Error(`Not for ${name}: ${strange.join(', ')}`);
  const needed = ['node', 'postgres', 'initdb'].filter(
    (one) => !programs.some(({ file }) => path.basename(file) === one),
  );
  if (needed.length > 0) throw new Error(`The bundle lacks ${needed.join(', ')} for ${name}`);
  const versions = programs.map(({ file }) => glibcOf(file)).toSorted((a, b) => minorOf(a) - minorOf(b));
  return { programs: programs.length, glibc: versions.at(-1) ?? '0.0' };
}

/** What npm says that it put there, against the lockfile. Both stand in the folder while it is staged. */
export function foreignPackages(app: string, lockFile: string): readonly string[] {
  const there = packagesOf(path.join(app, 'node_modules', '.package-lock.json'));
  const wanted = packagesOf(lockFile);
  return Object.entries(there)
    .filter(([place, { integrity }]) => wanted[place] === undefined || wanted[place].integrity !== integrity)
    .map(([place]) => place);
}

function packagesOf(file: string): Readonly<Record<string, { readonly integrity?: string }>> {
  return (JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, { integrity?: string }> }).packages;
}

function minorOf(version: string): number {
  return Number(version.split('.')[1]);
}

/** Regular files, links left out. */
function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => lstatSync(file).isFile());
}
