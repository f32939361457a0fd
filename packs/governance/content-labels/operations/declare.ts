import { coded, defineOperation, fileBytes, isoDate, label, sampleFile, z } from '@yuzhi/sdk';
import { contentDigest, fileDigest, pictureFingerprint, readLabel } from '@yuzhi/labels';
import { anyFile, fileLimits } from '../any-file.ts';
import { contentLabelError } from '../errors.ts';
import { labelInput } from '../label-input.ts';
import { monthsLater } from '../months-later.ts';
import { carrier, restRow, verdict } from '../report.ts';
import { labellingMeasures, ruleOn } from '../rules.ts';

/** Who declares. A user often knows neither code nor number. */
const declarant = coded({
  generator: { zh: '生成服务提供者', en: 'Generating service' },
  spreader: { zh: '传播服务提供者', en: 'Spreading service' },
  user: { zh: '用户', en: 'User' },
});

const occasion = coded({
  generated: { zh: '内容为生成合成', en: 'The content is generated' },
  'unlabelled-on-request': {
    zh: '应用户要求提供不含显式标识的内容',
    en: 'Supplied without visible label on the request of a user',
  },
});

const digest = z.string().regex(/^[0-9a-f]{64}$/);

export const declare = defineOperation({
  id: 'declare',
  title: { zh: '登记声明', en: 'Record a declaration' },
  summary: {
    zh: '生成方、传播方或用户登记一份生成合成内容：文件与内容摘要、编码、编号和标识状况；登记保存在运行记录中',
    en: 'A producer, propagator or user records a piece of generated content: digests of file and content, codes, numbers and the state of its label; kept in the run record',
  },
  effect: 'read',
  audience: 'public',
  needs: ['rules'],
  input: z.strictObject({
    file: anyFile(),
    by: declarant.default('generator').meta(label('登记人', 'Declared by')),
    occasion: occasion.default('generated').meta(label('登记事由', 'Occasion')),
    label: labelInput.label,
    producer: labelInput.producer.default(''),
    contentId: labelInput.contentId.default(''),
    agreement: z
      .string()
      .trim()
      .max(120)
      .default('')
      .meta(
        label('协议编号', 'Number of the agreement', {
          help: {
            zh: '应用户要求不加显式标识时填写：与用户约定责任的协议',
            en: 'For content without visible label: the agreement with the user on duties',
          },
        }),
      ),
    statement: z.string().trim().max(500).optional().meta(label('说明', 'Statement')),
  }),
  output: z.object({
    declaredOn: isoDate.meta(label('登记日期', 'Declared on')),
    keepUntil: isoDate.nullable().meta(
      label('记录至少保留至', 'Kept at least until', {
        help: { zh: '仅用于不含显式标识的内容', en: 'Only for content without visible label' },
      }),
    ),
    by: declarant.meta(label('登记人', 'Declared by')),
    occasion: occasion.meta(label('登记事由', 'Occasion')),
    agreement: z.string().meta(label('协议编号', 'Number of the agreement')),
    fileName: z.string().meta(label('文件名', 'File name')),
    label: labelInput.label,
    producer: labelInput.producer,
    contentId: labelInput.contentId,
    statement: z.string().meta(label('说明', 'Statement')),
    carrier: carrier.nullable().meta(label('文件类型', 'Kind of file')),
    verdict: verdict.meta(label('文件中的标识', 'Label in the file')),
    fileSha256: digest.meta(label('文件摘要 SHA-256', 'File digest SHA-256')),
    fileSm3: digest.meta(label('文件摘要 SM3', 'File digest SM3')),
    contentSha256: digest.nullable().meta(
      label('内容摘要 SHA-256', 'Content digest SHA-256', {
        help: { zh: '与元数据无关；据此可发现被去除的标识', en: 'Does not depend on metadata: finds stripped labels' },
      }),
    ),
    pictureFingerprint: digest.nullable().meta(
      label('画面指纹', 'Fingerprint of the picture', {
        help: {
          zh: '由画面明暗算出（PNG、JPEG，不小于 272×256）；重新压缩、缩放后仍相近',
          en: 'From the light of the picture (PNG, JPEG, 272 by 256 at least): stays near when it is coded or scaled anew',
        },
      }),
    ),
    rests: z.array(restRow).meta(label('依据', 'Rests on')),
  }),
  show: [
    { as: 'figure', title: { zh: '文件中的标识', en: 'Label in the file' }, value: 'verdict' },
    { as: 'figure', title: { zh: '登记日期', en: 'Declared on' }, value: 'declaredOn' },
    { as: 'figure', title: { zh: '登记人', en: 'Declared by' }, value: 'by' },
    { as: 'figure', title: { zh: '登记事由', en: 'Occasion' }, value: 'occasion' },
    { as: 'figure', title: { zh: '记录至少保留至', en: 'Kept at least until' }, value: 'keepUntil' },
    { as: 'figure', title: { zh: '内容制作编号', en: 'Content number' }, value: 'contentId' },
    { as: 'text', title: { zh: '文件摘要 SHA-256', en: 'File digest SHA-256' }, value: 'fileSha256' },
    { as: 'text', title: { zh: '文件摘要 SM3', en: 'File digest SM3' }, value: 'fileSm3' },
    { as: 'text', title: { zh: '内容摘要 SHA-256', en: 'Content digest SHA-256' }, value: 'contentSha256' },
    { as: 'text', title: { zh: '画面指纹', en: 'Fingerprint of the picture' }, value: 'pictureFingerprint' },
    { as: 'text', title: { zh: '说明', en: 'Statement' }, value: 'statement' },
    { as: 'table', title: { zh: '依据', en: 'Rests on' }, rows: 'rests' },
  ],
  limits: fileLimits,
  examples: [
    {
      title: {
        zh: '纯文本没有元数据位置，登记摘要',
        en: 'A plain text has no place for metadata: its digest is recorded',
      },
      input: {
        file: { name: 'notice.txt', text: '（AI生成）\n\n关于本周天气的说明。\n' },
        producer: '001191500000YYYYYY010110001',
        contentId: 'SAMPLE-000003',
      },
      output: {
        carrier: 'text',
        verdict: 'compliant',
        fileSha256: '97ba7bd684601c85989d30200b9e8ef8f27e8c4dfe2cfb7221bb7e896666436c',
        contentSha256: null,
      },
    },
    {
      title: { zh: '用户发布时声明', en: 'A user declares it when publishing' },
      input: { file: { name: 'notice.txt', text: '关于本周天气的说明。\n' }, by: 'user' },
      output: {
        by: 'user',
        verdict: 'not_found',
        keepUntil: null,
        rests: [{ basis: 'measures', trust: 'unverified' }],
      },
    },
    {
      title: {
        zh: '应用户要求不加显式标识的图片（编号为虚构）',
        en: 'A picture without visible label on request (numbers are made up)',
      },
      input: {
        file: sampleFile(new URL('../golden/labelled.png', import.meta.url)),
        occasion: 'unlabelled-on-request',
        producer: '001191500000YYYYYY010110001',
        contentId: 'SAMPLE-000001',
        agreement: 'SAMPLE-AGREEMENT-1',
      },
      output: { occasion: 'unlabelled-on-request', verdict: 'compliant', rests: [{ trust: 'unverified' }] },
    },
    {
      title: { zh: '图片', en: 'A picture' },
      input: {
        file: sampleFile(new URL('../golden/labelled.png', import.meta.url)),
        producer: '001191500000YYYYYY010110001',
        contentId: 'SAMPLE-000001',
      },
      output: {
        carrier: 'png',
        verdict: 'compliant',
        contentSha256: '598e022f2c39fe99c44a3b81bd86f31c6ba48fefc29bfaf2a037f2ad8c9f6835',
      },
    },
  ],
  run(ctx, { file, statement, ...given }) {
    if (given.by === 'generator' && (given.producer === '' || given.contentId === ''))
      throw contentLabelError('LABELS_DECLARATION_INCOMPLETE');
    const isUnlabelled = given.occasion === 'unlabelled-on-request';
    if (isUnlabelled && given.agreement === '') throw contentLabelError('LABELS_AGREEMENT_MISSING');
    const data = fileBytes(file);
    const report = readLabel(data, file.name);
    // The exception spares the visible label alone.
    if (isUnlabelled && report.verdict !== 'compliant') throw contentLabelError('LABELS_METADATA_STILL_DUE');
    const measures = ruleOn(ctx.rules, labellingMeasures, ctx.today()).data;
    const duty = isUnlabelled ? 'unlabelled-on-request' : given.by === 'user' ? 'declare' : 'metadata-label';
    const trust = measures.duties.find((one) => one.duty === duty)?.trust ?? null;
    return {
      declaredOn: ctx.today(),
      keepUntil: isUnlabelled ? monthsLater(ctx.today(), measures.unlabelledLogMonths) : null,
      fileName: file.name,
      ...given,
      statement: statement ?? '',
      carrier: report.carrier,
      verdict: report.verdict,
      fileSha256: fileDigest(data, 'sha256'),
      fileSm3: fileDigest(data, 'sm3'),
      contentSha256: contentDigest(data, file.name, 'sha256')?.toString('hex') ?? null,
      pictureFingerprint: pictureFingerprint(data, file.name),
      rests: [{ basis: 'measures' as const, clause: null, trust }],
    };
  },
});
