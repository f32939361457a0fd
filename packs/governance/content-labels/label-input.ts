import { label, z } from '@yuzhi/sdk';
import { labelValues } from '@yuzhi/labels';
import type { AigcLabel } from '@yuzhi/labels';

const number = z.string().max(120);
const free = z.string().max(1000).optional();

/** The fields of a metadata label as a person fills them in. Their rules are held where the label is written. */
export const labelInput = {
  label: z
    .enum(labelValues)
    .meta({
      'x-codes': {
        1: { zh: '是生成合成内容', en: 'Is generated' },
        2: { zh: '可能是生成合成内容', en: 'May be generated' },
        3: { zh: '疑似生成合成内容', en: 'Suspected to be generated' },
      },
    })
    .default('1')
    .meta(label('生成合成标签 Label', 'Label')),
  producer: number.meta(
    label('生成服务提供者编码', 'Producer', {
      help: {
        zh: '推荐用 27 位服务提供者编码；只用字母、数字和半角符号，不含空格',
        en: 'A provider code of 27 characters is recommended; letters, digits and signs of ASCII, no space',
      },
    }),
  ),
  contentId: number.meta(label('内容制作编号', 'Content number')),
  propagator: number.optional().meta(label('传播服务提供者编码', 'Propagator')),
  propagateId: number.optional().meta(label('内容传播编号', 'Propagation number')),
  reserved1: free.meta(label('预留字段1', 'Reserved field 1')),
  reserved2: free.meta(label('预留字段2', 'Reserved field 2')),
};

const fields = z.strictObject(labelInput);

export function labelOf(given: z.output<typeof fields>): AigcLabel {
  return {
    Label: given.label,
    ContentProducer: given.producer,
    ProduceID: given.contentId,
    ReservedCode1: given.reserved1 ?? '',
    ContentPropagator: given.propagator ?? '',
    PropagateID: given.propagateId ?? '',
    ReservedCode2: given.reserved2 ?? '',
  };
}
