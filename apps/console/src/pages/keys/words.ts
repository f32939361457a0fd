import type { Text } from '@yuzhi/sdk';
import { text } from '../../language/language.ts';

export const keyWords = {
  keys: text('接口密钥', 'API keys'),
  make: text('创建密钥', 'Make a key'),
  name: text('用途名称', 'Name'),
  nameHelp: text('说明给谁、做什么用，如“值班大屏”', 'Says who uses it and for what, such as “duty display”'),
  may: text('允许', 'It may'),
  mayHelp: text('至少选一项，够用即可', 'At least one, and no more than it needs'),
  within: text('限于', 'Only for'),
  everything: text('您可用的全部场景包', 'every pack that you may use'),
  days: text('有效期', 'Good for'),
  dayCount: text('{count} 天', '{count} days'),
  nameMissing: text('请填写用途名称', 'Give it a name'),
  scopeMissing: text('请至少选择一项', 'Choose at least one'),
  madeOnce: text(
    '密钥只显示这一次，请立即保存到使用它的程序中。遗失后只能重新创建。',
    'The key is shown this once. Keep it now where it is used; one that is lost has to be made anew.',
  ),
  key: text('密钥', 'Key'),
  use: text('使用示例', 'How to use it'),
  owner: text('所有人', 'Owner'),
  unit: text('单位', 'Unit'),
  scopes: text('范围', 'Scopes'),
  scopeWithin: text('{action}（限 {within}）', '{action} (only {within})'),
  state: text('状态', 'State'),
  madeAt: text('创建时间', 'Made'),
  expiresAt: text('到期时间', 'Expires'),
  seenOn: text('最近使用', 'Last used'),
  never: text('未使用', 'Never'),
  actions: text('操作', 'Actions'),
  revoke: text('吊销', 'Revoke'),
  revokeNote: text(
    '吊销后使用它的程序立即无法调用，且不能恢复。',
    'Programs that use it are refused at once. It cannot be taken back.',
  ),
  none: text('还没有密钥', 'There are no keys yet'),
  noneHint: text('创建密钥后，会列在这里。', 'Keys are listed here once they are made.'),
  good: text('有效', 'In force'),
  revoked: text('已吊销', 'Revoked'),
  expired: text('已到期', 'Expired'),
};

/** What keys may be allowed to do, in the words of core/access. */
export const keyActionWords: Readonly<Record<string, Text>> = {
  'operation.run': text('执行能力操作', 'Run operations'),
  'pack.read': text('查看场景包', 'See packs'),
  'run.read': text('查看运行记录', 'See runs'),
  'unit.read': text('查看单位名录', 'Look up units'),
};
