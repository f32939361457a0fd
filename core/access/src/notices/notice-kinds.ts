import type { Text } from '@yuzhi/sdk';

interface NoticeKindWords {
  readonly title: Text;
  /** `{names}` are filled from what the event is about; `{what}` is the title of the operation. */
  readonly text: Text;
  /** Where it is dealt with, behind the address of the server. */
  readonly page: string;
  /** How it leaves unless somebody set it otherwise. */
  readonly when: 'at-once' | 'digest';
  /** Not for people: it is sent to the addresses that the settings name. */
  readonly isForMachines?: true;
}

const inbox = '/#/inbox';

/** Everything that people are told about, in words that need no secret and nobody's name. */
export const noticeKinds = {
  'approval-waits': {
    title: { zh: '有审批等待您办理', en: 'An approval waits for you' },
    text: { zh: '{what}（{unit}），办理期限 {deadline}', en: '{what} ({unit}), to be decided by {deadline}' },
    page: inbox,
    when: 'at-once',
  },
  'approval-decided': {
    title: { zh: '您的申请已办结', en: 'What you asked for was decided' },
    text: { zh: '{what}：{state}', en: '{what}: {state}' },
    page: '/#/approvals/{id}',
    when: 'at-once',
  },
  'approval-expires': {
    title: { zh: '审批即将到期', en: 'An approval is about to lapse' },
    text: { zh: '{what}（{unit}）须在 {deadline} 前办理', en: '{what} ({unit}) lapses after {deadline}' },
    page: inbox,
    when: 'at-once',
  },
  'grant-requested': {
    title: { zh: '有授权申请等待您办理', en: 'An application for a grant waits for you' },
    text: { zh: '{unit} 申请使用 {what}，办理期限 {deadline}', en: '{unit} applies for {what}, by {deadline}' },
    page: inbox,
    when: 'at-once',
  },
  'grant-decided': {
    title: { zh: '授权申请有了结果', en: 'An application for a grant was decided' },
    text: { zh: '{what}：{state}', en: '{what}: {state}' },
    page: '/#/grants/{id}',
    when: 'at-once',
  },
  'grant-ends': {
    title: { zh: '授权即将到期', en: 'A grant is about to end' },
    text: { zh: '{unit} 对 {what} 的授权最后一日为 {until}', en: 'The grant of {unit} for {what} ends after {until}' },
    page: '/#/grants/{id}',
    when: 'digest',
  },
  'job-failed': {
    title: { zh: '后台任务失败，等待处理', en: 'A job failed and waits for somebody' },
    text: { zh: '{what}：{code}', en: '{what}: {code}' },
    page: '/#/runs/{id}',
    when: 'at-once',
  },
  'schedule-refused': {
    title: { zh: '定时任务未能执行', en: 'A schedule did not run' },
    text: { zh: '定时任务 {schedule}（{what}）：{code}', en: 'Schedule {schedule} ({what}): {code}' },
    page: '/#/schedules',
    when: 'at-once',
  },
  'sign-in-new': {
    title: { zh: '您的账号在新的浏览器上登录', en: 'Your account was used from a browser that is new' },
    text: {
      zh: '如非本人操作，请立即结束该会话并联系安全管理员',
      en: 'If it was not you, end that session at once and tell the security administrator',
    },
    page: '/#/me/sessions',
    when: 'at-once',
  },
  'key-expires': {
    title: { zh: '密钥即将到期', en: 'A key is about to expire' },
    text: { zh: '密钥“{name}”于 {until} 到期', en: 'The key “{name}” expires on {until}' },
    page: '/#/me/keys',
    when: 'digest',
  },
  'duty-received': {
    title: { zh: '有职责或事项移交给您', en: 'A duty or work was handed to you' },
    text: { zh: '{duty}', en: '{duty}' },
    page: inbox,
    when: 'at-once',
  },
  'backup-failed': {
    title: { zh: '备份或恢复演练未成功', en: 'A backup or a restore drill failed' },
    text: { zh: '{work}：{code}', en: '{work}: {code}' },
    page: '/#/system',
    when: 'at-once',
  },
  'audit-head': {
    title: { zh: '审计链链头，请留存', en: 'Head of the audit trail, to be kept' },
    text: { zh: '至第 {link} 环', en: 'Up to link {link}' },
    page: '',
    when: 'at-once',
    isForMachines: true,
  },
} as const satisfies Readonly<Record<string, NoticeKindWords>>;

export type NoticeKind = keyof typeof noticeKinds;

/** Kinds that people have a say in. */
export const personalKinds = (Object.keys(noticeKinds) as NoticeKind[]).filter(
  (kind) => !('isForMachines' in noticeKinds[kind]),
);

export function isNoticeKind(text: string): text is NoticeKind {
  return Object.hasOwn(noticeKinds, text);
}
