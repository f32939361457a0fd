import { text } from '../../language/language.ts';
import type { PageRoute } from '../../page/page-route.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/keys',
    noun: 'administration',
    title: text('接口密钥', 'API keys'),
    help: text(
      '供程序调用接口的密钥，以本人的身份、在所选范围内使用。创建时只显示一次，到期失效；吊销后各服务一秒内不再接受。',
      'Keys by which programs call the API in your name, within their scopes. A key is shown once and expires. One that is revoked is refused everywhere within a second.',
    ),
    menu: { order: 40, key: 'k' },
    for: 'key.read',
    load: () => import('./KeysPage.tsx').then(({ KeysPage: Page }) => ({ Page })),
    samples: [{ at: '/keys', as: 'unit-member' }, '/keys'],
  },
];
