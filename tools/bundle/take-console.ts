import { cpSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildConsole } from '../ensure/build-console.mjs';
import { consoleDigest, isConsoleBuilt } from '../ensure/console-digest.mjs';

/** Of the console the archive holds what browsers are sent, and its README; what it is built from stays behind. */
const kept = ['package.json', 'README.md', 'dist'];

/**
 * Builds the console of `root` and lays it into `app`, which holds the committed state. Both have to be of the same
 * sources, so that the archive shows what its commit says.
 */
export async function takeConsole(root: string, app: string): Promise<void> {
  await buildConsole(root);
  if (!isConsoleBuilt(root)) throw new Error('The console cannot be built');
  if (consoleDigest(root) !== consoleDigest(app)) throw new Error('The console has changes that are not committed');
  const home = path.join(app, 'apps', 'console');
  cpSync(path.join(root, 'apps', 'console', 'dist'), path.join(home, 'dist'), { recursive: true });
  for (const name of readdirSync(home)) if (!kept.includes(name)) rmSync(path.join(home, name), { recursive: true });
}
