import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const own = ['apps/console'];
const left = /(^|\/)(node_modules|dist|dist\.new|screenshots|golden)\/|\.test\.tsx?$|\.md$/;

/** Digest of everything that the console is built from: its files, the panels of packs, the locked packages. */
export function consoleDigest(root) {
  const hash = createHash('sha256');
  for (const file of consoleSources(root)) hash.update(`${file}\0`).update(readFileSync(path.join(root, file)));
  return hash.update(readFileSync(path.join(root, 'package-lock.json'))).digest('hex');
}

/** Whether `dist` holds what the sources say. */
export function isConsoleBuilt(root) {
  if (!existsSync(path.join(root, 'apps', 'console'))) return true;
  const noted = path.join(root, 'apps', 'console', 'dist', '.digest');
  return existsSync(noted) && readFileSync(noted, 'utf8') === consoleDigest(root);
}

function consoleSources(root) {
  const panels = path.join(root, 'packs');
  const ofPacks = existsSync(panels)
    ? foldersIn(panels)
        .flatMap((domain) => foldersIn(path.join(panels, domain)).map((pack) => `packs/${domain}/${pack}/panel`))
        .filter((folder) => existsSync(path.join(root, folder)))
    : [];
  return [...own, ...ofPacks].flatMap((folder) => filesIn(root, folder)).sort((a, b) => (a < b ? -1 : 1));
}

function filesIn(root, folder) {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    if (left.test(entry.isDirectory() ? `${file}/` : file)) return [];
    return entry.isDirectory() ? filesIn(root, file) : [file];
  });
}

function foldersIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}
