import { text } from '../../language/language.ts';

export const delegationWords = {
  delegations: text('离岗委托', 'Delegations'),
  make: text('委托他人', 'Delegate'),
  makeNote: text(
    '受托人在期间内可代行这项角色；本人仍可使用。转授不允许。',
    'They may act in this role for the time; you still may. They cannot hand it on.',
  ),
  role: text('角色', 'Role'),
  giver: text('委托人', 'From'),
  taker: text('受托人', 'To'),
  from: text('起始日期', 'First day'),
  until: text('最后一日', 'Last day'),
  reason: text('理由', 'Reason'),
  actions: text('操作', 'Actions'),
  end: text('结束委托', 'End'),
  none: text('没有委托', 'There are no delegations'),
  noneHint: text('请假前在这里委托他人代行职责。', 'Before you go on leave, let somebody stand in for you here.'),
};
