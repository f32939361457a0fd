import { readFileSync } from 'node:fs';
import { z } from '@yuzhi/sdk';
import type { Text } from '@yuzhi/sdk';
import { roleIds } from '../people/roles.ts';
import type { RoleId } from '../people/roles.ts';
import { actions } from './actions.ts';
import type { Action } from './actions.ts';

const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/**
 * One line of the policy. The first that matches allows; where none matches, the answer is no. Every property that is
 * there has to hold.
 */
const ruleSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]*$/),
  why: words,
  actors: z.array(z.enum(['operator', 'person', 'key', 'anonymous'])).min(1),
  /** The actor holds one of these for the unit they ask for, or for the whole city. */
  roles: z
    .array(z.enum(roleIds as [RoleId, ...RoleId[]]))
    .min(1)
    .optional(),
  actions: z.union([z.literal('all'), z.array(z.enum(Object.keys(actions) as [Action, ...Action[]])).min(1)]),
  audiences: z
    .array(z.enum(['public', 'unit', 'granted', 'operator']))
    .min(1)
    .optional(),
  effects: z
    .array(z.enum(['read', 'advise', 'act']))
    .min(1)
    .optional(),
  /**
   * How far it goes: `self` what belongs to the person, `own-unit` what belongs to the unit they ask for, `own-branch`
   * to that unit or one below it, `owner` what that unit owns. Without it: everything.
   */
  reach: z.enum(['self', 'own-unit', 'own-branch', 'owner']).optional(),
  /** Never what belongs to the person who asks. */
  notSelf: z.literal(true).optional(),
  /** Never what belongs to one of the three administrators. */
  notAdministrators: z.literal(true).optional(),
  /** Only with a grant for the unit, the resource and the purpose. */
  needsGrant: z.literal(true).optional(),
});

export type PolicyRule = Readonly<z.output<typeof ruleSchema>> & { readonly why: Text };
export type Reach = NonNullable<PolicyRule['reach']>;

/** The policy in force: `policy/policy.json`, a text under version control. */
export const basePolicy: readonly PolicyRule[] = readPolicy(new URL('../../policy/policy.json', import.meta.url));

function readPolicy(file: URL): readonly PolicyRule[] {
  const { rules } = z
    .strictObject({ rules: z.array(ruleSchema) })
    .parse(JSON.parse(readFileSync(file, 'utf8')) as unknown);
  if (new Set(rules.map(({ id }) => id)).size !== rules.length)
    throw new TypeError('Two rules of the policy have one id');
  return rules;
}
