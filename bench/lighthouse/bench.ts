import { chromiumPath, launchBrowser, memberOf, serveConsole } from '@yuzhi/console/testing';
import type { Actor } from '@yuzhi/sdk';
import { defineBench } from '../../tools/harness/define-bench.ts';
import type { Finding } from '../../tools/harness/define-bench.ts';
import { median, spreadOf } from '../../tools/harness/median.ts';
import { judge, lighthouseVersion } from './judge.ts';
import type { Judged, Verdict } from './judge.ts';

const rounds = 5;

/** Who opens which page. The work of the base is filled in with the examples of its packs. */
const pages = [
  { name: 'sign_in', at: '/sign-in', as: null },
  { name: 'overview', at: '/', as: 'programme-office' },
  { name: 'packs', at: '/packs', as: 'programme-office' },
  { name: 'operation', at: '/operations/livelihood/outbreak-watch/detect', as: 'programme-office' },
  { name: 'runs', at: '/runs', as: 'programme-office' },
  { name: 'administration', at: '/system', as: 'system-administrator' },
  { name: 'public', at: '/public', as: null },
] as const;

const figures = ['performance', 'accessibility', 'best_practices', 'lcp_ms', 'cls', 'tbt_ms'] as const;

export default defineBench({
  name: 'lighthouse',
  question: 'What does Lighthouse say of the pages on a desk: how fast, how accessible, how sound?',
  against: 'the aims of the project for each page',
  bounds: pages.flatMap(({ name }) => [
    { figure: `lighthouse.${name}_performance`, atLeast: 95 },
    { figure: `lighthouse.${name}_accessibility`, atLeast: 100 },
    { figure: `lighthouse.${name}_best_practices`, atLeast: 100 },
    { figure: `lighthouse.${name}_cls`, atMost: 0.05 },
  ]),
  async run(harness) {
    if (chromiumPath === undefined) throw new Error('There is no Chromium: install it, or name it by CHROMIUM');
    const { server } = harness.use(await serveConsole({}));
    const sessions = new Map<string, string>();
    for (const role of ['programme-office', 'system-administrator'] as const)
      sessions.set(role, await memberOf(server, role));
    const actor = await actorOf(server.address, sessions.get('programme-office') ?? '');
    await server.base.kernel.fillSamples({ actor });
    const by = `Lighthouse ${lighthouseVersion()}, Chromium ${await chromiumVersion()}`;
    const findings: Finding[] = [];
    for (const { name, at, as } of pages) {
      const session = as === null ? null : (sessions.get(as) ?? null);
      const found: Judged[] = [];
      for (let round = 0; round < rounds; round++)
        found.push(await judge(`${server.address}${at}`, { session, chromium: chromiumPath, signal: harness.signal }));
      const wanting = new Set(found.flatMap((judged) => judged.findings));
      harness.say(`${at}: ${wanting.size === 0 ? 'nothing is wanting' : [...wanting].join(' · ')}`);
      findings.push(...figures.map((figure) => findingOf({ page: name, figure, found, by })));
    }
    return findings;
  },
});

/** Whose session it is: the examples are run as whoever looks at them, since units see their own runs alone. */
async function actorOf(address: string, session: string): Promise<Actor> {
  const answer = await fetch(`${address}/api/session`, { headers: { cookie: `yuzhi_session=${session}` } });
  return ((await answer.json()) as { readonly actor: Actor }).actor;
}

/** The whole version, which the name that a browser gives itself leaves out. */
async function chromiumVersion(): Promise<string> {
  const browser = await launchBrowser();
  await browser.close();
  return browser.version();
}

interface Reading {
  readonly page: string;
  readonly figure: keyof Verdict;
  readonly found: readonly Judged[];
  /** Versions of the judge and its browser. */
  readonly by: string;
}

function findingOf({ page, figure, found, by }: Reading): Finding {
  const readings = found.map(({ verdict }) => verdict[figure]);
  return {
    id: `lighthouse.${page}_${figure}`,
    value: median(readings),
    unit: unitOf(figure),
    against: by,
    ratio: null,
    spread: spreadOf(readings),
  };
}

function unitOf(figure: keyof Verdict): string {
  if (figure === 'cls') return 'layout shift';
  return figure.endsWith('_ms') ? 'ms' : 'of 100';
}
