import { text } from '../../language/language.ts';
import type { PageRoute } from '../../page/page-route.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/system',
    noun: 'administration',
    title: text('系统', 'System'),
    help: text(
      '各部件的版本、场景包是否加载成功、备份和对外通知的情况。没有加载成功的场景包写明原因，其余照常使用。',
      'Versions, which packs loaded, backups, and what left by mail and webhook. A pack that failed says why; the others work.',
    ),
    menu: { order: 80, key: 'y' },
    for: 'system.read',
    load: () => import('./SystemPage.tsx').then(({ SystemPage: Page }) => ({ Page })),
    samples: ['/system', { at: '/system', as: 'system-administrator' }],
  },
];
