import { text } from '../../language/language.ts';
import type { PageRoute } from '../../page/page-route.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/grants',
    noun: 'administration',
    title: text('授权', 'Grants'),
    help: text(
      '哪个单位可以为什么用途、在多长时间内、最多多少次使用哪项能力。可为本单位申请；资源所属单位或工作专班决定，高等级资源须两人同意。',
      'Which unit may use which operation, for what, how often and until when. Apply for your own unit; the owner or the programme office decides, and a high grade takes two people.',
    ),
    menu: { order: 30, key: 't' },
    for: 'grant.read',
    load: () => import('./GrantsPage.tsx').then(({ GrantsPage: Page }) => ({ Page })),
    samples: [{ at: '/grants', as: 'unit-member' }, '/grants?state=active'],
  },
  {
    path: '/grants/:id',
    noun: 'administration',
    title: text('授权详情', 'Grant'),
    help: text(
      '一项授权或申请的全部条件：单位、用途、次数、期限。有权决定的人可在此同意或不同意；收回立即生效。',
      'Everything about one grant or application: unit, purpose, quota, term. Whoever decides does so here; revoking works at once.',
    ),
    for: 'grant.read',
    load: () => import('./GrantPage.tsx').then(({ GrantPage: Page }) => ({ Page })),
    samples: ['/grants/{grant}', '/grants/00000000-0000-4000-8000-000000000000'],
  },
];
