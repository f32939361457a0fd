import { errorsFor } from '@yuzhi/sdk';

export const packError = errorsFor({
  CODE_NO_READINGS: {
    kind: 'invalid-input',
    message: { zh: '无法汇总：{count} 个数值全部缺失', en: 'Cannot sum up: all {count} readings are missing' },
    hint: { zh: '请至少提供一个数值', en: 'Give at least one reading that is not missing' },
  },
});
