import { text } from '../../language/language.ts';
import type { PageRoute } from '../../page/page-route.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/plan',
    noun: 'plan',
    title: text('条款落实', 'Clauses served'),
    help: text(
      '行动方案的哪些条款已有场景包可用、由哪些单位负责，以及最近解读过的方案文件。条款由各场景包自行申报；没有列出的条款，表示尚无场景包对应。',
      'Which clauses of the action plan have packs, which units answer for them, and the plans read lately. Each pack says itself which clauses it serves; a clause that is not listed has no pack yet.',
    ),
    menu: { order: 10, key: 'c' },
    for: 'anyone',
    load: () => import('./PlanPage.tsx').then(({ PlanPage: Page }) => ({ Page })),
    samples: ['/plan'],
  },
];
