import { errorsFor } from '@yuzhi/sdk';

export const auditError = errorsFor({
  AUDIT_KEY_WRONG: {
    kind: 'invalid-input',
    message: {
      zh: '审计密钥不可用：须为 Ed25519 或 SM2 密钥（PEM 格式）',
      en: 'Cannot use the audit key: it must be an Ed25519 or SM2 key in PEM',
    },
    hint: {
      zh: '请检查 YUZHI_AUDIT_KEY 指定的文件；未指定时首次启动会自动生成',
      en: 'Check the file named by YUZHI_AUDIT_KEY; without it a key is made at the first start',
    },
  },
  AUDIT_KEY_OPEN: {
    kind: 'denied',
    message: { zh: '审计密钥文件 {file} 可被他人读取', en: 'Cannot use the audit key in {file}: others can read it' },
    hint: { zh: '请执行 chmod 600 {file}', en: 'Run chmod 600 {file}' },
  },
  AUDIT_KEY_UNREADABLE: {
    kind: 'unavailable',
    message: {
      zh: '无法读写审计密钥文件 {file}：{reason}',
      en: 'Cannot read or make the audit key in {file}: {reason}',
    },
    hint: {
      zh: '请检查目录权限，或用 YUZHI_AUDIT_KEY 另行指定',
      en: 'Check the permissions of its folder, or name another file with YUZHI_AUDIT_KEY',
    },
  },
  AUDIT_FILE_WRONG: {
    kind: 'invalid-input',
    message: {
      zh: '{file} 不是可用的{what}：第 {line} 行有误',
      en: 'Cannot read {file} as {whatEn}: line {line} is wrong',
    },
    hint: {
      zh: '请使用 yuzhi audit pin 或 yuzhi audit export 生成的文件',
      en: 'Use a file that yuzhi audit pin or yuzhi audit export wrote',
    },
  },
  AUDIT_FILE_MISSING: {
    kind: 'not-found',
    message: { zh: '无法读取文件 {file}', en: 'Cannot read {file}' },
    hint: { zh: '请检查文件名和读取权限', en: 'Check its name and that you may read it' },
  },
  AUDIT_FILE_UNWRITABLE: {
    kind: 'invalid-input',
    message: { zh: '无法写入文件 {file}：{reason}', en: 'Cannot write {file}: {reason}' },
    hint: {
      zh: '请检查目录和权限；已有的文件不会被覆盖',
      en: 'Check its folder and permissions; a file that exists is not overwritten',
    },
  },
  AUDIT_NOTHING_SEALED: {
    kind: 'conflict',
    message: { zh: '审计链尚无内容', en: 'Cannot pin the audit trail: nothing is sealed yet' },
    hint: { zh: '执行任一能力操作后重试', en: 'Run any operation and try again' },
  },
  AUDIT_TERM_TOO_SHORT: {
    kind: 'denied',
    message: {
      zh: '不能清理 {before} 以后的审计记录：依据{title}{clause}，至少留存至 {earliest}',
      en: 'Cannot trim up to {before}: by {title} {clause} records until {earliest} have to be kept',
    },
    hint: { zh: '请选择更早的日期', en: 'Choose an earlier date' },
  },
  AUDIT_NOTHING_TO_TRIM: {
    kind: 'conflict',
    message: {
      zh: '{before} 以前没有可清理的审计记录',
      en: 'Cannot trim: no batch of the trail is older than {before}',
    },
    hint: { zh: '请用 yuzhi audit list 查看记录的时间', en: 'yuzhi audit list shows how old it is' },
  },
  AUDIT_TRAIL_BROKEN: {
    kind: 'conflict',
    message: { zh: '审计链核验未通过，不能改动', en: 'Cannot change the audit trail: it does not verify' },
    hint: { zh: '请先运行 yuzhi audit verify 查明原因', en: 'Run yuzhi audit verify and find out why first' },
  },
  AUDIT_NOTHING_LOST: {
    kind: 'conflict',
    message: {
      zh: '外部留存的链头都在审计链中，无需确认',
      en: 'Cannot accept a restore: the trail holds every head that was pinned outside',
    },
    hint: { zh: '请用 yuzhi audit verify 查看审计链的状态', en: 'yuzhi audit verify shows how the trail stands' },
  },
  AUDIT_BUSY: {
    kind: 'unavailable',
    message: { zh: '另一进程正在处理审计链', en: 'Cannot change the audit trail: another process is at it' },
    hint: { zh: '请稍后重试', en: 'Try again in a moment' },
  },
  AUDIT_KEY_FOREIGN: {
    kind: 'conflict',
    message: {
      zh: '本机的审计密钥不是该审计链的密钥',
      en: 'Cannot change the audit trail: this machine holds another key than the one that seals it',
    },
    hint: {
      zh: '请用 YUZHI_AUDIT_KEY 指定同一密钥文件',
      en: 'Name the same key file with YUZHI_AUDIT_KEY on every machine',
    },
  },
});
