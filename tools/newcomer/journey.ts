import { execFileSync, spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { defaultDataFolder } from '@yuzhi/store';
import type { Newcomer } from './newcomer.ts';
import { listeningAddresses, processesIn } from './processes-in.ts';

const startMs = 10 * 60_000;
const stopMs = 60_000;
const question = ['yuzhi', 'run', 'programme/work-calendar/add', '--start', '2026-02-13', '--workDays', '7'];
const answer = '2026-03-02';

export interface JourneyStep {
  readonly what: string;
  readonly seconds: number;
  /** `null` when it went well. */
  readonly wrong: string | null;
}

/** What the README promises, from the clone on, as `newcomer` does it. Stops at the first step that goes wrong. */
export async function journey(root: string, newcomer: Newcomer, port: number): Promise<readonly JourneyStep[]> {
  const clone = path.join(newcomer.home, 'yuzhi');
  const data = newcomer.uid === null ? defaultDataFolder(clone, {}) : path.join(clone, '.yuzhi');
  const trip = new Trip(newcomer, clone, [newcomer.home, data], port);
  const ways: readonly (readonly [string, () => Promise<string | null>])[] = [
    ['git clone', async () => cloneFor(root, newcomer, clone)],
    ['npm start, cold', () => trip.start('npm start')],
    ['listens on loopback only', async () => trip.listensElsewhere()],
    ['npx yuzhi run, beside it', () => trip.ask()],
    ['SIGTERM', () => trip.stop('SIGTERM')],
    ['npm start, warm', () => trip.start(inTerminal('npm start'), true)],
    ['Ctrl+C', () => trip.stop('Ctrl+C')],
    ['npx yuzhi run, alone', () => trip.ask()],
    ['a pack of one’s own', () => trip.addPack()],
  ];
  const steps: JourneyStep[] = [];
  try {
    for (const [what, go] of ways) {
      const begun = Date.now();
      const wrong = await go().catch((error: unknown) => String(error));
      steps.push({ what, seconds: (Date.now() - begun) / 1000, wrong });
      if (wrong !== null) break;
    }
  } finally {
    trip.abandon();
    if (data !== path.join(clone, '.yuzhi')) rmSync(data, { recursive: true, force: true });
  }
  return steps;
}

/** The committed state and nothing else, without links between the two: its files change owner. */
function cloneFor(root: string, { uid }: Newcomer, clone: string): string | null {
  execFileSync('git', ['-c', 'safe.directory=*', 'clone', '--quiet', '--no-hardlinks', root, clone], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (uid !== null) execFileSync('chown', ['-R', `${uid}:${uid}`, clone]);
  return existsSync(path.join(clone, 'package.json')) ? null : 'the clone has no package.json';
}

/** Only in a terminal does Ctrl+C reach npm and what it runs at once; `script` makes one. */
function inTerminal(command: string): string {
  return spawnSync('sh', ['-c', 'command -v script']).status === 0
    ? `script --quiet --return --flush --command '${command}' /dev/null`
    : command;
}

class Trip {
  readonly #newcomer: Newcomer;
  readonly #clone: string;
  readonly #folders: readonly string[];
  readonly #port: number;
  #server: Talking | null = null;

  constructor(newcomer: Newcomer, clone: string, folders: readonly string[], port: number) {
    this.#newcomer = newcomer;
    this.#clone = clone;
    this.#folders = folders;
    this.#port = port;
  }

  /** Runs a command that serves, until its address answers. What is installed is not installed again. */
  async start(command: string, isInstalled = false): Promise<string | null> {
    const server = this.#spawn(command);
    this.#server = server;
    const until = Date.now() + startMs;
    while (Date.now() < until) {
      if (server.hasEnded()) return `it ended\n${server.said()}`;
      if (await isReady(this.#port))
        return isInstalled && server.said().includes('installing') ? `it installed again\n${server.said()}` : null;
      await wait(100);
    }
    return `no answer within ${startMs / 60_000} minutes\n${server.said()}`;
  }

  listensElsewhere(): string | null {
    const addresses = listeningAddresses(processesIn(this.#folders));
    if (process.platform === 'linux' && addresses.length < 2)
      return `expected a server and a database, found ${addresses.join(', ')}`;
    const elsewhere = addresses.filter((address) => address !== '127.0.0.1' && address !== '::1');
    return elsewhere.length === 0 ? null : `it listens on ${elsewhere.join(', ')}`;
  }

  async ask(): Promise<string | null> {
    const asker = this.#spawn(`npx ${question.join(' ')}`);
    const code = await asker.ended;
    return code === 0 && asker.said().includes(answer)
      ? null
      : `it ended with ${code} and should say ${answer}\n${asker.said()}`;
  }

  /** A new pack passes its check, runs, and is all that changed in the clone. */
  async addPack(): Promise<string | null> {
    const id = 'governance/try-me';
    const steps = [
      `npx yuzhi pack new ${id}`,
      `npx yuzhi pack check ${id}`,
      `npx yuzhi run ${id}/summarise --example --json`,
      'git -c safe.directory=* status --porcelain',
    ];
    const asker = this.#spawn(`sh -c "${steps.join(' && ')}"`);
    const code = await asker.ended;
    const changed = asker
      .said()
      .split('\n')
      .filter((line) => /^( M|A |\?\?) /.test(line));
    const isAlone = changed.length === 1 && changed[0]?.startsWith('?? packs/governance/') === true;
    return code === 0 && isAlone && asker.said().includes('"highest":9')
      ? null
      : `it ended with ${code} and should leave one new folder\n${asker.said()}`;
  }

  /** Stops what runs; it has to end by itself and leave nothing behind. */
  async stop(how: 'SIGTERM' | 'Ctrl+C'): Promise<string | null> {
    const server = this.#server;
    if (server === null) return 'nothing runs';
    if (how === 'SIGTERM') server.child.kill('SIGTERM');
    else if (isInTerminal(server.child)) server.child.stdin?.write('\u0003');
    else process.kill(-(server.child.pid ?? 0), 'SIGINT');
    const isOver = await Promise.race([server.ended.then(() => true), wait(stopMs, false, { ref: false })]);
    if (!isOver) return `still there after ${stopMs / 1000} s\n${server.said()}`;
    this.#server = null;
    return this.#leftBehind(server);
  }

  /** Ends whatever is left of a journey that went wrong. */
  abandon(): void {
    for (const pid of processesIn(this.#folders))
      try {
        process.kill(pid, 'SIGKILL');
      } catch {}
  }

  /** The database may take a moment longer than the server. */
  async #leftBehind(server: Talking): Promise<string | null> {
    const until = Date.now() + stopMs / 2;
    while (processesIn(this.#folders).length > 0) {
      if (Date.now() > until)
        return `left processes behind: ${processesIn(this.#folders).join(', ')}\n${server.said()}`;
      await wait(100);
    }
    return null;
  }

  #spawn(command: string): Talking {
    const { uid, home, path: searchPath } = this.#newcomer;
    // `exec`: the signal is for npm, not for a shell around it.
    const child = spawn('/bin/sh', ['-c', `exec ${command}`], {
      cwd: this.#clone,
      env: {
        ...passedOn(),
        PATH: searchPath,
        HOME: home,
        LANG: 'C.UTF-8',
        TERM: 'xterm',
        ...(this.#port === 7300 ? {} : { YUZHI_PORT: String(this.#port) }),
      },
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
      ...(uid === null ? {} : { uid, gid: uid }),
    });
    return listenTo(child);
  }
}

/** A process with what it says. */
interface Talking {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  hasEnded(): boolean;
  said(): string;
}

function listenTo(child: ChildProcess): Talking {
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-20_000);
    });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { child, ended, hasEnded: () => child.exitCode !== null || child.signalCode !== null, said: () => said };
}

function isInTerminal({ spawnargs }: ChildProcess): boolean {
  return spawnargs.at(-1)?.startsWith('exec script ') ?? false;
}

/** How this machine reaches the package registry; nothing else of the environment. */
function passedOn(): NodeJS.ProcessEnv {
  const names =
    /^(https?_proxy|no_proxy|all_proxy|NODE_EXTRA_CA_CERTS|SSL_CERT_(FILE|DIR)|npm_config_(registry|cafile|proxy|https_proxy))$/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => names.test(name)));
}

async function isReady(port: number): Promise<boolean> {
  const answered = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(5_000) }).catch(
    () => null,
  );
  return answered?.ok ?? false;
}
