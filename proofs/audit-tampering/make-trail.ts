import { packRoot } from '@yuzhi/kernel/testing';
import { openBase, readConfig } from '@yuzhi/server';
import type { Base } from '@yuzhi/server';
import { aManifest, packSource } from '@yuzhi/kernel/testing';
import type { Actor } from '@yuzhi/sdk';
import type { BenchHarness } from '../../tools/harness/bench-harness.ts';
import { startChildServer } from '../../tools/harness/child-server.ts';

const serveBase = new URL('../../tools/harness/serve-base.ts', import.meta.url);
const operator: Actor = { kind: 'operator', id: 'local', unit: null, door: 'in-process' };

/** A trail with all that there may be in one, its key file, and the base that it belongs to, which no longer seals. */
export interface Trail {
  readonly base: Base;
  readonly keyFile: string;
}

/**
 * Lets two servers on one store work and seal at the same time, then opens the store with a base that does not seal by
 * itself, so that what the cases do is all that happens.
 */
export async function makeTrail(harness: BenchHarness): Promise<Trail> {
  const dataFolder = `${await harness.folder()}/data`;
  const packs = harness.use(
    await packRoot({
      'governance/proof': {
        'manifest.json': aManifest('governance/proof', { audience: 'public' }),
        'pack.ts': packSource({
          echo: '',
          break: `run: () => { throw new Error('broken'); },`,
          order: `effect: 'act', preview: () => ({ summary: { zh: '下达', en: 'Order' }, changes: [] }),`,
        }),
      },
    }),
  );
  const env = { YUZHI_DATA: dataFolder, YUZHI_PACKS: packs.root, YUZHI_PORT: '0' };
  // One after the other: both at once would start the built-in database at once.
  const one = await startChildServer({ script: serveBase, env });
  const two = await startChildServer({ script: serveBase, env });
  for (let round = 0; round < 6; round += 1) {
    await Promise.all([workOn(one.address, round), workOn(two.address, round + 100)]);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  const base = await openBase(readConfig({ ...env, YUZHI_AUDIT_SEAL: '0' }));
  harness.use(base);
  await Promise.all([one.stop(), two.stop()]);
  await finishTrail(base);
  harness.tookPart(base.store.serverVersion);
  return { base, keyFile: base.config.audit.keyFile };
}

async function workOn(address: string, round: number): Promise<void> {
  const post = async (path: string, body: object): Promise<unknown> => {
    const response = await fetch(`${address}/api/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'yuzhi-purpose': `round-${round}` },
      body: JSON.stringify(body),
    });
    return response.json();
  };
  const echoes = Array.from({ length: 8 }, (_one, index) =>
    post('operations/governance/proof/echo', { text: `${round}-${index}` }),
  );
  await Promise.all([...echoes, post('operations/governance/proof/break', {})]);
  for (const decision of ['approved', 'rejected', null]) {
    const { approval } = (await post('operations/governance/proof/order', { text: `${round}` })) as {
      approval: { id: string };
    };
    if (decision !== null) await post(`approvals/${approval.id}/decision`, { decision, reason: `because ${round}` });
  }
}

/** Events, erasures, everything sealed; then a little more that waits. */
async function finishTrail({ access: { audit }, kernel }: Base): Promise<void> {
  for (let index = 0; index < 12; index += 1)
    await audit.record({
      actor: operator,
      action: index % 2 === 0 ? 'sign-in' : 'grant.change',
      resource: `r${index}`,
      outcome: index % 3 === 0 ? 'denied' : 'done',
      reason: null,
      details: { index },
    });
  await audit.seal();
  const [first, ...others] = await kernel.runs(operator, { operation: 'governance/proof/order', limit: 3 });
  for (const run of [first, ...others])
    if (run) await kernel.eraseRun({ id: run.id, reason: '依法清除', actor: operator });
  await audit.seal();
  for (const text of ['a', 'b', 'c'])
    await kernel.execute({ operation: 'governance/proof/echo', input: { text }, actor: operator });
  await audit.record({ actor: operator, action: 'sign-in', resource: null, outcome: 'done', reason: null });
}
