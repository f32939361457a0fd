import { text } from '../../language/language.ts';
import type { PageRoute } from '../../page/page-route.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/people',
    noun: 'administration',
    title: text('人员', 'People'),
    help: text(
      '有账号的人员、所在单位、角色和状态。只列出您有权查看的人员。安全管理员可建立账号、授予角色、停用账号；点账号查看详情。',
      'People with an account, their unit, roles and state, as far as you may see them. The security administrator makes accounts, gives roles and suspends. An account leads to its page.',
    ),
    menu: { order: 20, key: 'e' },
    for: 'person.read',
    load: () => import('./PeoplePage.tsx').then(({ PeoplePage: Page }) => ({ Page })),
    samples: ['/people', '/people?q=nobody'],
  },
  {
    path: '/people/:account',
    noun: 'administration',
    title: text('人员详情', 'Person'),
    help: text(
      '一个人的账号、单位和每一项角色的起止日期。离岗时用“离岗交接”，停用账号并把角色交给接任人；忘记口令或更换手机时，当面核实身份后生成重设链接。',
      'The account, unit and roles of one person, each role with its days. Somebody who goes hands their roles to a successor. Somebody who lost a password or phone gets a link after being identified face to face.',
    ),
    for: 'person.read',
    load: () => import('./PersonPage.tsx').then(({ PersonPage: Page }) => ({ Page })),
    samples: ['/people/{person}', '/people/nobody.here'],
  },
];
