import { text } from '../../language/language.ts';
import type { PageRoute } from '../../page/page-route.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/approvals',
    noun: 'overview',
    title: text('待审批', 'Approvals'),
    help: text(
      '“执行”类操作会改变外部事物，先在这里说明将要发生什么，经同意后才执行。作出决定时须写明理由，理由会留存。',
      'Operations that act change something outside. Here stands what would happen; nothing does before somebody approves it. A decision gives its reason, which is kept.',
    ),
    menu: { order: 20, key: 'a' },
    for: 'approval.read',
    load: () => import('./ApprovalsPage.tsx').then(({ ApprovalsPage: Page }) => ({ Page })),
    samples: ['/approvals'],
  },
];
