import type { PackFiles } from '@yuzhi/kernel/testing';
import { aManifest } from '@yuzhi/kernel/testing';

/** A pack whose result is a table; the bench answers in its place with as many rows as it likes. */
export const longListPack: Readonly<Record<string, PackFiles>> = {
  'governance/long-list': {
    'manifest.json': aManifest('governance/long-list', { title: { zh: '名册', en: 'A long list' } }),
    'pack.ts': `import { defineOperation, definePack, isoDate, label, z } from '@yuzhi/sdk';
export default definePack({ operations: [defineOperation({
  id: 'rows',
  title: { zh: '名册', en: 'Rows' },
  summary: { zh: '一张长表', en: 'A long table' },
  effect: 'read',
  audience: 'public',
  input: z.strictObject({}),
  output: z.object({ rows: z.array(z.object({
    name: z.string().meta(label('名称', 'Name')),
    day: isoDate.meta(label('日期', 'Day')),
    value: z.number().nullable().meta(label('数值', 'Value')),
    note: z.string().meta(label('备注', 'Note')),
  })) }),
  show: [{ as: 'table', title: { zh: '名册', en: 'Rows' }, rows: 'rows' }],
  examples: [{ title: { zh: '全部', en: 'All' }, input: {} }],
  run: () => ({ rows: [] }),
})] });`,
  },
};

const syllables = '渝中万州涪陵江北沙坪九龙南岸碚綦大足巴黔长寿合川永荣昌开梁平武隆';

/** Made-up rows: as many different names in Chinese, days, numbers and now and then nothing. */
export function longList(rows: number): { readonly rows: readonly unknown[] } {
  const one = (at: number): string => syllables[at % syllables.length] ?? '';
  const nameOf = (at: number): string => `${one(at * 7)}${one(at * 13 + 5)}${one(at >> 3)}第${at}站`;
  return {
    rows: Array.from({ length: rows }, (_, at) => ({
      name: nameOf(at),
      day: new Date(Date.UTC(1990, 0, 1 + (at % 12_000))).toISOString().slice(0, 10),
      value: at % 11 === 0 ? null : (at * 7_919) % 100_003,
      note: at % 5 === 0 ? '待复核' : '',
    })),
  };
}
