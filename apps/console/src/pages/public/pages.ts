import { text } from '../../language/language.ts';
import type { PageRoute } from '../../page/page-route.ts';

const help = text(
  '面向公众，不需要登录：本市在用哪些人工智能，谁负责，怎样试用，怎样提问或提出异议。',
  'For everybody, without signing in: which AI this city uses, who is responsible, how to try it, how to ask or object.',
);

export const pages: readonly PageRoute[] = [
  {
    path: '/public',
    noun: 'overview',
    title: text('公众页面', 'For the public'),
    help,
    menu: { order: 90 },
    for: 'anyone',
    load: () => import('./PublicPage.tsx').then(({ PublicPage: Page }) => ({ Page })),
    samples: [{ at: '/public', as: 'stranger' }],
  },
  {
    path: '/public/calls',
    noun: 'overview',
    title: text('公开征集', 'Open calls'),
    help,
    for: 'anyone',
    load: () => import('./CallsPage.tsx').then(({ CallsPage: Page }) => ({ Page })),
    samples: [{ at: '/public/calls', as: 'stranger' }],
  },
  {
    path: '/public/ask',
    noun: 'overview',
    title: text('咨询与异议', 'Ask or object'),
    help,
    for: 'anyone',
    load: () => import('./AskPage.tsx').then(({ AskPage: Page }) => ({ Page })),
    samples: [{ at: '/public/ask?about=governance/air-quality', as: 'stranger' }],
  },
  {
    path: '/public/documents',
    noun: 'overview',
    title: text('公开文件', 'Documents'),
    help,
    for: 'anyone',
    load: () => import('./DocumentsPage.tsx').then(({ DocumentsPage: Page }) => ({ Page })),
    samples: [{ at: '/public/documents', as: 'stranger' }],
  },
];
