import { errorsFor } from '@yuzhi/sdk';

export const inquiryError = errorsFor({
  INQUIRY_TOO_MANY: {
    kind: 'limited',
    message: {
      zh: '提交过于频繁，这一次没有受理',
      en: 'Cannot take this now: too many were sent from here, or in all',
    },
    hint: { zh: '请一小时后再提交', en: 'Send it again in an hour' },
  },
  INQUIRY_NOT_FOUND: {
    kind: 'not-found',
    message: { zh: '没有这个回执编号', en: 'Cannot find an inquiry with this receipt number' },
    hint: { zh: '请核对提交后显示的编号', en: 'Check the number that was shown after sending' },
  },
  INQUIRY_ANSWERED: {
    kind: 'conflict',
    message: { zh: '这一件已经答复', en: 'Cannot answer this: it was answered already' },
    hint: { zh: '刷新页面可看到答复', en: 'Load the page again to see the answer' },
  },
});
