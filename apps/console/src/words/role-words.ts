import type { RoleId } from '@yuzhi/access';
import type { Text } from '@yuzhi/sdk';
import { say } from '../language/language.ts';

/** What roles are called, as core/access calls them. */
export const roleWords: Readonly<Record<RoleId, Text>> = {
  convener: { zh: '召集人', en: 'Convener' },
  'programme-office': { zh: '工作专班', en: 'Programme office' },
  'unit-lead': { zh: '单位负责人', en: 'Unit lead' },
  'unit-member': { zh: '单位工作人员', en: 'Unit member' },
  provider: { zh: '服务提供方', en: 'Provider' },
  reviewer: { zh: '评审专家', en: 'Reviewer' },
  regulator: { zh: '监管人员', en: 'Regulator' },
  auditor: { zh: '审计和纪检人员', en: 'Auditor' },
  resident: { zh: '居民', en: 'Resident' },
  'system-administrator': { zh: '系统管理员', en: 'System administrator' },
  'security-administrator': { zh: '安全管理员', en: 'Security administrator' },
  'audit-administrator': { zh: '审计管理员', en: 'Audit administrator' },
};

/** A role in words, with the unit that it is held for. */
export function roleText(role: string, unit: string | null = null): string {
  const words = Object.hasOwn(roleWords, role) ? say(roleWords[role as RoleId]) : role;
  return unit === null ? words : `${words} · ${unit}`;
}
