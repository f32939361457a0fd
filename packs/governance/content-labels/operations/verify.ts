import { coded, defineOperation, fileBytes, label, sampleFile, z } from '@yuzhi/sdk';
import { labelKeys, readLabel, signatureAlgorithms, verifyLabel } from '@yuzhi/labels';
import type { AigcLabel, LabelReport, SignatureState } from '@yuzhi/labels';
import { anyFile, fileLimits } from '../any-file.ts';
import { contentLabelError } from '../errors.ts';
import { verdict } from '../report.ts';

const state = coded({
  valid: { zh: '签名有效，内容与标识未被改动', en: 'Valid: content and label are unchanged' },
  invalid: { zh: '签名无效：内容、标识或密钥不符', en: 'Invalid: content, label or key do not fit' },
  unsigned: { zh: '没有签名', en: 'Not signed' },
  'other-key': { zh: '由另一密钥签名', en: 'Signed with another key' },
} satisfies Record<SignatureState, { zh: string; en: string }>);

export const verify = defineOperation({
  id: 'verify',
  title: { zh: '核验标识签名', en: 'Verify the signature of a label' },
  summary: {
    zh: '标识预留字段中的签名是否由该密钥作出，内容与标识是否未被改动',
    en: 'Whether the signature in the reserved field is by this key, and content and label are unchanged',
  },
  effect: 'read',
  audience: 'public',
  input: z.strictObject({
    file: anyFile(),
    publicKey: z
      .string()
      .min(1)
      .max(4096)
      .meta(
        label('公钥', 'Public key', {
          help: { zh: 'PEM，或 SM2 公钥的 130 位十六进制数', en: 'PEM, or 130 hexadecimal digits for SM2' },
        }),
      ),
    keyId: z
      .string()
      .regex(/^[A-Za-z0-9._-]{1,64}$/)
      .meta(label('密钥编号', 'Key id')),
    algorithm: z.enum(signatureAlgorithms).default('sm2-sm3').meta(label('算法', 'Algorithm')),
    field: coded({
      ReservedCode1: { zh: '生成服务提供者（预留字段1）', en: 'Producer (reserved field 1)' },
      ReservedCode2: { zh: '传播服务提供者（预留字段2）', en: 'Propagator (reserved field 2)' },
    })
      .default('ReservedCode1')
      .meta(label('谁的签名', 'Whose signature')),
  }),
  output: z.object({
    state: state.meta(label('签名', 'Signature')),
    verdict: verdict.meta(label('标识', 'Label')),
    note: coded({
      'own-form': {
        zh: '标准未规定预留字段中签名的格式，此为渝智自定格式',
        en: 'No standard lays out the signature in this field; the form is that of Yuzhi',
      },
    }).meta(label('说明', 'Note')),
  }),
  show: [
    { as: 'figure', title: { zh: '签名', en: 'Signature' }, value: 'state' },
    { as: 'figure', title: { zh: '标识', en: 'Label' }, value: 'verdict' },
    { as: 'figure', title: { zh: '说明', en: 'Note' }, value: 'note' },
  ],
  limits: fileLimits,
  examples: [
    {
      title: {
        zh: '用 SM2 签名的图片（样例密钥，私钥未保留）',
        en: 'A picture signed with SM2 (sample key; its private part was not kept)',
      },
      input: {
        file: sampleFile(new URL('../golden/signed.png', import.meta.url)),
        publicKey:
          '045f7e28621b26f1f80e063d5122f902a0d5e2392cda44156884b757746f66282b88c10d79137b89b5166fef733a86c2c13863afb60b9d245979b3f536a19b7eed',
        keyId: 'sample-1',
      },
      output: { state: 'valid', verdict: 'compliant' },
    },
  ],
  run(_ctx, { file, field, ...key }) {
    const data = fileBytes(file);
    const report = readLabel(data, file.name);
    return {
      state: verifyLabel(data, onlyLabel(report), key, { name: file.name, field }),
      verdict: report.verdict,
      note: 'own-form' as const,
    };
  },
});

function onlyLabel({ copies }: LabelReport): AigcLabel {
  const [copy] = copies;
  const fields = copy?.fields ?? null;
  if (copies.length !== 1 || fields === null) throw contentLabelError('LABELS_NOTHING_TO_VERIFY');
  return Object.fromEntries(labelKeys.map((key) => [key, fields[key] ?? ''])) as AigcLabel;
}
