import { text } from '../../language/language.ts';
import type { PageRoute } from '../../page/page-route.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/inquiries',
    noun: 'administration',
    title: text('公众咨询与异议', 'Inquiries of the public'),
    help: text(
      '公众在公众页面提交的咨询和异议。工作专班答复，每件只答复一次，公众凭回执编号查看；答复留有审计记录。',
      'What people ask and object to on the public pages. The programme office answers each once; people read it with their receipt number, and the audit trail keeps who answered.',
    ),
    menu: { order: 85 },
    for: 'inquiry.read',
    load: () => import('./InquiriesPage.tsx').then(({ InquiriesPage: Page }) => ({ Page })),
    samples: ['/inquiries', { at: '/inquiries?state=answered', as: 'programme-office' }],
  },
];
