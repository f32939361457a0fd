import { text } from '../../language/language.ts';
import type { PageRoute } from '../../page/page-route.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/sign-in',
    noun: null,
    title: text('登录', 'Sign in'),
    help: text(
      '用账号、口令和验证器中的动态码登录。忘记口令或换了手机，请联系本市安全管理员。',
      'Sign in with account, password and the code of your authenticator. If you forgot the password or changed your phone, ask the security administrator.',
    ),
    for: 'anyone',
    load: () => import('./SignInPage.tsx').then(({ SignInPage: Page }) => ({ Page })),
    samples: [{ at: '/sign-in', as: 'stranger' }],
  },
  {
    path: '/link',
    noun: null,
    title: text('一次性链接', 'One-time link'),
    help: text(
      '首次设置、激活账号或重设口令的链接只能用一次，过期作废。',
      'Links for the first set-up, a new account or a new password work once and end after a while.',
    ),
    for: 'anyone',
    load: () => import('./LinkPage.tsx').then(({ LinkPage: Page }) => ({ Page })),
    samples: ['/link#{link}', '/link#used'],
  },
  {
    path: '/account',
    noun: 'administration',
    title: text('本人账号', 'Your account'),
    help: text(
      '您的账号、单位和角色，以及已经登录的会话。不认识的会话请立即结束，并告知安全管理员。',
      'Your account, units and roles, and the sessions that are open. End one that you do not know and tell the security administrator.',
    ),
    menu: { order: 90 },
    for: 'signed-in',
    load: () => import('./AccountPage.tsx').then(({ AccountPage: Page }) => ({ Page })),
    samples: [{ at: '/account', as: 'unit-member' }, '/account'],
  },
];
