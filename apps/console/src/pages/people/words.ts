import type { Text } from '@yuzhi/sdk';
import { text } from '../../language/language.ts';

export const peopleWords = {
  people: text('人员', 'People'),
  account: text('账号', 'Account'),
  name: text('姓名', 'Name'),
  unit: text('单位', 'Unit'),
  state: text('状态', 'State'),
  roles: text('角色', 'Roles'),
  role: text('角色', 'Role'),
  from: text('起始日期', 'First day'),
  until: text('最后一日', 'Last day'),
  open: text('长期', 'open'),
  actions: text('操作', 'Actions'),
  invite: text('建立账号', 'Make an account'),
  inviteNote: text(
    '建立后生成一次性激活链接，由本人设置口令和动态码。',
    'Makes a link that works once, by which they set their password and one-time codes.',
  ),
  appoint: text('任命管理员', 'Appoint an administrator'),
  importPeople: text('从表格导入', 'Import from a table'),
  none: text('还没有人员', 'There are no people yet'),
  noneHint: text(
    '安全管理员建立账号或从表格导入后，会列在这里。',
    'Accounts that the security administrator makes or imports are listed here.',
  ),
  findHelp: text('账号、姓名或单位，按回车键查找', 'Account, name or unit; press Enter'),
  unknown: text('没有这个账号，或您无权查看', 'There is no such account, or you may not see it'),
  give: text('授予角色', 'Give a role'),
  end: text('收回角色', 'End this role'),
  noRoles: text('没有角色', 'No role'),
  suspend: text('停用账号', 'Suspend'),
  suspendNote: text(
    '立即结束其会话并吊销其密钥；可以恢复账号，密钥须重新创建。',
    'Ends their sessions and revokes their keys at once. The account can be let in again; keys have to be made anew.',
  ),
  resume: text('恢复账号', 'Let in again'),
  leave: text('离岗交接', 'Hand over and close'),
  leaveNote: text(
    '账号停用且不能恢复。填写接任人时，业务角色交给接任人。',
    'The account is closed for good. The roles go to the successor, if one is named.',
  ),
  recover: text('重设登录方式', 'Reset how they sign in'),
  recoverNote: text(
    '生成一次性链接，由本人设置新口令。更换第二因素前须当面核实身份。',
    'Makes a link by which they set a new password. Identify them face to face before the second factor is replaced.',
  ),
  endSessions: text('结束全部会话', 'End all sessions'),
  removePasskeys: text('删除通行密钥', 'Remove passkeys'),
  removePasskeysNote: text(
    '删除其全部通行密钥并结束会话，用于设备丢失时。',
    'Removes all their passkeys and ends their sessions: for a lost device.',
  ),
  dismiss: text('免去管理员', 'Dismiss this administrator'),
  recoverAdministrator: text('重设管理员登录方式', 'Reset how this administrator signs in'),
};

export const personStateWords: Readonly<
  Record<string, { readonly word: Text; readonly sign: string; readonly tone: 'plain' | 'good' | 'bad' | 'note' }>
> = {
  active: { word: text('正常', 'Active'), sign: '✓', tone: 'good' },
  invited: { word: text('待激活', 'Invited'), sign: '…', tone: 'note' },
  suspended: { word: text('已停用', 'Suspended'), sign: '‖', tone: 'bad' },
  gone: { word: text('已离岗', 'Gone'), sign: '–', tone: 'plain' },
};
