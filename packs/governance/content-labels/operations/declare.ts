import { defineOperation, fileBytes, isoDate, label, sampleFile, z } from '@yuzhi/sdk';
import { contentDigest, fileDigest, readLabel } from '@yuzhi/labels';
import { anyFile, fileLimits } from '../any-file.ts';
import { labelInput } from '../label-input.ts';
import { carrier, verdict } from '../report.ts';

const digest = z.string().regex(/^[0-9a-f]{64}$/);

export const declare = defineOperation({
  id: 'declare',
  title: { zh: '登记声明', en: 'Record a declaration' },
  summary: {
    zh: '登记一份生成合成内容：文件与内容摘要、编码、编号和标识状况；登记保存在运行记录中',
    en: 'Record a piece of generated content: digests of file and content, codes, numbers and the state of its label; kept in the run record',
  },
  effect: 'read',
  audience: 'public',
  input: z.strictObject({
    file: anyFile(),
    label: labelInput.label,
    producer: labelInput.producer,
    contentId: labelInput.contentId,
    statement: z.string().trim().max(500).optional().meta(label('说明', 'Statement')),
  }),
  output: z.object({
    declaredOn: isoDate.meta(label('登记日期', 'Declared on')),
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
  }),
  show: [
    { as: 'figure', title: { zh: '文件中的标识', en: 'Label in the file' }, value: 'verdict' },
    { as: 'figure', title: { zh: '登记日期', en: 'Declared on' }, value: 'declaredOn' },
    { as: 'figure', title: { zh: '内容制作编号', en: 'Content number' }, value: 'contentId' },
    { as: 'text', title: { zh: '文件摘要 SHA-256', en: 'File digest SHA-256' }, value: 'fileSha256' },
    { as: 'text', title: { zh: '文件摘要 SM3', en: 'File digest SM3' }, value: 'fileSm3' },
    { as: 'text', title: { zh: '内容摘要 SHA-256', en: 'Content digest SHA-256' }, value: 'contentSha256' },
    { as: 'text', title: { zh: '说明', en: 'Statement' }, value: 'statement' },
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
  run(ctx, { file, label, producer, contentId, statement }) {
    const data = fileBytes(file);
    const report = readLabel(data, file.name);
    return {
      declaredOn: ctx.today(),
      fileName: file.name,
      label,
      producer,
      contentId,
      statement: statement ?? '',
      carrier: report.carrier,
      verdict: report.verdict,
      fileSha256: fileDigest(data, 'sha256'),
      fileSm3: fileDigest(data, 'sm3'),
      contentSha256: contentDigest(data, file.name, 'sha256')?.toString('hex') ?? null,
    };
  },
});
