import { text } from '../../language/language.ts';
import type { PageRoute } from '../../page/page-route.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/delegations',
    noun: 'administration',
    title: text('离岗委托', 'Delegations'),
    help: text(
      '请假、出差期间把一项角色委托给他人代行，写明起止日期，到期自动收回。接受的委托也列在这里，任何一方都可以提前结束。',
      'Let somebody stand in for you for a time: a role with its first and last day; it ends by itself. What was delegated to you is listed too, and either side may end it early.',
    ),
    menu: { order: 50 },
    for: 'delegation.make',
    load: () => import('./DelegationsPage.tsx').then(({ DelegationsPage: Page }) => ({ Page })),
    samples: [{ at: '/delegations', as: 'unit-lead' }, '/delegations'],
  },
];
