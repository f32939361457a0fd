import type { Text } from '@yuzhi/sdk';
import { text } from '../../language/language.ts';

export const systemWords = {
  system: text('系统', 'System'),
  version: text('渝智版本', 'Yuzhi'),
  node: text('运行环境', 'Node.js'),
  postgres: text('数据库', 'PostgreSQL'),
  embedded: text('{version}（自带）', '{version}, built in'),
  server: text('{version}（外部）', '{version}, a server of its own'),
  startedAt: text('本进程启动于', 'This process began'),
  workers: text('任务进程', 'Worker processes'),
  migrations: text('数据结构', 'Migrations'),
  migrationsAre: text('{applied} 项，最新 {newest}', '{applied}, newest {newest}'),
  pending: text('{count} 项待执行', 'to be done: {count}'),
  packs: text('场景包', 'Packs'),
  pack: text('场景包', 'Pack'),
  packVersion: text('版本', 'Version'),
  operations: text('操作数', 'Operations'),
  state: text('状态', 'State'),
  ready: text('正常', 'Ready'),
  failed: text('未能加载', 'Failed to load'),
  why: text('原因', 'Why'),
  backups: text('备份', 'Backups'),
  backup: text('名称', 'Name'),
  takenAt: text('备份时间', 'Taken'),
  tables: text('表', 'Tables'),
  rows: text('行', 'Rows'),
  noBackups: text('默认文件夹中没有备份', 'There is no backup in the standard folder'),
  noBackupsHint: text(
    '在本机运行 npx yuzhi backup 立即备份；请把备份复制到另一台机器。',
    'Run npx yuzhi backup at the machine, and keep a copy on another one.',
  ),
  deliveries: text('对外发送的通知', 'Notices that left'),
  noDeliveries: text('没有对外发送的通知', 'No notice has left'),
  noDeliveriesHint: text(
    '设置邮件或群机器人后，发送情况列在这里。',
    'Once mail or webhooks are set up, what became of each is listed here.',
  ),
  title: text('通知', 'Notice'),
  to: text('接收人', 'To'),
  way: text('方式', 'Way'),
  attempts: text('次数', 'Attempts'),
  dueAt: text('时间', 'Due'),
  lastError: text('最近错误', 'Last error'),
};

export const deliveryStateWords: Readonly<Record<string, Text>> = {
  waiting: text('待发', 'Waiting'),
  sent: text('已发', 'Sent'),
  failed: text('未送达', 'Failed'),
};

export const wayWords: Readonly<Record<string, Text>> = {
  mail: text('邮件', 'Mail'),
  webhook: text('群机器人', 'Webhook'),
};
