import { coded, defineOperation, fileBytes, label, sampleFile, z } from '@yuzhi/sdk';
import { contentDigest, fingerprintDistance, mostSimilarBits, pictureFingerprint, readLabel } from '@yuzhi/labels';
import type { LabelReport } from '@yuzhi/labels';
import { anyFile, fileLimits } from '../any-file.ts';
import { uploadSteps } from '../next-steps.ts';
import { reportFields, reportOutput, reportViews } from '../report.ts';
import { labellingMeasures, ruleOn, trust } from '../rules.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const mark = coded({
  is: { zh: '是（生成合成内容）', en: 'Is generated' },
  'may-be': { zh: '可能（生成合成内容）', en: 'May be generated' },
  suspected: { zh: '疑似（生成合成内容）', en: 'Suspected to be generated' },
  none: { zh: '不需标注', en: 'No mark' },
});

const reason = coded({
  metadata: { zh: '元数据标识载明', en: 'The metadata label says so' },
  'visible-label': { zh: '文本中有显式标识', en: 'The text carries a visible label' },
  declared: { zh: '元数据未载明，用户声明', en: 'No metadata says so, the user declares it' },
  stripped: {
    zh: '内容与已登记的生成合成内容相同，但标识已不在',
    en: 'The content is that of a declared one, and its label is gone',
  },
  similar: {
    zh: '画面与已登记的生成合成内容相近（可能经重新压缩或缩放），但没有标识',
    en: 'The picture is much like a declared one, perhaps coded or scaled anew, and has no label',
  },
  wiped: { zh: '标识的位置还在，内容已被清空', en: 'The place of a label is there, its content wiped' },
  traces: { zh: '无元数据、无声明，检测到生成合成痕迹', en: 'Neither metadata nor declaration, but traces were found' },
  nothing: { zh: '无标识、无声明、无痕迹', en: 'No label, no declaration, no traces' },
});

/** What the spreading service writes next to the content, and why. */
interface Decision {
  readonly mark: z.output<typeof mark>;
  readonly reason: z.output<typeof reason>;
  readonly labelValue: '1' | '2' | '3' | null;
}

export const checkUpload = defineOperation({
  id: 'check-upload',
  title: { zh: '核验上传内容', en: 'Check an upload' },
  summary: {
    zh: '上传的文件应标注“是”“可能”还是“疑似”，标识是否缺失或被去除，要补写什么',
    en: 'Whether an uploaded file is marked as generated, maybe or suspected, whether its label is missing or was stripped, and what to add',
  },
  effect: 'advise',
  audience: 'public',
  needs: ['rules'],
  input: z.strictObject({
    file: anyFile(),
    declared: z.boolean().default(false).meta(label('用户声明为生成合成内容', 'The user declares it as generated')),
    traces: z
      .boolean()
      .default(false)
      .meta(
        label('检测到生成合成痕迹', 'Traces of generation were found', {
          help: {
            zh: '由另外的检测手段得出，本操作不做内容检测',
            en: 'By other means: this operation does not look at the content',
          },
        }),
      ),
    known: z
      .array(sha256)
      .max(10_000)
      .default([])
      .meta(
        label('已登记内容的摘要', 'Digests of declared content', {
          help: {
            zh: '“登记声明”所得的内容摘要，用于发现被去除的标识',
            en: 'Content digests of declarations, to find stripped labels',
          },
        }),
      ),
    knownPictures: z
      .array(sha256)
      .max(10_000)
      .default([])
      .meta(
        label('已登记画面的指纹', 'Fingerprints of declared pictures', {
          help: {
            zh: '“登记声明”所得的画面指纹，用于发现重新压缩或缩放后被去除的标识',
            en: 'Of declarations, to find labels that got lost when a picture was coded or scaled anew',
          },
        }),
      ),
  }),
  output: z.object({
    mark: mark.meta(label('标注', 'Mark')),
    reason: reason.meta(label('理由', 'Reason')),
    labelValue: z.enum(['1', '2', '3']).nullable().meta(label('应写 Label 值', 'Label to write')),
    addPropagation: z.boolean().meta(label('应补写传播者编码和编号', 'Propagator and number are to be added')),
    decisionTrust: trust.meta(label('标注规则的核对程度', 'How far the rule of marks was checked')),
    contentSha256: sha256.nullable().meta(label('内容摘要', 'Content digest')),
    differingBits: z
      .int()
      .nullable()
      .meta(
        label('与最近登记画面相差', 'Differs from the nearest declared picture by', {
          unit: 'bit',
          help: { zh: '共 256 位，不超过 24 位视为相近', en: 'Of 256; up to 24 count as much alike' },
        }),
      ),
    ...reportFields,
  }),
  show: [
    { as: 'figure', title: { zh: '标注', en: 'Mark' }, value: 'mark' },
    { as: 'figure', title: { zh: '应写 Label 值', en: 'Label to write' }, value: 'labelValue' },
    {
      as: 'figure',
      title: { zh: '标注规则的核对程度', en: 'How far the rule of marks was checked' },
      value: 'decisionTrust',
    },
    { as: 'figure', title: { zh: '理由', en: 'Reason' }, value: 'reason' },
    ...reportViews,
  ],
  limits: fileLimits,
  examples: [
    {
      title: { zh: '用户声明、文件无标识', en: 'Declared by the user, without a label' },
      input: { file: sampleFile(new URL('../golden/plain.png', import.meta.url)), declared: true },
      output: { mark: 'may-be', reason: 'declared', labelValue: '2', addPropagation: true, verdict: 'not_found' },
    },
    {
      title: { zh: '标识被清空', en: 'The label was wiped' },
      input: { file: sampleFile(new URL('../golden/wiped.png', import.meta.url)) },
      output: { mark: 'suspected', reason: 'wiped', labelValue: '3', verdict: 'inconclusive' },
    },
    {
      title: { zh: '标识被去除，内容已登记', en: 'The label was stripped from declared content' },
      input: {
        file: sampleFile(new URL('../golden/plain.png', import.meta.url)),
        known: ['598e022f2c39fe99c44a3b81bd86f31c6ba48fefc29bfaf2a037f2ad8c9f6835'],
      },
      output: { mark: 'suspected', reason: 'stripped' },
    },
    {
      title: { zh: '重新压缩、缩小后标识丢失的图片', en: 'The label got lost when the picture was made smaller' },
      input: {
        file: sampleFile(new URL('../golden/smaller.jpg', import.meta.url)),
        knownPictures: ['000f000700e103d10f981f6438e071e0c3e476847a843e4c0f1807d001e10063'],
      },
      output: { mark: 'suspected', reason: 'similar', labelValue: '3', verdict: 'not_found' },
    },
  ],
  run(ctx, { file, declared, traces, known, knownPictures }) {
    const data = fileBytes(file);
    const report = readLabel(data, file.name);
    const digest = contentDigest(data, file.name, 'sha256')?.toString('hex') ?? null;
    const isKnown = digest !== null && known.includes(digest);
    const differingBits = nearest(pictureFingerprint(data, file.name), knownPictures);
    const isSimilar = differingBits !== null && differingBits <= mostSimilarBits;
    const decision = decide(report, { declared, traces, isKnown, isSimilar });
    const measures = ruleOn(ctx.rules, labellingMeasures, ctx.today());
    return {
      ...decision,
      addPropagation: decision.mark !== 'none',
      decisionTrust: measures.data.duties.find(({ duty }) => duty === 'mark-is')?.trust ?? measures.source.trust,
      contentSha256: digest,
      differingBits,
      ...reportOutput(report, ctx.rules, ctx.today()),
      steps: uploadSteps(report, decision.mark !== 'none', lost.includes(decision.reason)).map((step) => ({ step })),
    };
  },
});

/** Reasons by which there was a label once. */
const lost: readonly Decision['reason'][] = ['stripped', 'similar', 'wiped'];

interface Known {
  readonly declared: boolean;
  readonly traces: boolean;
  readonly isKnown: boolean;
  readonly isSimilar: boolean;
}

const marks = { 1: 'is', 2: 'may-be', 3: 'suspected' } as const;

function decide({ copies, findings }: LabelReport, { declared, traces, isKnown, isSimilar }: Known): Decision {
  const value = copies.find(({ fields }) => fields !== null)?.fields?.['Label'];
  if (value === '1' || value === '2' || value === '3')
    return { mark: marks[value], reason: 'metadata', labelValue: value };
  if (copies.some(({ words }) => words !== null)) return { mark: 'is', reason: 'visible-label', labelValue: '1' };
  if (declared) return { mark: 'may-be', reason: 'declared', labelValue: '2' };
  if (isKnown) return { mark: 'suspected', reason: 'stripped', labelValue: '3' };
  if (findings.some(({ code }) => code === 'payload-empty'))
    return { mark: 'suspected', reason: 'wiped', labelValue: '3' };
  if (isSimilar) return { mark: 'suspected', reason: 'similar', labelValue: '3' };
  if (traces) return { mark: 'suspected', reason: 'traces', labelValue: '3' };
  return { mark: 'none', reason: 'nothing', labelValue: null };
}

/** Bits to the nearest of the known fingerprints; `null` when there is nothing to compare. */
function nearest(fingerprint: string | null, known: readonly string[]): number | null {
  if (fingerprint === null || known.length === 0) return null;
  return Math.min(...known.map((one) => fingerprintDistance(fingerprint, one)));
}
