import type { Actor } from '@yuzhi/sdk';
import { roleIds, roles } from '../people/roles.ts';
import type { RoleId } from '../people/roles.ts';
import { actions } from './actions.ts';
import type { Action } from './actions.ts';
import { decide } from './decide.ts';
import type { Resource } from './decide.ts';
import { noStanding } from './standing.ts';
import type { Standing } from './standing.ts';

export const me = 'person-a';
export const resources: Readonly<Record<string, Resource>> = {
  mine: { id: 'x', unit: 'own', person: me },
  'own unit': { id: 'x', unit: 'own', person: 'person-b' },
  'below own unit': { id: 'x', unit: 'below', person: 'person-b' },
  'owned by own unit': { id: 'x', unit: 'other', owner: 'own', person: 'person-b' },
  'other unit': { id: 'x', unit: 'other', owner: 'other', person: 'person-b' },
  'an administrator': { id: 'x', unit: null, person: 'person-b', isAdministrator: true },
  nothing: { id: 'x' },
};

export function standingOf(role: RoleId): Standing {
  const unit = roles[role].scope === 'unit' ? 'own' : null;
  const isWithin = (one: string, ancestor: string) => one === ancestor || (one === 'below' && ancestor === 'own');
  return { ...noStanding, person: me, roles: [{ role, unit }], isWithin };
}

export function mayTouch(actor: Actor, standing: Standing, action: Action): string[] {
  return Object.keys(resources).filter((name) => {
    const resource = resources[name];
    return resource !== undefined && decide({ actor, action, resource }, standing).allowed;
  });
}

export function mayRun(actor: Actor, standing: Standing, action: Action): string[] {
  const all = (['public', 'unit', 'granted', 'operator'] as const).flatMap((audience) =>
    (['read', 'advise', 'act'] as const).map((effect) => ({ audience, effect })),
  );
  const allowed = all.filter((kind) => decide({ actor, action, resource: { id: 'a/b/c', ...kind } }, standing).allowed);
  return allowed.map(({ audience, effect }) => `${audience} ${effect}`);
}

/** Who may do what: by role and action, the things that it is allowed for. */
export function decisionTable(): Record<string, Record<string, string[]>> {
  const actors: [string, Actor, Standing][] = [
    ['anonymous', { kind: 'anonymous', id: 'anonymous', unit: null, door: 'http' }, noStanding],
    ['nobody in particular', { kind: 'person', id: me, unit: null, door: 'http' }, { ...noStanding, person: me }],
    ...roleIds.map((role): [string, Actor, Standing] => {
      const standing = standingOf(role);
      return [role, { kind: 'person', id: me, unit: standing.roles[0]?.unit ?? null, door: 'http' }, standing];
    }),
  ];
  return Object.fromEntries(
    actors.map(([name, actor, standing]) => {
      const rows = (Object.keys(actions) as Action[]).map((action): [string, string[]] => [
        action,
        action === 'operation.run' || action === 'pack.read'
          ? mayRun(actor, standing, action)
          : mayTouch(actor, standing, action),
      ]);
      return [name, Object.fromEntries(rows.filter(([, allowed]) => allowed.length > 0))];
    }),
  );
}
