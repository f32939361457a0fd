import type { Text } from '@yuzhi/sdk';
import { text } from '../../language/language.ts';

export const grantWords = {
  grants: text('授权', 'Grants'),
  ask: text('申请授权', 'Apply for a grant'),
  askNote: text(
    '以您当前所代表的单位申请，由资源所属单位决定。',
    'For the unit that you act for now; the owner decides.',
  ),
  resource: text('能力操作', 'Operation'),
  unit: text('使用单位', 'Unit'),
  owner: text('所属单位', 'Owner'),
  purpose: text('用途', 'Purpose'),
  quota: text('次数', 'Quota'),
  used: text('已用 {used} / {quota}', '{used} of {quota} used'),
  usedFree: text('已用 {used}，不限', '{used} used, no limit'),
  from: text('起始日期', 'First day'),
  until: text('最后一日', 'Last day'),
  state: text('状态', 'State'),
  reason: text('申请理由', 'Reason'),
  deadline: text('办理期限', 'To be decided by'),
  needed: text('须同意人数', 'People who have to agree'),
  askedBy: text('申请人', 'Asked by'),
  standing: text('预先批准', 'Approves in advance'),
  standingAbout: text(
    '在期限、用途和次数内，“执行”类操作不再逐次审批',
    'Within term, purpose and quota acts need no approval of their own',
  ),
  id: text('编号', 'Id'),
  agree: text('同意授权', 'Agree'),
  refuse: text('不同意', 'Refuse'),
  revoke: text('收回授权', 'Revoke'),
  revokeNote: text('立即生效，须写明理由。', 'Works at once; give the reason.'),
  none: text('还没有授权', 'There are no grants yet'),
  noneHint: text(
    '本单位的申请和已批准的授权会列在这里。',
    'Applications of your unit and grants that were agreed to are listed here.',
  ),
  unknown: text('没有这项授权，或您无权查看', 'There is no such grant, or you may not see it'),
};

export const grantStateWords: Readonly<Record<string, Text>> = {
  requested: text('待决定', 'Requested'),
  active: text('有效', 'In force'),
  refused: text('不同意', 'Refused'),
  revoked: text('已收回', 'Revoked'),
};
