/**
 * Makes `npm start` and `npm test` work on a fresh clone: installs what package-lock.json names when node_modules does
 * not match it, and makes sure that the project's own Node.js and PostgreSQL came along. Says nothing when all is well.
 *
 * It runs before anything is installed, on whatever Node.js the machine has from 20.11 on: plain JavaScript, no packages.
 */
import { spawn } from 'node:child_process';
import { statfsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { EnsureFailure, causeOf } from './ensure/failures.mjs';
import { buildConsole } from './ensure/build-console.mjs';
import { isConsoleBuilt } from './ensure/console-digest.mjs';
import { bringsNode, isInstalled, missingParts, stamp } from './ensure/installed.mjs';
import { withInstallLock } from './ensure/install-lock.mjs';

/** With less than this left, a part that is missing is one that found no room: the largest takes about as much. */
const leastFreeBytes = 200_000_000;

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

try {
  refuseOldNode();
  if (!isInstalled(root)) await withInstallLock(root, install);
  if (!isConsoleBuilt(root)) await withInstallLock(root, () => buildConsole(root));
} catch (error) {
  if (!(error instanceof EnsureFailure)) throw error;
  console.error(error.text);
  process.exitCode = 1;
}

async function install(alsoHeldBy) {
  // Another process may have installed while this one waited.
  if (isInstalled(root)) return;
  const begun = Date.now();
  console.log('渝智：正在安装依赖，首次约需一分钟…\nYuzhi: installing what it needs, about a minute the first time …');
  await npmCi(alsoHeldBy);
  refuseMissingParts();
  stamp(root);
  const seconds = Math.round((Date.now() - begun) / 1000);
  console.log(`渝智：依赖已就绪（${seconds} 秒）\nYuzhi: ready to run (${seconds} s)`);
}

/** Runs `npm ci` with the npm that called us, under the Node.js that runs that npm. */
function npmCi(alsoHeldBy) {
  const { npm_execpath: npmScript, npm_node_execpath: npmNode } = process.env;
  const isNpm = npmScript !== undefined && path.basename(npmScript).startsWith('npm-cli.');
  const [command, ...before] = isNpm ? [npmNode ?? process.execPath, npmScript] : ['npm'];
  // Tests and checks are part of what `npm test` needs, also where NODE_ENV says production.
  const args = [...before, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'ignore', 'pipe'],
      shell: process.platform === 'win32',
    });
    if (child.pid !== undefined) alsoHeldBy(child.pid);
    const told = [];
    const stop = (signal) => child.kill(signal);
    process.on('SIGTERM', stop).on('SIGINT', stop);
    const stillWorking = setInterval(() => console.log('……'), 20_000);
    child.stderr.on('data', (chunk) => told.push(chunk));
    child.once('error', (cause) =>
      finish(() => reject(new EnsureFailure('ENSURE_NPM_MISSING', { reason: cause.message }))),
    );
    child.once('close', (code) => {
      const words = Buffer.concat(told).toString();
      finish(() => (code === 0 ? resolve() : reject(causeOf(words, { root, code }))));
    });
    function finish(settle) {
      clearInterval(stillWorking);
      process.off('SIGTERM', stop).off('SIGINT', stop);
      settle();
    }
  });
}

function refuseOldNode() {
  const found = process.versions.node;
  const [major, minor] = found.split('.').map(Number);
  // Where the project brings its own Node.js, the machine's only has to run npm and this file.
  const needed = bringsNode ? [20, 11] : [24, 0];
  const isOld = major < needed[0] || (major === needed[0] && minor < needed[1]);
  if (isOld) throw new EnsureFailure('ENSURE_NODE_TOO_OLD', { found, needed: needed.join('.') });
}

/** npm leaves out an optional package that it could not fetch, and npm 12 runs no install scripts; both exit 0. */
function refuseMissingParts() {
  const missing = missingParts(root);
  if (missing.length === 0) return;
  const { bavail, bsize } = statfsSync(root);
  throw new EnsureFailure(bavail * bsize < leastFreeBytes ? 'ENSURE_DISK_FULL' : 'ENSURE_PARTS_MISSING', {
    missing: missing.join(', '),
  });
}
