import { errorsFor } from '@yuzhi/sdk';

export const contentLabelError = errorsFor({
  LABELS_RULE_MISSING: {
    kind: 'unavailable',
    message: { zh: '{date} 没有可适用的规则 {rule}', en: 'Cannot judge on {date}: no version of {rule} applies' },
    hint: { zh: '标识规则自 2025-09-01 起施行', en: 'The rules on labels apply from 2025-09-01 on' },
  },
  LABELS_DECLARATION_INCOMPLETE: {
    kind: 'invalid-input',
    message: {
      zh: '无法登记：生成服务提供者须填写提供者编码和内容制作编号',
      en: 'Cannot record the declaration: a generating service gives its code and the number of the content',
    },
    hint: { zh: '补填后再登记；用户登记可不填', en: 'Fill both in; a user may leave them out' },
  },
  LABELS_AGREEMENT_MISSING: {
    kind: 'invalid-input',
    message: {
      zh: '无法登记：不含显式标识的内容须有与用户约定责任的协议',
      en: 'Cannot record the declaration: content without visible label needs an agreement with the user on duties',
    },
    hint: { zh: '请填写协议编号', en: 'Give the number of the agreement' },
  },
  LABELS_METADATA_STILL_DUE: {
    kind: 'invalid-input',
    message: {
      zh: '无法登记：应用户要求只能免加显式标识，文件仍须有规范的元数据标识',
      en: 'Cannot record the declaration: a request spares the visible label only, and the file has no proper metadata label',
    },
    hint: { zh: '请先用“写入元数据标识”写入', en: 'Write the metadata label first' },
  },
  LABELS_NOTHING_TO_VERIFY: {
    kind: 'invalid-input',
    message: {
      zh: '无法核验签名：文件中没有唯一可读的元数据标识',
      en: 'Cannot verify: the file has no single readable metadata label',
    },
    hint: { zh: '请先用“读取标识”查看文件', en: 'Look at the file with the operation read first' },
  },
});
