import { text } from '../../language/language.ts';
import type { PageRoute } from '../../page/page-route.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/notices',
    noun: 'overview',
    title: text('通知', 'Notices'),
    help: text(
      '与您有关、需要知道的事：等您审批、申请有了结果、任务失败、账号在新的浏览器上登录、密钥即将到期等。点标题前往办理；看过后标为已读。',
      'What you have to know: approvals that wait for you, what you asked for was decided, a job failed, a sign-in from a new browser, a key about to expire. The title leads to where it is dealt with.',
    ),
    menu: { order: 30, key: 'n' },
    for: 'signed-in',
    load: () => import('./NoticesPage.tsx').then(({ NoticesPage: Page }) => ({ Page })),
    samples: [{ at: '/notices', as: 'unit-lead' }, '/notices'],
  },
  {
    path: '/notices/settings',
    noun: 'overview',
    title: text('通知设置', 'How you are told'),
    help: text(
      '每一类通知即时发送、每天汇总一次，还是只在页面显示；发到单位邮箱还是群机器人；什么时段不打扰。未设置邮件和群机器人时，通知只在页面显示。',
      'Whether each kind of notice leaves at once, in a digest or not at all; by mail or by webhook; and when you want quiet. Without either way notices stay on the page.',
    ),
    for: 'signed-in',
    load: () => import('./NoticeSettingsPage.tsx').then(({ NoticeSettingsPage: Page }) => ({ Page })),
    samples: [{ at: '/notices/settings', as: 'unit-lead' }, '/notices/settings'],
  },
];
