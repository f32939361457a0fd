import { text } from '../../language/language.ts';

export const accessWords = {
  passkey: text('通行密钥', 'Passkey'),
  passkeyHelp: text(
    '用本机的指纹、面容、屏幕锁或安全密钥登录，不必输入账号和口令。',
    'Sign in by fingerprint, face, screen lock or a security key of this device; no account, no password.',
  ),
  usePasskey: text('用通行密钥登录', 'Sign in with a passkey'),
  passkeys: text('通行密钥', 'Passkeys'),
  noPasskeys: text('还没有登记通行密钥', 'There is no passkey yet'),
  addPasskey: text('登记通行密钥', 'Add a passkey'),
  passkeyName: text('名称', 'Name'),
  passkeyNameHelp: text('如“办公电脑”“手机”', 'Such as “office computer” or “phone”'),
  current: text('当前口令', 'Current password'),
  removePasskey: text('删除 {name}', 'Remove {name}'),
  confirmRemoval: text('确认删除', 'Remove it'),
  addedOn: text('登记于 {day}', 'Added {day}'),
  useIdentity: text('用{title}登录', 'Sign in with {title}'),
  identityFailed: text('没有通过{title}登录', 'Signing in with {title} did not work'),
  secondStep: text('身份已确认，请再输入动态码。', 'You are known; one more step is needed.'),
  finish: text('完成登录', 'Finish signing in'),
};
