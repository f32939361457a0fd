import { text } from '../../language/language.ts';
import type { PageRoute } from '../../page/page-route.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/audit',
    noun: 'administration',
    title: text('审计记录', 'Audit trail'),
    help: text(
      '登录、授权决定、变更和每次运行都写入环环相扣的审计链，由密钥签名，任何改动、删除、插入都能被查出。可筛选、核验、导出；请定期下载链头，存放到数据库以外的地方。',
      'Sign-ins, decisions, changes and runs are sealed into a chain, so that an edit, a deletion or an insertion is found. Filter, verify, export; download the head from time to time and keep it outside the database.',
    ),
    menu: { order: 70, key: 'l' },
    for: 'audit.read',
    load: () => import('./AuditPage.tsx').then(({ AuditPage: Page }) => ({ Page })),
    samples: ['/audit', '/audit?kind=event&action=people-invite'],
  },
];
