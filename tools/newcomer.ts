import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { textTable } from './harness/text-table.ts';
import { journey } from './newcomer/journey.ts';
import { machinePath, toolsWithNpm, versionsOn } from './newcomer/machine-tools.ts';
import type { Newcomer } from './newcomer/newcomer.ts';

/**
 * Clones the committed state into an empty folder and does what the README says, as people with different machines do:
 * with the Node.js and npm of this machine, and with npm 12 as an ordinary user. CI runs it; so may you.
 *
 * Exit codes: 0 everything works, 1 something does not.
 */

const npmVersion = '12.2.0';
/** Every Linux has this user; it owns nothing. */
const nobody = 65_534;

const root = path.resolve(import.meta.dirname, '..');
const isRoot = process.getuid?.() === 0;
const { values } = parseArgs({ options: { only: { type: 'string' } } });

const base = mkdtempSync(path.join(tmpdir(), 'yuzhi-newcomer-'));
chmodSync(base, 0o755);
try {
  const port = await usePort();
  let isWell = true;
  for (const newcomer of newcomers()) isWell = (await told(newcomer, port)) && isWell;
  process.exitCode = isWell ? 0 : 1;
} finally {
  rmSync(base, { recursive: true, force: true });
}

function newcomers(): readonly Newcomer[] {
  const machine = {
    title: 'this machine',
    home: path.join(base, 'closed'),
    mode: 0o700,
    uid: null,
    path: machinePath(),
  };
  const npm12 = {
    title: `npm ${npmVersion}`,
    home: path.join(base, 'user'),
    mode: 0o755,
    uid: isRoot ? nobody : null,
    path: '',
  };
  const all: readonly Newcomer[] = [machine, npm12];
  return all.filter(({ title }) => values.only === undefined || title.includes(values.only));
}

async function told(given: Newcomer, port: number): Promise<boolean> {
  const newcomer = given.path === '' ? { ...given, path: withNpm12() } : given;
  mkdirSync(newcomer.home, { mode: newcomer.mode });
  if (newcomer.uid !== null) chownSync(newcomer.home, newcomer.uid, newcomer.uid);
  const who = newcomer.uid === null ? (isRoot ? 'root' : 'the user') : `uid ${newcomer.uid}`;
  console.log(`\n${versionsOn(newcomer.path)}, as ${who}, home ${newcomer.mode.toString(8)}, port ${port}`);
  const steps = await journey(root, newcomer, port);
  console.log(
    textTable(
      steps.map(({ what, seconds, wrong }) => [wrong === null ? 'ok' : 'FAILED', what, `${seconds.toFixed(1)} s`]),
    ),
  );
  for (const { what, wrong } of steps) if (wrong !== null) console.log(`\n${what}: ${wrong}`);
  return steps.every(({ wrong }) => wrong === null);
}

function withNpm12(): string {
  const folder = path.join(base, 'npm12');
  mkdirSync(folder);
  return [toolsWithNpm(folder, npmVersion), machinePath()].join(path.delimiter);
}

/** The port of the README when it is free; another when something runs there. */
async function usePort(): Promise<number> {
  for (const port of [7300, 0]) {
    const server = createServer();
    const free = await new Promise<number | null>((resolve) => {
      server.once('error', () => resolve(null));
      server.listen(port, '127.0.0.1', () => {
        const address = server.address();
        server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : null));
      });
    });
    if (free !== null) return free;
  }
  throw new Error('No port is free');
}
