import { coded, isoDate, label, z } from '@yuzhi/sdk';
import { accessError } from '../errors.ts';
import { personByAccount, isAdministrator } from '../people/people.ts';
import type { Person } from '../people/people.ts';
import { roleIds, roles, roleTitles } from '../people/roles.ts';
import type { RoleId } from '../people/roles.ts';
import type { Resource } from '../policy/decide.ts';
import type { Unit } from '../units/unit.ts';
import type { CallContext } from './access-call.ts';

/** PostgreSQL keeps no NUL in a text. */
export const text = (max: number): z.ZodString =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\0]*$/);

export const accountField = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,63}$/u)
  .meta(label('账号', 'Account'));
export const nameField = text(100).meta(label('姓名', 'Name'));
export const unitField = text(100).meta(
  label('单位', 'Unit', {
    help: { zh: '简称、全称、别名或统一社会信用代码', en: 'Any of its names or its credit code' },
  }),
);
export const personField = accountField.meta(
  label('账号', 'Account', { help: { zh: '该人员的账号', en: 'Account of the person' } }),
);
export const reasonField = text(2_000).meta(label('理由', 'Reason'));
export const dayField = (zh: string, en: string): z.ZodISODate => isoDate.meta(label(zh, en));
export const idField = z.uuid().meta(label('编号', 'Id'));

/** Roles that are given in everyday work: not the three administrators. */
export const everydayRole = coded(
  Object.fromEntries(roleIds.filter((id) => !roles[id].isAdministrator).map((id) => [id, roleTitles[id]])),
).meta(label('角色', 'Role')) as unknown as z.ZodEnum<Record<string, RoleId>>;

export const administratorRole = coded(
  Object.fromEntries(roleIds.filter((id) => roles[id].isAdministrator).map((id) => [id, roleTitles[id]])),
).meta(label('角色', 'Role')) as unknown as z.ZodEnum<Record<string, RoleId>>;

/** @throws YuzhiError ACCESS_UNIT_UNKNOWN */
export function unitNamed({ directory, today }: CallContext, name: string, date: string = today): Unit {
  const unit = directory.find(name, date);
  if (!unit) throw accessError('ACCESS_UNIT_UNKNOWN', { unit: name, date });
  return unit;
}

/** The person of an account as a resource of a decision; `null` when there is nobody. */
export async function findPerson(
  { client, today }: CallContext,
  account: string,
): Promise<{ resource: Resource; found: Person } | null> {
  const found = await personByAccount(client, account);
  if (!found) return null;
  return { resource: await personResource(client, found, today), found };
}

export async function personResource(client: CallContext['client'], person: Person, today: string): Promise<Resource> {
  return {
    id: person.account,
    unit: person.unit,
    person: person.id,
    isAdministrator: await isAdministrator(client, person.id, today),
  };
}

/** A call about no particular thing. */
export async function nothing(): Promise<{ resource: Resource; found: null }> {
  return { resource: { id: '' }, found: null };
}

/** A call about the person who asks; `''` for the operator, who is nobody in particular. */
export async function oneself({ standing, actor }: CallContext): Promise<{ resource: Resource; found: string }> {
  return {
    resource: { id: standing.person ?? '', person: standing.person, unit: actor.unit },
    found: standing.person ?? '',
  };
}

/** @throws YuzhiError ACCESS_THING_NOT_FOUND for an actor who is no person */
export function ownPerson({ standing }: CallContext): string {
  if (standing.person === null) throw accessError('ACCESS_THING_NOT_FOUND', { id: 'person' });
  return standing.person;
}
