import type { Text } from '@yuzhi/sdk';

export interface Role {
  readonly title: Text;
  /** Held for a unit, or for none. */
  readonly scope: 'unit' | 'city';
  /** One of the three administrators: appointed at the machine, and next to no other role. */
  readonly isAdministrator: boolean;
}

/** The roles that people hold. What each may do stands in `policy/policy.json`. */
export const roles = {
  convener: { title: { zh: '召集人', en: 'Convener' }, scope: 'unit', isAdministrator: false },
  'programme-office': { title: { zh: '工作专班', en: 'Programme office' }, scope: 'unit', isAdministrator: false },
  'unit-lead': { title: { zh: '单位负责人', en: 'Unit lead' }, scope: 'unit', isAdministrator: false },
  'unit-member': { title: { zh: '单位工作人员', en: 'Unit member' }, scope: 'unit', isAdministrator: false },
  provider: { title: { zh: '服务提供方', en: 'Provider' }, scope: 'unit', isAdministrator: false },
  reviewer: { title: { zh: '评审专家', en: 'Reviewer' }, scope: 'city', isAdministrator: false },
  regulator: { title: { zh: '监管人员', en: 'Regulator' }, scope: 'unit', isAdministrator: false },
  auditor: { title: { zh: '审计和纪检人员', en: 'Auditor' }, scope: 'city', isAdministrator: false },
  resident: { title: { zh: '居民', en: 'Resident' }, scope: 'city', isAdministrator: false },
  'system-administrator': {
    title: { zh: '系统管理员', en: 'System administrator' },
    scope: 'city',
    isAdministrator: true,
  },
  'security-administrator': {
    title: { zh: '安全管理员', en: 'Security administrator' },
    scope: 'city',
    isAdministrator: true,
  },
  'audit-administrator': {
    title: { zh: '审计管理员', en: 'Audit administrator' },
    scope: 'city',
    isAdministrator: true,
  },
} as const satisfies Readonly<Record<string, Role>>;

export type RoleId = keyof typeof roles;

export const roleIds = Object.keys(roles) as readonly RoleId[];

/** Words by role, for a coded field. */
export const roleTitles = Object.fromEntries(roleIds.map((id) => [id, roles[id].title])) as Readonly<
  Record<RoleId, Text>
>;

/** Roles that may stand beside each other: an administrator or an auditor holds that one role and nothing else. */
export function mayStandTogether(held: readonly RoleId[]): boolean {
  return held.length <= 1 || !held.some((id) => roles[id].isAdministrator || id === 'auditor');
}
