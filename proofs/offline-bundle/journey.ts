import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { processesIn } from '../../tools/newcomer/processes-in.ts';

/**
 * What somebody does with the archive on a machine without a network: `journey.ts ARCHIVE FOLDER root|user`. It has to be
 * started in a network namespace of its own. The last line is JSON: what went wrong, nothing when it went well.
 */
const [archive = '', folder = '', who = 'user'] = process.argv.slice(2);
/** Every Linux has this user. */
const nobody = 65_534;
const port = 7300;
const startMs = 120_000;
const home = path.join(folder, 'home');
const prefix = who === 'root' ? path.join(folder, 'opt') : path.join(home, '.local/share/yuzhi');
const data = who === 'root' ? path.join(folder, 'var') : path.join(prefix, 'data');
const yuzhi = path.join(prefix, 'current/bin/yuzhi');
const asUser = who === 'root' ? {} : { uid: nobody, gid: nobody };
/** Nothing of this machine's Node.js, nothing of its environment. */
const env = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', HOME: home, LANG: 'C.UTF-8' };

const question = ['run', 'programme/work-calendar/add', '--start', '2026-02-13', '--workDays', '7', '--json'];

const wrong: string[] = [];
try {
  await travel();
} catch (error) {
  wrong.push(String(error));
} finally {
  for (const pid of processesIn([folder])) process.kill(pid, 'SIGKILL');
}
console.log(JSON.stringify(wrong));

async function travel(): Promise<void> {
  await expectNoRoute();
  mkdirSync(home, { recursive: true });
  chmodSync(folder, 0o755);
  if (who !== 'root') chownSync(home, nobody, nobody);
  const unpacked = unpack();
  run(path.join(unpacked, 'install.sh'), installArgs());
  await serveAndAsk();
  const backup = backUp();
  restoreElsewhere(backup);
  upgradeAndGoBack(unpacked);
  expectNothingLeft();
}

async function expectNoRoute(): Promise<void> {
  const routes = readFileSync('/proc/net/route', 'utf8').trim().split('\n').slice(1);
  if (routes.length > 0) throw new Error(`there is a route: ${routes.join()}`);
  const answered = await fetch('http://192.0.2.1/', { signal: AbortSignal.timeout(5_000) }).then(
    () => 'an answer',
    (error: { readonly cause?: { readonly code?: string } }) => error.cause?.code,
  );
  if (answered !== 'ENETUNREACH') throw new Error(`the network gives ${answered}`);
}

function unpack(): string {
  const place = path.join(home, 'download');
  run('mkdir', [place]);
  run('cp', [archive, path.join(path.dirname(archive), 'SHA256SUMS'), place]);
  run('sh', ['-c', `cd ${place} && sha256sum --ignore-missing -c SHA256SUMS && tar -xzf ${path.basename(archive)}`]);
  return path.join(place, path.basename(archive, '.tar.gz'));
}

function installArgs(): readonly string[] {
  return who === 'root' ? ['--prefix', prefix, '--data', data, '--user', 'nobody'] : [];
}

/** The server comes up, answers, and stops when it is told; its command line works beside it and alone. */
async function serveAndAsk(): Promise<void> {
  const serving = spawn(yuzhi, ['serve', '--strict'], { env, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'], ...asUser });
  let said = '';
  for (const stream of [serving.stdout, serving.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const until = Date.now() + startMs;
  while (!(await isReady())) {
    if (serving.exitCode !== null || Date.now() > until) throw new Error(`the server did not start\n${said}`);
    await wait(100);
  }
  expectAnswer(run(yuzhi, question));
  const page = await (await fetch(`http://127.0.0.1:${port}/`)).text();
  // The console, with the file that begins it.
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1];
  const begins = script === undefined ? null : await fetch(`http://127.0.0.1:${port}${script}`);
  if (begins?.status !== 200) wrong.push('there is no console');
  await begins?.body?.cancel();
  run(yuzhi, ['doctor']);
  serving.kill('SIGTERM');
  const [code] = (await once(serving, 'exit')) as [number | null];
  if (code !== 0) wrong.push(`the server ended with ${code}\n${said}`);
  expectAnswer(run(yuzhi, question));
}

function expectAnswer(said: string): void {
  if (!said.includes('"due":"2026-03-02"')) wrong.push(`it answered ${said}`);
}

async function isReady(): Promise<boolean> {
  const answered = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(5_000) }).catch(
    () => null,
  );
  return answered?.ok ?? false;
}

function backUp(): string {
  const { folder: backup } = JSON.parse(run(yuzhi, ['backup', '--json'])) as { folder: string };
  run(yuzhi, ['restore', backup, '--drill']);
  return backup;
}

function restoreElsewhere(backup: string): void {
  const elsewhere = { YUZHI_DATA: path.join(data, '..', 'restored') };
  run('mkdir', ['-p', elsewhere.YUZHI_DATA]);
  if (who === 'root') chownSync(elsewhere.YUZHI_DATA, nobody, nobody);
  run(yuzhi, ['restore', backup], elsewhere);
  const { runs } = JSON.parse(run(yuzhi, ['runs', 'list', '--json'], elsewhere)) as { runs: readonly unknown[] };
  if (runs.length !== 2) wrong.push(`the restored base has ${runs.length} runs, not 2`);
}

/** A further version beside the first: data and settings stay, and the way back is a link. */
function upgradeAndGoBack(unpacked: string): void {
  const settings = path.join(prefix, 'settings');
  writeFileSync(settings, `${readFileSync(settings, 'utf8')}YUZHI_LOG_LEVEL=error\n`);
  const first = realpathSync(path.join(prefix, 'current'));
  const release = path.join(unpacked, 'RELEASE');
  writeFileSync(release, readFileSync(release, 'utf8').replace(/^version=.*/m, 'version=99.0.0'));
  run(path.join(unpacked, 'install.sh'), installArgs());
  if (!realpathSync(path.join(prefix, 'current')).includes('99.0.0'))
    wrong.push('the new version is not the current one');
  if (!readFileSync(settings, 'utf8').includes('YUZHI_LOG_LEVEL=error')) wrong.push('the settings were overwritten');
  expectAnswer(run(yuzhi, question));
  run('ln', ['-sfn', `versions/${path.basename(first)}`, path.join(prefix, 'current')]);
  const { runs } = JSON.parse(run(yuzhi, ['runs', 'list', '--json'])) as { runs: readonly unknown[] };
  if (runs.length !== 3) wrong.push(`after the way back there are ${runs.length} runs, not 3`);
  const versions = readdirSync(path.join(prefix, 'versions'));
  if (versions.length !== 2) wrong.push(`installed are ${versions.join()}`);
}

function expectNothingLeft(): void {
  const left = processesIn([folder]);
  if (left.length > 0) wrong.push(`${left.length} processes are left`);
  if (existsSync(path.join(data, 'backups'))) rmSync(path.join(data, 'backups'), { recursive: true });
}

function run(program: string, args: readonly string[], more: Readonly<Record<string, string>> = {}): string {
  const { status, stdout, stderr } = spawnSync(program, args, {
    env: { ...env, ...more },
    cwd: '/',
    encoding: 'utf8',
    ...asUser,
  });
  if (status !== 0)
    throw new Error(`${path.basename(program)} ${args.join(' ')} ended with ${status}\n${stdout}${stderr}`);
  return stdout;
}
