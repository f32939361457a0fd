import { codeAt, goodPassword, operator } from '@yuzhi/access/testing';
import { roles } from '@yuzhi/access';
import type { RunningServer } from '@yuzhi/server';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { launchBrowser, serveConsole } from './open-console.ts';
import type { PageSample } from './page-samples.ts';
import { samplePacks } from './sample-packs.ts';

/**
 * Everything that the samples of pages speak of: one server that has not been set up, where the person at the machine may
 * do everything and has done a little of it, and one where people sign in. All of it is made up.
 */
export interface SampleWorld extends AsyncDisposable {
  readonly browser: Browser;
  /** The whole address of a sample, its `{…}` filled in. */
  addressOf(sample: PageSample): string;
  /** A browser of whoever opens the sample, signed in where they have a role. */
  contextFor(sample: PageSample, options: BrowserContextOptions): Promise<BrowserContext>;
}

export async function openSampleWorld(): Promise<SampleWorld> {
  const open = await serveConsole(samplePacks);
  const settled = await serveConsole(samplePacks);
  const browser = await launchBrowser();
  const ids = await fill(open.server);
  await activate(settled.server, settled.server.setUpLink ?? '', 'first.admin');
  const cookies = new Map<string, string>();
  const serverOf = ({ as }: PageSample): RunningServer => (as === 'operator' ? open.server : settled.server);
  return {
    browser,
    addressOf(sample) {
      const at = sample.at.replace(/\{(\w+)\}/g, (_whole, name: string) => known(ids, name));
      return `${serverOf(sample).address}${at}`;
    },
    async contextFor(sample, options) {
      const context = await browser.newContext(options);
      if (sample.as === 'operator' || sample.as === 'stranger') return context;
      const session = cookies.get(sample.as) ?? (await memberOf(settled.server, sample.as));
      cookies.set(sample.as, session);
      const url = settled.server.address;
      await context.addCookies([{ name: 'yuzhi_session', value: session, url }]);
      return context;
    },
    async [Symbol.asyncDispose]() {
      await browser.close();
      await open[Symbol.asyncDispose]();
      await settled[Symbol.asyncDispose]();
    },
  };
}

function known(ids: Readonly<Record<string, string>>, name: string): string {
  const id = ids[name];
  if (id === undefined) throw new RangeError(`The sample world has no {${name}}: add it in testing/sample-world.ts`);
  return id;
}

/** Runs and asks for what the samples show. */
async function fill(server: RunningServer): Promise<Readonly<Record<string, string>>> {
  const { base, setUpLink } = server;
  const run = (operation: string, input: unknown) => base.kernel.execute({ operation, input, actor: operator });
  const levels = await run('governance/river-levels/levels', { from: '2026-06-20', days: 45 });
  const fields = base.kernel.operation('livelihood/every-field/fill').definition.examples[0];
  const filled = await run('livelihood/every-field/fill', fields?.input);
  await base.kernel.fillSamples({ actor: operator });
  await run('livelihood/every-field/count', { items: 3, failsAt: 2 }).catch(() => undefined);
  const approval = await run('governance/sampling/order', { unit: '监测站', days: 2 });
  const { person, grant } = await fillAccess(server);
  await base.jobs.addSchedule(operator, {
    id: 'sample-levels',
    operation: 'governance/river-levels/levels',
    input: { from: '2026-06-20', days: 45 },
    cron: '30 8 * * 1-5',
    purpose: '样例',
  });
  const [failed] = await base.kernel.runs(operator, { state: 'failed', limit: 1 });
  return {
    run: levels.state === 'done' ? levels.runId : '',
    filledRun: filled.state === 'done' ? filled.runId : '',
    failedRun: failed?.id ?? '',
    approval: approval.state === 'waiting' ? approval.approval.id : '',
    link: setUpLink?.split('/').at(-1) ?? '',
    person,
    grant,
  };
}

/** Somebody with a role, a key and an application for a grant. */
async function fillAccess(server: RunningServer): Promise<{ readonly person: string; readonly grant: string }> {
  const { access } = server.base;
  const account = 'sample.lead';
  const unit = '市大数据发展局';
  const newcomer = { account, name: '样例负责人', unit, role: 'unit-lead' };
  const made = (await access.call(operator, 'people-invite', newcomer)) as { person: string; link: string };
  await activate(server, made.link, account);
  const actor = { kind: 'person', id: made.person, unit, door: 'http' } as const;
  await access.call(actor, 'keys-make', { name: '样例大屏', scopes: ['operation.run', 'unit.read'], days: 90 });
  const until = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);
  const terms = { resource: 'governance/sampling/order', purpose: '样例：汛期采样', quota: 20, until };
  const asked = await access.call(actor, 'grants-request', { ...terms, reason: '样例理由' });
  return { person: account, grant: (asked as { grant: string }).grant };
}

/** Somebody with one role; gives the value of their session's cookie. */
export async function memberOf(server: RunningServer, role: keyof typeof roles): Promise<string> {
  const account = `sample.${role}`;
  const { isAdministrator, scope } = roles[role];
  const call = isAdministrator ? 'administrators-appoint' : 'people-invite';
  const unit = scope === 'unit' ? { unit: '市大数据发展局' } : {};
  const made = (await server.base.access.call(operator, call, { account, name: account, role, ...unit })) as {
    readonly link: string;
  };
  return activate(server, made.link, account);
}

/** Opens a link as its receiver would; gives the value of the session's cookie. */
export async function activate({ address }: RunningServer, link: string, account: string): Promise<string> {
  const token = link.split('/').at(-1) ?? '';
  const post = (at: string, body: unknown): Promise<Response> =>
    fetch(`${address}/api/links/${at}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const { secret } = (await (await post('open', { token })).json()) as { readonly secret: string };
  const code = codeAt(secret, new Date());
  const redeemed = await post('redeem', { token, password: goodPassword, code, account, name: account });
  const cookie = redeemed.headers.getSetCookie().find((line) => line.startsWith('yuzhi_session='));
  if (cookie === undefined) throw new Error(`The link of ${account} was not taken: ${await redeemed.text()}`);
  return /^[^=]+=([^;]*)/.exec(cookie)?.[1] ?? '';
}
