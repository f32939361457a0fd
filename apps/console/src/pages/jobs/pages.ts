import { text } from '../../language/language.ts';
import type { PageRoute } from '../../page/page-route.ts';

export const pages: readonly PageRoute[] = [
  {
    path: '/jobs',
    noun: 'operations',
    title: text('后台任务', 'Jobs'),
    help: text(
      '在后台执行的运行：排队、执行到哪一步、第几次尝试。多次失败、不再自动重试的列为“待处理”，改正原因后可重试。',
      'Runs that are carried out in the background: what waits, how far it has come, which attempt it is. Those that failed for good wait for a person and can be tried again once the cause is mended.',
    ),
    menu: { order: 20, key: 'j' },
    for: 'run.read',
    load: () => import('./JobsPage.tsx').then(({ JobsPage: Page }) => ({ Page })),
    samples: ['/jobs', '/jobs?dead=true'],
  },
  {
    path: '/schedules',
    noun: 'operations',
    title: text('定时任务', 'Schedules'),
    help: text(
      '按时自动执行的操作，时间按本市时区。以设置人当时的权限执行；其权限收回后不再执行，并通知系统管理员。',
      'Operations that run at set times in the city’s time zone, with the rights of whoever set them up. When these end it runs no more, and somebody is told.',
    ),
    menu: { order: 30 },
    for: 'schedule.read',
    load: () => import('./SchedulesPage.tsx').then(({ SchedulesPage: Page }) => ({ Page })),
    samples: ['/schedules', { at: '/schedules', as: 'system-administrator' }],
  },
];
