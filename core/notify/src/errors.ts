import { errorsFor } from '@yuzhi/sdk';

export const notifyError = errorsFor({
  NOTIFY_CONFIG_WRONG: {
    kind: 'invalid-input',
    message: { zh: '通知设置文件 {file} 不可用：{reason}', en: 'Cannot use the notice settings in {file}: {reason}' },
    hint: {
      zh: '请对照 docs/operate/notices.md 修改 YUZHI_NOTIFY 指定的文件',
      en: 'Compare the file that YUZHI_NOTIFY names with docs/operate/notices.md',
    },
  },
  NOTIFY_WAY_GONE: {
    kind: 'conflict',
    message: { zh: '该发送方式已不再设置', en: 'Cannot send it: that way is not set up any more' },
    hint: { zh: '请在通知设置中另选方式', en: 'Choose another way in the settings of notices' },
  },
  NOTIFY_MAIL_REFUSED: {
    kind: 'unavailable',
    message: { zh: '邮件服务器未接受：{reason}', en: 'Cannot send the mail: the server said {reason}' },
    hint: { zh: '请检查邮件服务器设置和收件地址', en: 'Check the settings of the mail server and the address' },
  },
  NOTIFY_WEBHOOK_REFUSED: {
    kind: 'unavailable',
    message: { zh: '群机器人未接受：{reason}', en: 'Cannot send to the webhook: it said {reason}' },
    hint: {
      zh: '请检查机器人地址、签名密钥和频率限制',
      en: 'Check its address, its secret and how often it may be used',
    },
  },
});
