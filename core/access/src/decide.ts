import type { Actor, Text, YuzhiError } from '@yuzhi/sdk';
import { accessError } from './errors.ts';
import { actions, basePolicy } from './policy.ts';
import type { Action, PolicyRule, Resource } from './policy.ts';

/** May this actor do this to that, for this purpose? */
export interface Question {
  readonly actor: Actor;
  readonly action: Action;
  readonly resource?: Resource;
  readonly purpose?: string;
}

export type Decision =
  /** `rule` names the line of the policy that allowed it; `approval`: it runs only after a person has approved it. */
  | { readonly allowed: true; readonly rule: string; readonly approval: boolean }
  | { readonly allowed: false; readonly error: YuzhiError };

const askTheOperator: Text = {
  zh: '请在运行渝智的机器上操作，或请系统管理人员代为办理',
  en: 'Use the machine that Yuzhi runs on, or ask the people who run it',
};

/** The one place where access is decided. Default deny. */
export function decide(question: Question, policy: readonly PolicyRule[] = basePolicy): Decision {
  const asker = whoAskedFirst(question.actor);
  const rule = policy.find((candidate) => matches(candidate, asker, question));
  if (!rule) return { allowed: false, error: refusal(question) };
  return { allowed: true, rule: rule.id, approval: question.resource?.effect === 'act' };
}

/** A pack that calls another pack has the rights of whoever called it, and none of its own. */
function whoAskedFirst(actor: Actor): Actor {
  return actor.onBehalfOf ? whoAskedFirst(actor.onBehalfOf) : actor;
}

function matches(rule: PolicyRule, asker: Actor, { action, resource }: Question): boolean {
  if (!rule.actors.includes(asker.kind)) return false;
  if (rule.actions !== 'all' && !rule.actions.includes(action)) return false;
  if (rule.audiences && !(resource?.audience && rule.audiences.includes(resource.audience))) return false;
  if (rule.effects && resource?.effect && !rule.effects.includes(resource.effect)) return false;
  return true;
}

function refusal({ action, resource }: Question): YuzhiError {
  return accessError('ACCESS_DENIED', {
    action,
    resource: resource?.id ?? action,
    actionZh: actions[action].zh,
    actionEn: actions[action].en,
    askZh: askTheOperator.zh,
    askEn: askTheOperator.en,
  });
}
