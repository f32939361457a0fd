import { text } from '../../language/language.ts';
import type { PageRoute } from '../../page/page-route.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/',
    noun: 'overview',
    title: text('总览', 'Overview'),
    help: text(
      '打开就能看到：哪些事项等您决定、是否过期，哪里出了问题，正在运行什么。没有权限的内容不显示。',
      'At a glance: what waits for your decision and whether it is late, what broke, and what runs. What you may not see is not shown.',
    ),
    menu: { order: 10, key: 'h' },
    for: 'anyone',
    load: () => import('./OverviewPage.tsx').then(({ OverviewPage: Page }) => ({ Page })),
    samples: ['/', { at: '/', as: 'stranger' }, '/nothing/here'],
  },
];
