import { text } from '../../language/language.ts';

export const accountWords = {
  changePassword: text('修改口令', 'Change your password'),
  changePasswordHelp: text(
    '修改后全部会话结束，须用新口令重新登录。',
    'All sessions end; sign in again with the new password.',
  ),
  current: text('当前口令', 'Current password'),
  change: text('修改口令并退出', 'Change it and sign out'),
  notices: text('通知设置', 'How you are told'),
  keys: text('接口密钥', 'API keys'),
  delegations: text('离岗委托', 'Delegations'),
};
