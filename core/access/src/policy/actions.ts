import type { Text } from '@yuzhi/sdk';

interface ActionWords extends Text {
  /** Whom to ask when it is refused. */
  readonly ask: Text;
}

const askTheOperator: Text = {
  zh: '请在运行渝智的机器上操作，或请系统管理员代为办理',
  en: 'Use the machine that Yuzhi runs on, or ask the system administrator',
};
const askSecurity: Text = { zh: '请联系安全管理员', en: 'Ask the security administrator' };
const askAudit: Text = { zh: '请联系审计管理员', en: 'Ask the audit administrator' };
const askTheLead: Text = { zh: '请联系本单位负责人', en: 'Ask the lead of your unit' };
const askTheOffice: Text = { zh: '请联系工作专班', en: 'Ask the programme office' };
const askTheOwner: Text = {
  zh: '请联系资源所属单位的负责人或工作专班',
  en: 'Ask the lead of the unit that owns the resource, or the programme office',
};

/** What somebody may want to do. Every surface names one of these; there is no other way in. */
export const actions = {
  'operation.run': { zh: '执行能力操作', en: 'run the operation', ask: askTheLead },
  'pack.read': { zh: '查看场景包', en: 'see the pack', ask: askTheLead },
  'run.read': { zh: '查看运行记录', en: 'see the record of runs', ask: askTheLead },
  'run.erase': { zh: '清除运行的输入和结果', en: 'erase what a run was given and answered', ask: askAudit },
  'run.delete-samples': { zh: '删除示例数据', en: 'delete runs of examples', ask: askTheLead },
  'job.change': { zh: '取消或重试后台任务', en: 'cancel jobs or try them again', ask: askTheLead },
  'schedule.read': { zh: '查看定时任务', en: 'see schedules', ask: askTheOperator },
  'schedule.change': { zh: '设置定时任务', en: 'change schedules', ask: askTheOperator },
  'approval.read': { zh: '查看审批', en: 'see approvals', ask: askTheLead },
  'approval.decide': { zh: '作出审批决定', en: 'decide approvals', ask: askTheLead },
  'inquiry.read': { zh: '查看公众咨询和异议', en: 'see inquiries of the public', ask: askTheOffice },
  'inquiry.answer': { zh: '答复公众咨询和异议', en: 'answer inquiries of the public', ask: askTheOffice },
  'system.read': { zh: '查看系统指标', en: 'see the figures of this system', ask: askTheOperator },
  'unit.read': { zh: '查看单位名录', en: 'look up units', ask: askTheLead },
  'unit.manage': { zh: '管理单位名录', en: 'change units', ask: askTheOperator },
  'person.read': { zh: '查看人员', en: 'see people', ask: askSecurity },
  'person.manage': { zh: '管理人员', en: 'change people', ask: askSecurity },
  'role.give': { zh: '授予或收回角色', en: 'give or end roles', ask: askSecurity },
  'administrator.appoint': { zh: '任命管理员', en: 'appoint administrators', ask: askTheOperator },
  'credential.reset': { zh: '为他人重置登录方式', en: 'reset how somebody signs in', ask: askSecurity },
  'secret.rotate': { zh: '更换加密密钥', en: 'take a new key for sealed secrets', ask: askTheOperator },
  'session.manage': { zh: '结束他人的会话', en: 'end the sessions of others', ask: askSecurity },
  'key.make': { zh: '创建密钥', en: 'make a key', ask: askTheLead },
  'key.read': { zh: '查看密钥', en: 'see keys', ask: askSecurity },
  'key.revoke': { zh: '吊销他人的密钥', en: 'revoke keys of others', ask: askSecurity },
  'delegation.make': { zh: '委托他人代行职责', en: 'delegate', ask: askTheLead },
  'grant.read': { zh: '查看授权', en: 'see grants', ask: askTheOwner },
  'grant.request': { zh: '申请授权', en: 'apply for a grant', ask: askTheLead },
  'grant.decide': { zh: '决定授权申请', en: 'decide applications for grants', ask: askTheOwner },
  'grant.revoke': { zh: '收回授权', en: 'revoke grants', ask: askTheOwner },
  'audit.read': { zh: '查看审计记录', en: 'see the audit trail', ask: askAudit },
  'audit.manage': { zh: '管理审计记录', en: 'look after the audit trail', ask: askAudit },
  'me.read': { zh: '查看本人账号', en: 'see this account', ask: askSecurity },
  'me.manage': { zh: '管理本人账号', en: 'change this account', ask: askSecurity },
} as const satisfies Readonly<Record<string, ActionWords>>;

export type Action = keyof typeof actions;

/** What keys may be allowed to do at most. Nothing about accounts, approvals or other keys. */
export const keyActions = ['operation.run', 'pack.read', 'run.read', 'unit.read'] as const satisfies readonly Action[];
