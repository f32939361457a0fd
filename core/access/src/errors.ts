import { errorsFor } from '@yuzhi/sdk';

export const accessError = errorsFor({
  ACCESS_DENIED: {
    kind: 'denied',
    message: { zh: '无权{actionZh}：{resource}', en: 'Cannot {actionEn}: {resource} is not open to this caller' },
    hint: { zh: '{askZh}', en: '{askEn}' },
  },
  ACCESS_APPROVAL_NOT_FOUND: {
    kind: 'not-found',
    message: { zh: '没有编号为 {id} 的审批', en: 'Cannot find approval {id}' },
    hint: { zh: '请在审批列表中查看编号', en: 'Look up the id in the list of approvals' },
  },
  ACCESS_APPROVAL_DECIDED: {
    kind: 'conflict',
    message: { zh: '审批 {id} 已经办结，不能再次决定', en: 'Cannot decide approval {id}: it has been decided already' },
    hint: { zh: '如需再次执行，请重新提出申请', en: 'Ask again if the operation is to run once more' },
  },
  ACCESS_REASON_MISSING: {
    kind: 'invalid-input',
    message: { zh: '审批意见不能为空', en: 'Cannot decide an approval: no reason is given' },
    hint: { zh: '请写明同意或不同意的理由', en: 'Say why it is approved or rejected' },
  },
});
