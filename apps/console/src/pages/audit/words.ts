import type { Text } from '@yuzhi/sdk';
import { text } from '../../language/language.ts';

export const auditWords = {
  audit: text('审计记录', 'Audit trail'),
  links: text('审计链', 'Links of the trail'),
  verify: text('核验', 'Verify'),
  verifying: text('正在核验整条链…', 'Verifying the whole trail…'),
  export: text('导出全部', 'Export all'),
  exportRecords: text('导出（含记录）', 'Export with records'),
  head: text('下载链头', 'Download the head'),
  kind: text('种类', 'Kind'),
  action: text('事项', 'Action'),
  subject: text('对象', 'Subject'),
  subjectHelp: text('运行、审批编号，或事件的对象', 'Id of a run or approval, or what an event was about'),
  actionHelp: text('如 sign-in、keys-make', 'Such as sign-in or keys-make'),
  number: text('环', 'Link'),
  at: text('时间', 'When'),
  actor: text('操作人', 'Who'),
  outcome: text('结果', 'Outcome'),
  reason: text('依据', 'Reason'),
  digest: text('摘要', 'Digest'),
  newest: text('最新的记录', 'Newest'),
  none: text('还没有审计记录', 'The trail is empty'),
  noneHint: text(
    '登录、变更和运行发生后约一秒内写入。',
    'Sign-ins, changes and runs are sealed within about a second.',
  ),
  nothingFits: text('没有符合条件的记录，请调整筛选条件', 'No link fits: change the filter'),
  intact: text('审计链完整', 'The trail is whole'),
  broken: text('发现 {count} 处问题', 'Findings: {count}'),
  checked: text(
    '核验了 {links} 环、{seals} 个封签、{rows} 条记录；{waiting} 条待入链。',
    'Checked: {links} links, {seals} seals, {rows} records; waiting to be chained: {waiting}.',
  ),
  pinned: text('外部留存的链头保证到第 {link} 环', 'A head that was kept outside vouches up to link {link}'),
  unpinned: text(
    '没有提供外部留存的链头：整条链被重写查不出来，请选择留存的文件再核验。',
    'No head that was kept outside was given: a trail that was rewritten as a whole would not be found. Choose the file and verify again.',
  ),
  pin: text('选择外部留存的链头（可不选）', 'Choose a head that was kept outside (optional)'),
  pinWrong: text('这个文件不是链头', 'This file holds no head'),
};

export const linkKindWords: Readonly<Record<string, Text>> = {
  run: text('运行', 'Run'),
  event: text('事件', 'Event'),
  'approval-request': text('审批申请', 'Approval request'),
  'approval-decision': text('审批决定', 'Approval decision'),
};

export const outcomeWords: Readonly<Record<string, Text>> = {
  allowed: text('允许', 'Allowed'),
  denied: text('拒绝', 'Denied'),
  done: text('完成', 'Done'),
  failed: text('失败', 'Failed'),
};

/** Events that are neither a call of core/access nor an action of its policy. */
export const eventWords: Readonly<Record<string, Text>> = {
  'sign-in': text('登录', 'Sign in'),
  'link-redeemed': text('使用一次性链接', 'One-time link used'),
  'grant.use': text('使用授权', 'Grant used'),
  'approval.agree': text('同意（尚需其他人同意）', 'Agreed, others still to agree'),
  'audit.trim': text('按保存期限清理审计链', 'Trail trimmed after its retention'),
  'audit.accept-restore': text('确认从备份恢复', 'Restore accepted'),
};

/** Ways to sign in, and other grounds that are no rule. */
export const methodWords: Readonly<Record<string, Text>> = {
  'each-thing-for-itself': text('逐项判断', 'Decided thing by thing'),
  link: text('一次性链接', 'One-time link'),
  passkey: text('通行密钥', 'Passkey'),
  'standing-grant': text('预先批准的授权', 'Grant that approves in advance'),
};
