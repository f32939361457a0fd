import type { Actor, Audience, Effect, Text } from '@yuzhi/sdk';

/** What somebody may want to do. Every surface names one of these; there is no other way in. */
export const actions = {
  'operation.run': { zh: '执行能力操作', en: 'run the operation' },
  'pack.read': { zh: '查看场景包', en: 'see the pack' },
  'run.read': { zh: '查看运行记录', en: 'see the record of runs' },
  'job.change': { zh: '取消或重试后台任务', en: 'cancel jobs or try them again' },
  'schedule.read': { zh: '查看定时任务', en: 'see schedules' },
  'schedule.change': { zh: '设置定时任务', en: 'change schedules' },
  'approval.read': { zh: '查看审批', en: 'see approvals' },
  'approval.decide': { zh: '作出审批决定', en: 'decide approvals' },
  'run.erase': { zh: '清除运行的输入和结果', en: 'erase what a run was given and answered' },
  'audit.read': { zh: '查看和核验审计记录', en: 'see and verify the audit trail' },
  'audit.manage': { zh: '管理审计记录', en: 'look after the audit trail' },
  'system.read': { zh: '查看系统指标', en: 'see the figures of this system' },
} as const satisfies Record<string, Text>;

export type Action = keyof typeof actions;

/** The thing that is asked for, as far as a rule looks at it. */
export interface Resource {
  readonly id: string;
  readonly audience?: Audience;
  readonly effect?: Effect;
}

/** One line of the policy. The first that matches allows; where none matches, the answer is no. */
export interface PolicyRule {
  readonly id: string;
  readonly why: Text;
  readonly actors: readonly Actor['kind'][];
  readonly actions: readonly Action[] | 'all';
  readonly audiences?: readonly Audience[];
  readonly effects?: readonly Effect[];
}

/**
 * Who may do what before sign-in exists: the person at the machine, and the public for what was made public.
 * Public operations that act are not among them: nobody unknown changes anything.
 */
export const basePolicy: readonly PolicyRule[] = [
  {
    id: 'operator-at-the-machine',
    why: {
      zh: '在本机操作的管理人员可使用全部功能',
      en: 'The person at the machine itself may use everything',
    },
    actors: ['operator'],
    actions: 'all',
  },
  {
    id: 'public-reads',
    why: {
      zh: '对公众开放的查询和建议类操作，任何人可用',
      en: 'What is open to the public may be read and asked for advice by anybody',
    },
    actors: ['anonymous', 'person', 'key'],
    actions: ['operation.run', 'pack.read'],
    audiences: ['public'],
    effects: ['read', 'advise'],
  },
];
