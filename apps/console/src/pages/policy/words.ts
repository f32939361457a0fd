import type { Text } from '@yuzhi/sdk';
import { text } from '../../language/language.ts';

export const policyWords = {
  policy: text('权限规则', 'Policy'),
  about: text(
    '共 {count} 条。没有规则明确允许的，一律不允许。',
    'Rules: {count}. What none of them allows is refused.',
  ),
  role: text('角色', 'Role'),
  rule: text('规则', 'Rule'),
  who: text('谁', 'Who'),
  what: text('可以做什么', 'May'),
  limits: text('限制', 'Within'),
  all: text('全部', 'everything'),
  audiences: text('面向：{list}', 'open to: {list}'),
  effects: text('作用：{list}', 'effect: {list}'),
  notSelf: text('本人的事项除外', 'never what is their own'),
  notAdministrators: text('管理员除外', 'never administrators'),
  needsGrant: text('须有授权', 'with a grant'),
};

export const reachWords: Readonly<Record<string, Text>> = {
  self: text('限本人', 'their own'),
  'own-unit': text('限本单位', 'of their unit'),
  'own-branch': text('限本单位及下属机构', 'of their unit and those below it'),
  owner: text('限本单位的资源', 'what their unit owns'),
};
