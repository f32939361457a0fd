import { text } from '../../language/language.ts';
import type { PageRoute } from '../../page/page-route.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/units',
    noun: 'administration',
    title: text('单位', 'Units'),
    help: text(
      '某一天存在的单位，按隶属关系列出。改日期可以看过去或将来的情况，例如 2025-11-06 起江北区、渝北区撤销，设立两江新区。可用简称、全称、别名查找。',
      'The units that exist on one day, each below the one that it belongs to. Another date shows the past or what is to come: since 2025-11-06 Jiangbei and Yubei are abolished and Liangjiang New Area exists.',
    ),
    menu: { order: 10, key: 'u' },
    for: 'unit.read',
    load: () => import('./UnitsPage.tsx').then(({ UnitsPage: Page }) => ({ Page })),
    samples: ['/units', '/units?on=2025-11-05&kind=district'],
  },
  {
    path: '/units/:unit',
    noun: 'administration',
    title: text('单位沿革', 'Unit'),
    help: text(
      '一个单位的名称、隶属关系和统一社会信用代码，各有起止日期；已撤销的，写明由谁承接。',
      'Names, parents and credit code of a unit, each with its days; of one that has ended, who took over.',
    ),
    for: 'unit.read',
    load: () => import('./UnitPage.tsx').then(({ UnitPage: Page }) => ({ Page })),
    samples: ['/units/%E6%B1%9F%E5%8C%97%E5%8C%BA', '/units/%E5%B8%82%E8%B4%A2%E6%94%BF%E5%B1%80', '/units/nowhere'],
  },
];
