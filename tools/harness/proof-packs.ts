import { aManifest, packSource } from '@yuzhi/kernel/testing';
import type { PackFiles } from '@yuzhi/kernel/testing';

/** Packs with what the project's own packs do not have: an operation that acts, one with files, one that takes anything. */
export const proofPacks: Readonly<Record<string, PackFiles>> = {
  'governance/proof': {
    'manifest.json': aManifest('governance/proof', { audience: 'public' }),
    'pack.ts': packSource(
      {
        order: `effect: 'act', preview: () => ({ summary: { zh: '下达', en: 'Order' }, changes: [] }),`,
        measure: `
          input: z.strictObject({ readings: fileInput({ accept: ['csv', 'xlsx'] }) }),
          output: z.object({ rows: z.number() }),
          examples: [{ title: { zh: '例', en: 'One' }, input: { readings: { name: 'a.csv', text: '数\\\\n1\\\\n2\\\\n' } }, output: { rows: 2 } }],
          run: async (_ctx, { readings }) => ({
            rows: (await readTable(readings, z.object({ 数: z.number() }))).rows.length,
          }),`,
        echo: `
          input: z.looseObject({ text: z.string().max(100_000).optional(), deep: z.json().optional() }),
          output: z.looseObject({}),
          examples: [{ title: { zh: '例', en: 'One' }, input: { text: 'a', deep: [{ b: [1, null] }] }, output: { text: 'a' } }],`,
      },
      `import { fileInput, readTable } from '@yuzhi/sdk';`,
    ),
  },
};
