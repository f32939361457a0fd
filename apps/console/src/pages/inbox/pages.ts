import { text } from '../../language/language.ts';
import type { PageRoute } from '../../page/page-route.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/inbox',
    noun: 'overview',
    title: text('待我办理', 'Inbox'),
    help: text(
      '等您决定的事：“执行”类操作的审批和授权申请，临近期限的在前。每项写明谁申请、为什么、将要发生什么；决定须写明理由。受他人委托办理的，注明委托人。',
      'What waits for your decision: acts and applications for grants, what is due first standing first. Each says who asks, why, and what would happen. A decision gives its reason. What you decide for somebody who is away says so.',
    ),
    menu: { order: 20, key: 'i' },
    for: 'signed-in',
    load: () => import('./InboxPage.tsx').then(({ InboxPage: Page }) => ({ Page })),
    samples: ['/inbox', { at: '/inbox', as: 'unit-lead' }],
  },
];
