import { spawn } from 'node:child_process';
import path from 'node:path';
import { EnsureFailure } from './failures.mjs';
import { consoleDigest, isConsoleBuilt } from './console-digest.mjs';

/** Builds the console with the project's own Node.js. What breaks is told, and the last build stays in use. */
export async function buildConsole(root) {
  // Another process may have built while this one waited.
  if (isConsoleBuilt(root)) return;
  const begun = Date.now();
  console.log('渝智：正在构建控制台…\nYuzhi: building the console …');
  const { code, told } = await run(root);
  if (code !== 0) {
    console.error(
      new EnsureFailure('ENSURE_CONSOLE_FAILED', { code }, told.trim().split('\n').slice(-15).join('\n')).text,
    );
    return;
  }
  const seconds = Math.round((Date.now() - begun) / 1000);
  console.log(`渝智：控制台已就绪（${seconds} 秒）\nYuzhi: the console is ready (${seconds} s)`);
}

function run(root) {
  const own = path.join(root, 'node_modules', '.bin', 'node');
  return new Promise((resolve) => {
    const child = spawn(own, [path.join(root, 'apps', 'console', 'build.ts'), consoleDigest(root)], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const told = [];
    child.stderr.on('data', (chunk) => told.push(chunk));
    child.once('error', (cause) => resolve({ code: cause.code, told: cause.message }));
    child.once('close', (code) => resolve({ code, told: Buffer.concat(told).toString() }));
  });
}
