import { text } from '../../language/language.ts';
import type { PageRoute } from '../../page/page-route.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/runs',
    noun: 'operations',
    title: text('运行记录', 'Runs'),
    help: text(
      '每次运行都在这里：谁、何时、运行了什么、结果如何。可按操作和状态筛选，筛选条件写在地址里，可以直接转发。点一行查看输入、结果和审计摘要。',
      'Every run is here: who ran what, when, and what came of it. Filters stand in the address and can be passed on. A row leads to its input, its result and its digests in the audit trail.',
    ),
    menu: { order: 10, key: 'r' },
    for: 'run.read',
    load: () => import('./RunsPage.tsx').then(({ RunsPage: Page }) => ({ Page })),
    samples: ['/runs', '/runs?state=running', { at: '/runs', as: 'stranger' }],
  },
  {
    path: '/runs/:id',
    noun: 'operations',
    title: text('运行', 'Run'),
    help: text(
      '一次运行的完整记录：输入、结果、版本、标识、用时，以及写入审计链的摘要。可以用同样的输入再运行一次。',
      'The whole record of one run: input, result, versions, labels, duration, and the digests that stand in the audit trail. It can be run again with the same input.',
    ),
    for: 'run.read',
    load: () => import('./RunPage.tsx').then(({ RunPage: Page }) => ({ Page })),
    samples: ['/runs/{run}', '/runs/{filledRun}', '/runs/{failedRun}', '/runs/00000000-0000-4000-8000-000000000000'],
  },
];
