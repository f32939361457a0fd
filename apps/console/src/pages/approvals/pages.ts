import { text } from '../../language/language.ts';
import type { PageRoute } from '../../page/page-route.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/approvals',
    noun: 'overview',
    title: text('审批记录', 'Approvals'),
    help: text(
      '“执行”类操作会改变外部事物，经同意后才执行。这里是您有权查看的全部审批：待审批、已同意和已退回的，各有理由。等您决定的在“待我办理”。',
      'Operations that act change something outside and run once somebody agrees. All approvals that you may see are here, each with its reason. What waits for you is in the inbox.',
    ),
    menu: { order: 25, key: 'a' },
    for: 'approval.read',
    load: () => import('./ApprovalsPage.tsx').then(({ ApprovalsPage: Page }) => ({ Page })),
    samples: ['/approvals', '/approvals?state=rejected'],
  },
  {
    path: '/approvals/:id',
    noun: 'overview',
    title: text('审批', 'Approval'),
    help: text(
      '一项审批：将要发生什么、谁申请、办理期限，以及决定和理由。有权决定的人可在此办理。',
      'One approval: what would happen, who asked, until when, and the decision with its reason. Whoever decides may do so here.',
    ),
    for: 'approval.read',
    load: () => import('./ApprovalPage.tsx').then(({ ApprovalPage: Page }) => ({ Page })),
    samples: ['/approvals/{approval}', '/approvals/00000000-0000-4000-8000-000000000000'],
  },
];
