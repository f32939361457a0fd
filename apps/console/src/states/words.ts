import { text } from '../language/language.ts';

export const stateWords = {
  loading: text('正在读取…', 'Loading…'),
  retry: text('重新读取', 'Try again'),
  code: text('错误代码', 'Code'),
  run: text('运行编号', 'Run'),
  inputKept: text('您填写的内容仍在本页。', 'What you filled in is still here.'),
  denied: text('您没有查看这一页的权限', 'You may not see this page'),
  deniedHint: text(
    '如工作需要，请向本单位负责人或安全管理员申请。',
    'If your work needs it, ask the lead of your unit or the security administrator.',
  ),
  signInFirst: text('登录后可以查看', 'Sign in to see this'),
  toSignIn: text('去登录', 'Go to sign in'),
  partial: text('只显示了一部分', 'Only a part is shown'),
  broken: text('这一页出错了', 'This page broke'),
  brokenHint: text(
    '填写的内容可能已经丢失。请重新打开；如再次发生，请把下面的信息告诉系统管理员。',
    'What you filled in may be lost. Open it again; if it happens once more, tell the system administrator what stands below.',
  ),
  nowhere: text('没有这个页面', 'There is no such page'),
  nowhereHint: text('地址可能写错，或者内容已经移除。', 'The address may be wrong, or what it led to was removed.'),
  toStart: text('回到总览', 'Go to the overview'),
};
