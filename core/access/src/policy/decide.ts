import type { Actor, Audience, Effect, Text, YuzhiError } from '@yuzhi/sdk';
import { accessError } from '../errors.ts';
import { actions } from './actions.ts';
import type { Action } from './actions.ts';
import { basePolicy } from './policy.ts';
import type { PolicyRule, Reach } from './policy.ts';
import { noStanding } from './standing.ts';
import type { GrantInForce, Standing } from './standing.ts';

/** The thing that is asked for, as far as a rule looks at it. What is not said cannot match. */
export interface Resource {
  readonly id: string;
  readonly audience?: Audience;
  readonly effect?: Effect;
  /** The unit that it is about or was done for. */
  readonly unit?: string | null;
  /** The unit that it belongs to, for what one unit lends another. */
  readonly owner?: string | null;
  /** The person that it is about or was done by. */
  readonly person?: string | null;
  /** Whether that person is one of the three administrators. */
  readonly isAdministrator?: boolean;
}

/** May this actor do this to that, for this purpose? */
export interface Question {
  readonly actor: Actor;
  readonly action: Action;
  readonly resource?: Resource;
  readonly purpose?: string;
  /** The grant of which a use was counted for this already: a job that begins, perhaps again. */
  readonly holding?: string | null;
}

export type Decision =
  /**
   * `rule` names the line of the policy that allowed it; `approval`: it runs only after a person has approved it;
   * `grant`: the grant that it rests on and that is used up by it; `isStanding`: that grant approved it in advance.
   */
  | {
      readonly allowed: true;
      readonly rule: string;
      readonly approval: boolean;
      readonly grant: string | null;
      readonly isStanding: boolean;
    }
  | { readonly allowed: false; readonly error: YuzhiError };

/** The one place where access is decided. Default deny. */
export function decide(
  question: Question,
  standing: Standing = noStanding,
  policy: readonly PolicyRule[] = basePolicy,
): Decision {
  const asker = whoAskedFirst(question.actor);
  // Somebody who has gone is not a stranger: what runs in their name, as a schedule does, ends with them.
  if (asker.kind === 'person' && standing.person === null)
    return { allowed: false, error: refusal(question, asker, standing) };
  for (const rule of policy) {
    if (!matches(rule, asker, question, standing) || !reaches(rule.reach, asker, question.resource, standing)) continue;
    const acts = question.resource?.effect === 'act';
    const ahead = acts ? grantFor(question, standing, (grant) => grant.approvesActs === true) : null;
    const grant = ahead ?? (rule.needsGrant ? grantFor(question, standing) : null);
    if (rule.needsGrant && grant === null) continue;
    const isStanding = ahead !== null;
    return { allowed: true, rule: rule.id, approval: acts && !isStanding, grant: grant?.id ?? null, isStanding };
  }
  return { allowed: false, error: refusal(question, asker, standing) };
}

/** A pack that calls another pack has the rights of whoever called it, and none of its own. */
export function whoAskedFirst(actor: Actor): Actor {
  return actor.onBehalfOf ? whoAskedFirst(actor.onBehalfOf) : actor;
}

/** How far an actor may go with an action that lists things: the reaches of all rules that match without a thing. */
export function reachesOf(
  question: Pick<Question, 'actor' | 'action'>,
  standing: Standing,
  policy: readonly PolicyRule[] = basePolicy,
): ReadonlySet<Reach | 'everything'> {
  const asker = whoAskedFirst(question.actor);
  const rules = policy.filter(
    (rule) =>
      !rule.audiences &&
      !rule.needsGrant &&
      matchesActor(rule, asker, standing) &&
      covers(rule, question, asker, standing),
  );
  return new Set(rules.map(({ reach }) => reach ?? 'everything'));
}

function matches(rule: PolicyRule, asker: Actor, question: Question, standing: Standing): boolean {
  const { resource } = question;
  if (!matchesActor(rule, asker, standing) || !covers(rule, question, asker, standing)) return false;
  if (rule.audiences && !(resource?.audience && rule.audiences.includes(resource.audience))) return false;
  if (rule.effects && resource?.effect && !rule.effects.includes(resource.effect)) return false;
  if (rule.notSelf && standing.person !== null && resource?.person === standing.person) return false;
  if (rule.notAdministrators && resource?.isAdministrator) return false;
  return true;
}

function matchesActor(rule: PolicyRule, asker: Actor, { roles }: Standing): boolean {
  if (!(rule.actors as readonly string[]).includes(asker.kind)) return false;
  const { roles: wanted } = rule;
  return !wanted || roles.some(({ role, unit }) => wanted.includes(role) && (unit === null || unit === asker.unit));
}

function covers(
  rule: PolicyRule,
  { action, resource }: Pick<Question, 'action' | 'resource'>,
  asker: Actor,
  { scopes }: Standing,
): boolean {
  if (rule.actions !== 'all' && !rule.actions.includes(action)) return false;
  return asker.kind !== 'key' || (scopes?.some((scope) => scopeCovers(scope, action, resource?.id)) ?? false);
}

/** `run.read`, `operation.run:domain/pack/operation`, `operation.run:domain/pack/*`. */
function scopeCovers(scope: string, action: Action, resource: string | undefined): boolean {
  const colon = scope.indexOf(':');
  if (colon === -1) return scope === action;
  if (scope.slice(0, colon) !== action || resource === undefined) return false;
  const pattern = scope.slice(colon + 1);
  return pattern.endsWith('/*') ? resource.startsWith(pattern.slice(0, -1)) : resource === pattern;
}

function reaches(reach: Reach | undefined, asker: Actor, resource: Resource | undefined, standing: Standing): boolean {
  const isOwn = (unit: string | null | undefined): boolean =>
    unit !== null && unit !== undefined && unit === asker.unit;
  switch (reach) {
    case undefined:
      return true;
    case 'self':
      return standing.person !== null && resource?.person === standing.person;
    case 'own-unit':
      return isOwn(resource?.unit);
    case 'owner':
      return isOwn(resource?.owner);
    case 'own-branch':
      return asker.unit !== null && typeof resource?.unit === 'string' && standing.isWithin(resource.unit, asker.unit);
  }
}

/** The purpose has to be said in the words in which it was granted. */
function grantFor(
  { resource, purpose, holding }: Question,
  { grants }: Standing,
  isMeant: (grant: GrantInForce) => boolean = () => true,
): GrantInForce | null {
  const fitting = grants.filter(
    (grant) => grant.resource === resource?.id && grant.purpose === purpose?.trim() && isMeant(grant),
  );
  return fitting.find(({ id }) => id === holding) ?? fitting.find(({ isUsedUp }) => isUsedUp !== true) ?? null;
}

function refusal(question: Question, asker: Actor, standing: Standing): YuzhiError {
  const { action, resource } = question;
  const ask = whomToAsk(question, asker, standing);
  return accessError('ACCESS_DENIED', {
    action,
    resource: resource?.id ?? action,
    actionZh: actions[action].zh,
    actionEn: actions[action].en,
    askZh: ask.zh,
    askEn: ask.en,
  });
}

function whomToAsk({ action, resource }: Question, asker: Actor, standing: Standing): Text {
  if (asker.kind === 'anonymous') return signIn;
  if (asker.kind === 'key') return useAnotherKey;
  if (action === 'operation.run' && resource?.audience === 'granted')
    return standing.grants.some((grant) => grant.resource === resource.id && grant.isUsedUp !== true)
      ? sayThePurpose
      : applyForAGrant;
  if (action === 'operation.run' && resource?.audience === 'operator') return actions['system.read'].ask;
  if (action === 'operation.run' && standing.roles.length === 0) return getARole;
  return actions[action].ask;
}

const signIn: Text = {
  zh: '请先登录；没有账号的，请联系安全管理员',
  en: 'Sign in first; without an account, ask the security administrator',
};
const useAnotherKey: Text = {
  zh: '该密钥的使用范围不包括此项；请用范围更大的密钥，或由其所有人登录后操作',
  en: 'This key is not made for that: use one with that scope, or let its owner sign in',
};
const sayThePurpose: Text = {
  zh: '本单位已获授权，但未写明授权时的用途；请按授权的用途填写',
  en: 'Your unit has a grant; state the purpose in the words in which it was granted',
};
const applyForAGrant: Text = {
  zh: '请由本单位申请授权，由资源所属单位的负责人或工作专班决定',
  en: 'Let your unit apply for a grant; the lead of the owning unit or the programme office decides',
};
const getARole: Text = {
  zh: '您在所选单位没有角色；请联系安全管理员',
  en: 'You hold no role for this unit; ask the security administrator',
};
