import type { Modality } from '@yuzhi/labels';
import { cite, coded, defineOperation, label, ruleCitation, z } from '@yuzhi/sdk';
import { duties, forces, roles } from '../duty-words.ts';
import { modality } from '../modality.ts';
import { restRow, restsOn } from '../report.ts';
import { gb45438, labellingMeasures, ruleOn } from '../rules.ts';

const row = z.object({
  force: forces.meta(label('约束', 'Force')),
  duty: duties.meta(label('义务', 'Duty')),
  role: roles.meta(label('义务人', 'Who')),
  ...restRow.shape,
});

export const listDuties = defineOperation({
  id: 'duties',
  title: { zh: '各方标识义务', en: 'Who must label what' },
  summary: {
    zh: '生成、传播、分发和使用生成合成内容的各方应当做什么、不得做什么',
    en: 'What those who generate, spread, distribute and use generated content must and must not do',
  },
  effect: 'read',
  audience: 'public',
  needs: ['rules'],
  input: z.strictObject({
    role: roles.meta(label('身份', 'Role')),
    modality: modality.optional().meta(label('内容形式', 'Kind of content')),
  }),
  output: z.object({
    duties: z.array(row).meta(label('义务', 'Duties')),
    sources: z.array(ruleCitation).meta(label('文件', 'Documents')),
    warning: coded({
      none: { zh: '各条均已核官方文本', en: 'All were read in the official text' },
      partly: {
        zh: '部分条目未核官方文本，使用前请对照原文',
        en: 'Some were not read in the official text: compare before use',
      },
    }).meta(label('核对情况', 'How far checked')),
  }),
  show: [
    { as: 'figure', title: { zh: '核对情况', en: 'How far checked' }, value: 'warning' },
    {
      as: 'table',
      title: { zh: '义务', en: 'Duties' },
      rows: 'duties',
      columns: ['force', 'duty', 'basis', 'clause', 'trust'],
    },
    {
      as: 'table',
      title: { zh: '文件', en: 'Documents' },
      rows: 'sources.source',
      columns: ['title', 'number', 'date'],
    },
  ],
  examples: [
    {
      title: { zh: '生成图片的服务', en: 'A service that makes pictures' },
      input: { role: 'generator', modality: 'image' },
      output: {
        duties: [
          { duty: 'visible-label', force: 'must', basis: 'measures', trust: 'official' },
          { duty: 'metadata-label', trust: 'official' },
        ],
        warning: 'partly',
      },
    },
    {
      title: { zh: '内容传播平台', en: 'A service that spreads content' },
      input: { role: 'spreader' },
      output: { duties: [{ duty: 'read-metadata', trust: 'unverified' }] },
    },
  ],
  run(ctx, { role, modality: kind }) {
    const date = ctx.today();
    const measures = ruleOn(ctx.rules, labellingMeasures, date);
    const own = measures.data.duties
      .filter((one) => one.role === role || one.role === 'anyone')
      .map((one) => ({ ...one, basis: 'measures' as const, clause: null }));
    const standard = standardDuties(role, kind, restsOn(ctx.rules, date));
    const rows = [...own, ...standard];
    return {
      duties: rows,
      sources: [cite(measures), cite(ruleOn(ctx.rules, gb45438, date))],
      warning: rows.every(({ trust }) => trust === 'official') ? ('none' as const) : ('partly' as const),
    };
  },
});

type Row = z.output<typeof row>;

/** What GB 45438-2025 asks of a role beside the measures. */
function standardDuties(
  role: Row['role'],
  kind: Modality | undefined,
  rest: ReturnType<typeof restsOn>,
): readonly Row[] {
  if (role === 'spreader') return [{ force: 'must', duty: 'add-propagation-keys', role, ...rest.provision('keys') }];
  if (role !== 'generator') return [];
  const form: readonly Row[] =
    kind === undefined ? [] : [{ force: 'must', duty: `${kind}-label`, role, ...rest.provision(kind) }];
  return [...form, { force: 'encouraged', duty: 'watermark', role, ...rest.provision('watermark') }];
}
