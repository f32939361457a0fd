import { text } from '../../language/language.ts';
import type { PageRoute } from '../../page/page-route.ts';

const help = text(
  '先下载模板，按列名填写后上传。整表检查，有一处错误就一行也不导入，并按行、列写明问题；改好后重新上传即可。',
  'Download the template, fill it in and hand it over. The whole table is checked: with one error nothing is imported, and every error is told by row and column. Mend it and try again.',
);

export const pages: readonly PageRoute[] = [
  {
    path: '/import/people',
    under: '/people',
    noun: 'administration',
    title: text('导入人员', 'Import people'),
    help,
    for: 'person.manage',
    load: () => import('./ImportPage.tsx').then(({ ImportPeoplePage: Page }) => ({ Page })),
    samples: ['/import/people'],
  },
  {
    path: '/import/units',
    under: '/units',
    noun: 'administration',
    title: text('导入单位', 'Import units'),
    help,
    for: 'unit.manage',
    load: () => import('./ImportPage.tsx').then(({ ImportUnitsPage: Page }) => ({ Page })),
    samples: ['/import/units'],
  },
];
