import { text } from '../../language/language.ts';
import type { PageRoute } from '../../page/page-route.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/policy',
    noun: 'administration',
    title: text('权限规则', 'Policy'),
    help: text(
      '谁可以做什么，逐条用文字写明，由上到下匹配，没有规则明确允许的，一律不允许。规则是纳入版本管理的文本，修改须经评审。',
      'Who may do what, rule by rule in words. The first that fits allows; where none fits, the answer is no. The rules are a text under version control and change by review.',
    ),
    menu: { order: 60 },
    for: 'signed-in',
    load: () => import('./PolicyPage.tsx').then(({ PolicyPage: Page }) => ({ Page })),
    samples: ['/policy', '/policy?role=auditor'],
  },
];
