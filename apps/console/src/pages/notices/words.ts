import type { Text } from '@yuzhi/sdk';
import { text } from '../../language/language.ts';

export const noticeWords = {
  notices: text('通知', 'Notices'),
  bell: text('通知，{count} 条未读', 'Notices, {count} unread'),
  show: text('显示', 'Show'),
  readAll: text('全部标为已读', 'Mark all as read'),
  read: text('标为已读', 'Mark as read'),
  unread: text('未读', 'Unread'),
  settings: text('通知设置', 'How you are told'),
  none: text('没有通知', 'There are no notices'),
  noneHint: text(
    '有事项等您办理或办结时，会通知到这里。',
    'You are told here when something waits for you or was decided.',
  ),
  noneUnread: text('没有未读的通知', 'Nothing is unread'),
  newest: text('最新的通知', 'Newest'),

  ways: text('接收方式', 'Where to'),
  mail: text('单位邮箱', 'Mail address'),
  mailHelp: text('限以下域名：{domains}', 'Of one of these domains: {domains}'),
  mailOff: text('系统尚未配置邮件发送', 'Mail is not set up'),
  webhook: text('群机器人', 'Webhook'),
  webhookOff: text('系统尚未配置群机器人', 'No webhook is set up'),
  noWebhook: text('不发送', 'None'),
  when: text('通知时间', 'When'),
  kinds: text('各类通知', 'Kinds of notices'),
  kind: text('通知', 'Notice'),
  digestAt: text('汇总时间', 'Time of the digest'),
  quietFrom: text('免打扰开始', 'Quiet from'),
  quietUntil: text('免打扰结束', 'Quiet until'),
  timeHelp: text('本市时间', 'The city’s time'),
  language: text('通知语言', 'Language of notices'),
  save: text('保存', 'Save'),
  saved: text('已保存', 'Saved'),
};

export const showWords: Readonly<Record<string, Text>> = {
  all: text('全部', 'All'),
  unread: text('未读', 'Unread'),
};

export const whenWords: Readonly<Record<string, Text>> = {
  'at-once': text('即时', 'At once'),
  digest: text('每天汇总', 'Digest'),
  off: text('只在页面显示', 'On the page alone'),
};
