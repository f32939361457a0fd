import { text } from '../../language/language.ts';
import type { PageRoute } from '../../page/page-route.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/register',
    noun: 'assurance',
    title: text('应用登记', 'Register'),
    help: text(
      '本市在用的场景包登记表：风险等级、成熟度、作用最大的操作、使用范围和责任单位。风险等级由场景包申报；会执行操作的，运行前须经审批或常设授权。',
      'The register of the packs in use: risk, maturity, the furthest that any operation goes, who may use it and which unit answers. Packs state their own risk; whatever acts needs an approval or a standing grant first.',
    ),
    menu: { order: 10, key: 'g' },
    for: 'anyone',
    load: () => import('./RegisterPage.tsx').then(({ RegisterPage: Page }) => ({ Page })),
    samples: ['/register'],
  },
];
