import { text } from '../../language/language.ts';

export const accountWords = {
  changePassword: text('修改口令', 'Change your password'),
  changePasswordHelp: text(
    '修改后全部会话结束，须用新口令重新登录。',
    'All sessions end; sign in again with the new password.',
  ),
  current: text('当前口令', 'Current password'),
  change: text('修改口令并退出', 'Change it and sign out'),
  passkeys: text('通行密钥', 'Passkeys'),
  passkeysHelp: text(
    '用指纹、人脸、PIN 或安全钥匙登录，不怕被仿冒的网站骗取。可在每台常用设备上各登记一个。',
    'Sign in by fingerprint, face, PIN or a security key: no false site can take it from you. Add one on each device that you use.',
  ),
  noPasskeys: text('还没有登记通行密钥', 'You have no passkey yet'),
  addPasskey: text('登记通行密钥', 'Add a passkey'),
  passkeyName: text('名称', 'Name'),
  passkeyNameHelp: text('如“办公电脑”“手机”', 'Such as “office computer” or “phone”'),
  passkeyUnsupported: text('这个浏览器不支持通行密钥', 'This browser knows no passkeys'),
  passkeyGivenUp: text(
    '没有登记：已取消，或设备没有响应',
    'Nothing was added: it was given up, or the device did not answer',
  ),
  passkeyNotTaken: text(
    '没有登录：已取消，或本设备没有可用的通行密钥',
    'Not signed in: it was given up, or there is no passkey on this device',
  ),
  madeAt: text('登记时间', 'Added'),
  usedAt: text('最近使用', 'Last used'),
  never: text('未使用', 'Never'),
  synced: text('随账户同步', 'Synced'),
  bound: text('限本设备', 'This device alone'),
  kind: text('存放', 'Kept'),
  actions: text('操作', 'Actions'),
  remove: text('删除', 'Remove'),
  removeNote: text('删除后不能再用它登录。', 'It signs you in no more.'),
  codes: text('动态码', 'One-time codes'),
  codesHelp: text(
    '更换手机前在这里换用新的验证器：确认当前口令和动态码后，扫描新的二维码并设置口令。',
    'Move to a new authenticator before you change your phone: confirm with your password and a code, then scan the new picture and set a password.',
  ),
  replaceCodes: text('更换验证器', 'Replace the authenticator'),
  withPasskey: text('用通行密钥登录', 'Sign in with a passkey'),
  withIdentity: text('用{title}登录', 'Sign in by {title}'),
  secondStep: text(
    '身份认证平台已确认您的身份，请再输入动态码。',
    'The identity provider knows you. Now enter a one-time code.',
  ),
  continue: text('继续登录', 'Go on'),
  failed: text('没有登录成功', 'Not signed in'),
  failedHint: text(
    '请重试；再次失败时，把代码 {code} 告诉安全管理员。',
    'Try again. If it fails once more, tell the security administrator the code {code}.',
  ),
  notices: text('通知设置', 'How you are told'),
  keys: text('接口密钥', 'API keys'),
  delegations: text('离岗委托', 'Delegations'),
};
