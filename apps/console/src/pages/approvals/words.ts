import type { Text } from '@yuzhi/sdk';
import { text } from '../../language/language.ts';

export const approvalWords = {
  approvals: text('审批记录', 'Approvals'),
  approval: text('审批', 'Approval'),
  state: text('状态', 'State'),
  requestedAt: text('申请时间', 'Asked'),
  deadline: text('办理期限', 'To be decided by'),
  decidedBy: text('办理人', 'Decided by'),
  decidedAt: text('办理时间', 'Decided'),
  agreed: text('已同意人数', 'People who agreed'),
  agreedOf: text('{agreed} / {needed}', '{agreed} of {needed}'),
  unknown: text('没有这项审批，或您无权查看', 'There is no such approval, or you may not see it'),
  none: text('还没有审批', 'There are no approvals yet'),
};

export const approvalStateWords: Readonly<Record<string, Text>> = {
  pending: text('待审批', 'Waiting'),
  approved: text('已同意', 'Approved'),
  rejected: text('已退回', 'Rejected'),
};
