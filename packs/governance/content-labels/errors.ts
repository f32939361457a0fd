import { errorsFor } from '@yuzhi/sdk';

export const contentLabelError = errorsFor({
  LABELS_RULE_MISSING: {
    kind: 'unavailable',
    message: { zh: '{date} 没有可适用的规则 {rule}', en: 'Cannot judge on {date}: no version of {rule} applies' },
    hint: { zh: '标识规则自 2025-09-01 起施行', en: 'The rules on labels apply from 2025-09-01 on' },
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
