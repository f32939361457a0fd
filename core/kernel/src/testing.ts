import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { accessMigrations, openAccess } from '@yuzhi/access';
import type { Access } from '@yuzhi/access';
import type { Actor, City, Manifest } from '@yuzhi/sdk';
import type { Store } from '@yuzhi/store';
import { openTestStore } from '@yuzhi/store/testing';
import { kernelMigrations, openKernel } from './kernel.ts';
import type { KernelOptions } from './kernel.ts';
import type { Kernel } from './types.ts';

/** The person at the machine and a stranger, for tests. */
export const operator: Actor = { kind: 'operator', id: 'local', unit: null, door: 'in-process' };
export const stranger: Actor = { kind: 'anonymous', id: 'anonymous', unit: null, door: 'http' };

/** A city of no account: one county that ended and its successor. */
export const testCity: City = {
  name: { zh: '试验市', en: 'Test City' },
  timeZone: 'Asia/Shanghai',
  counties: () => [],
  units: [],
};

/** Files of a pack by their path in its folder. A missing `manifest.json` is written; `null` leaves a file out. */
export type PackFiles = Readonly<Record<string, string | null>>;

/** A manifest that is in order, with what a test wants different. */
export function aManifest(id: string, more: Partial<Record<keyof Manifest, unknown>> = {}): string {
  const text = { zh: '试验', en: 'Test' };
  return JSON.stringify({
    id,
    version: '1.0.0',
    title: text,
    summary: text,
    question: text,
    class: 'instrument',
    capabilities: [],
    riskTier: 'minimal',
    maturity: 'experimental',
    audience: 'public',
    since: '2026-11-24',
    ...more,
  });
}

/** The source of a `pack.ts` with these operations; `fields` replace or add to a plain echo operation. */
export function packSource(operations: Readonly<Record<string, string>>, head = ''): string {
  const list = Object.entries(operations).map(
    ([id, fields]) => `defineOperation({
      id: '${id}',
      title: { zh: '试验', en: 'Test' },
      summary: { zh: '试验', en: 'Test' },
      effect: 'read',
      audience: 'public',
      input: z.strictObject({ text: z.string().optional() }),
      output: z.object({ text: z.string().optional() }),
      examples: [{ title: { zh: '例', en: 'One' }, input: { text: 'a' }, output: { text: 'a' } }],
      run: (_ctx, input) => input,
      ${fields}
    })`,
  );
  return `import { cite, defineOperation, definePack, defineRule, errorsFor, z } from '@yuzhi/sdk';\n${head}\nexport default definePack({ operations: [${list.join(', ')}], rules: typeof rules === 'undefined' ? [] : rules });\nvar rules;`;
}

/** A folder with packs outside the project, as a city would keep its own. */
export async function packRoot(
  packs: Readonly<Record<string, PackFiles>>,
): Promise<{ root: string } & AsyncDisposable> {
  const root = await mkdtemp(path.join(tmpdir(), 'yuzhi-packs-'));
  for (const [id, files] of Object.entries(packs))
    for (const [name, text] of Object.entries({ 'manifest.json': aManifest(id), ...files })) {
      if (text === null) continue;
      const file = path.join(root, id, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, text);
    }
  return { root, [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }) };
}

export interface TestKernel extends AsyncDisposable {
  readonly kernel: Kernel;
  readonly store: Store;
  readonly access: Access;
}

/** A kernel on a throw-away store with these packs. */
export async function openTestKernel(
  packs: Readonly<Record<string, PackFiles>>,
  options: Partial<KernelOptions> = {},
  moreMigrations: readonly URL[] = [],
): Promise<TestKernel> {
  const folder = await packRoot(packs);
  const store = await openTestStore({ migrations: [kernelMigrations, accessMigrations, ...moreMigrations] });
  const access = openAccess(store);
  const kernel = await openKernel({ store, access, city: testCity, packRoots: [folder.root], ...options });
  return {
    kernel,
    store,
    access,
    async [Symbol.asyncDispose]() {
      await kernel.close(0);
      await store.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}
