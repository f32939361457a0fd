import { text } from '../../language/language.ts';
import type { PageRoute } from '../../page/page-route.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/data',
    noun: 'resources',
    title: text('数据来源', 'Data sources'),
    help: text(
      '各场景包读取哪些数据、出自哪里、以什么许可使用。由场景包的清单文件汇总而来。',
      'Which data the packs read, where they come from and under which licence. Gathered from the manifests of the packs.',
    ),
    menu: { order: 10, key: 'd' },
    for: 'anyone',
    load: () => import('./DataPage.tsx').then(({ DataPage: Page }) => ({ Page })),
    samples: ['/data'],
  },
];
