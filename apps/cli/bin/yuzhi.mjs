#!/usr/bin/env node
/**
 * Runs the command line on Node.js 24 whatever the machine has: what runs this file may be as old as 20.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as module from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const main = new URL('../src/main.ts', import.meta.url);
const isNewEnough = Number(process.versions.node.split('.')[0]) >= 24;

keepCompiled();
if (isNewEnough) await import(main);
else passOn();

/**
 * Node.js keeps what it compiled, and the next command starts sooner: beside the packages, where nobody else of the
 * machine can put code, and not at all where the folder cannot be written to. Processes that this one starts do the same.
 */
function keepCompiled() {
  process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../../../node_modules/.cache/compiled', import.meta.url));
  module.enableCompileCache?.(process.env.NODE_COMPILE_CACHE);
}

/** The same command on the Node.js that came with the project. */
function passOn() {
  const node = fileURLToPath(new URL('../../../node_modules/.bin/node', import.meta.url));
  if (!existsSync(node)) return refuse(node);
  const child = spawn(node, [fileURLToPath(main), ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // A terminal sends Ctrl-C to both of us; a second one would tell the child to hurry.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  child.once('error', () => refuse(node));
  child.once('exit', (code, signal) => {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

function refuse(node) {
  const root = path.resolve(node, '../../..');
  console.error(
    `CLI_RUNTIME_MISSING\n这里没有可用的 Node.js 24\n  → 请先在 ${root} 运行 npm start\n` +
      `Cannot run: the project's own Node.js 24 is not here\n  → Run npm start in ${root} once`,
  );
  process.exitCode = 1;
}
