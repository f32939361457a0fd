import type { RoleId } from '@yuzhi/access';
import type { Text } from '@yuzhi/sdk';
import { say, text } from '../language/language.ts';

/** What roles are called, as core/access calls them. */
export const roleWords: Readonly<Record<RoleId, Text>> = {
  convener: text('召集人', 'Convener'),
  'programme-office': text('工作专班', 'Programme office'),
  'unit-lead': text('单位负责人', 'Unit lead'),
  'unit-member': text('单位工作人员', 'Unit member'),
  provider: text('服务提供方', 'Provider'),
  reviewer: text('评审专家', 'Reviewer'),
  regulator: text('监管人员', 'Regulator'),
  auditor: text('审计和纪检人员', 'Auditor'),
  resident: text('居民', 'Resident'),
  'system-administrator': text('系统管理员', 'System administrator'),
  'security-administrator': text('安全管理员', 'Security administrator'),
  'audit-administrator': text('审计管理员', 'Audit administrator'),
};

/** A role in words, with the unit that it is held for. */
export function roleText(role: string, unit: string | null = null): string {
  const words = Object.hasOwn(roleWords, role) ? say(roleWords[role as RoleId]) : role;
  return unit === null ? words : `${words} · ${unit}`;
}
