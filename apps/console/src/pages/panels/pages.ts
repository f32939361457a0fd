import { text } from '../../language/language.ts';
import type { PageRoute } from '../../page/page-route.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/packs/:domain/:pack/panel',
    noun: 'scenarios',
    title: text('专用页面', 'Panel'),
    help: text(
      '场景包自带的页面：放入自己的文件或套用示例，直接看到图、表和说明。数字都由场景包的操作算出，每次运行留有记录；地址可以分享。',
      'The page that a pack brings itself: put in a file of your own or an example, and see charts, tables and reasons. All figures come from the pack’s operations, every run is kept, and the address can be shared.',
    ),
    for: 'anyone',
    load: () => import('./PanelPage.tsx').then(({ PanelPage: Page }) => ({ Page })),
    samples: [
      '/packs/livelihood/outbreak-watch/panel',
      '/packs/governance/air-quality/panel',
      '/packs/governance/content-labels/panel',
      '/packs/programme/plan-reader/panel',
    ],
  },
];
