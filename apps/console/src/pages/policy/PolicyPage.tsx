import type { ReactNode } from 'react';
import type { PolicyRule } from '@yuzhi/access';
import type { Text } from '@yuzhi/sdk';
import { get } from '../../api/request.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { apart, listed, say } from '../../language/language.ts';
import { FilterBox } from '../../parts/FilterBox.tsx';
import { isMeant } from '../../parts/is-meant.ts';
import { FilterChoice } from '../../parts/FilterChoice.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { RowTable } from '../../parts/RowTable.tsx';
import { partWords } from '../../parts/words.ts';
import { useAddress } from '../../router/address.ts';
import { EmptyState } from '../../states/EmptyState.tsx';
import { Loaded } from '../../states/Loaded.tsx';
import { actorWords, audienceWords, effectWords } from '../../words/code-words.ts';
import { roleText, roleWords } from '../../words/role-words.ts';
import { policyWords, reachWords } from './words.ts';

interface Policy {
  readonly rules: readonly PolicyRule[];
  readonly actions: Readonly<Record<string, Text>>;
}

/** The policy in force, rule by rule, in words. */
export function PolicyPage(): ReactNode {
  const policy = useLoaded('policy', (signal) => get<Policy>('policy', { signal }));
  return (
    <>
      <PageHead
        title={say(policyWords.policy)}
        summary={policy.state === 'loaded' ? say(policyWords.about, { count: policy.value.rules.length }) : undefined}
      />
      <div className="filters">
        <FilterChoice name="role" title={policyWords.role} choices={roleWords} />
        <FilterBox />
      </div>
      <Loaded of={policy}>{(found) => <Rules policy={found} />}</Loaded>
    </>
  );
}

function Rules({ policy: { rules, actions } }: { readonly policy: Policy }): ReactNode {
  const { query } = useAddress();
  const [role, typed] = [query.get('role'), query.get('q')];
  const rows = rules.filter(
    (rule) =>
      (role === null || isFor(rule, role)) &&
      isMeant(typed, [say(rule.why), rule.id, whoOf(rule), whatOf(rule, actions)]),
  );
  if (rows.length === 0) return <EmptyState title={say(partWords.nothingFits)} />;
  return (
    <RowTable
      title={say(policyWords.policy)}
      fileName="policy"
      isFixed
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          id: 'rule',
          title: say(policyWords.rule),
          isLong: true,
          plain: ({ why }) => say(why),
          cell: ({ why, id }) => (
            <>
              {say(why)}
              <div className="help id">{id}</div>
            </>
          ),
        },
        { id: 'who', title: say(policyWords.who), isLong: true, plain: whoOf },
        { id: 'what', title: say(policyWords.what), isLong: true, plain: (rule) => whatOf(rule, actions) },
        { id: 'limits', title: say(policyWords.limits), isLong: true, plain: limitsOf },
      ]}
    />
  );
}

/** A rule without roles is for everybody of its kind. */
function isFor({ actors, roles }: PolicyRule, role: string): boolean {
  if (!actors.includes('person')) return false;
  return roles === undefined || (roles as readonly string[]).includes(role);
}

function whoOf({ actors, roles }: PolicyRule): string {
  if (roles !== undefined) return listed(roles.map((role) => roleText(role)));
  return listed(actors.map((actor) => say(actorWords[actor] ?? { zh: actor, en: actor })));
}

function whatOf({ actions: allowed }: PolicyRule, actions: Policy['actions']): string {
  if (allowed === 'all') return say(policyWords.all);
  return listed(allowed.map((action) => say(actions[action] ?? { zh: action, en: action })));
}

function limitsOf({ audiences, effects, reach, ...rule }: PolicyRule): string {
  const words = (list: readonly string[] | undefined, of: (id: string) => Text | undefined): string =>
    listed((list ?? []).map((id) => say(of(id) ?? { zh: id, en: id })));
  const audienceList = words(audiences, (id) => audienceWords[id]);
  const effectList = words(effects, (id) => effectWords[id]?.word);
  const limits = [
    reach === undefined ? '' : say(reachWords[reach] ?? { zh: reach, en: reach }),
    audiences === undefined ? '' : say(policyWords.audiences, { list: audienceList }),
    effects === undefined ? '' : say(policyWords.effects, { list: effectList }),
    rule.notSelf ? say(policyWords.notSelf) : '',
    rule.notAdministrators ? say(policyWords.notAdministrators) : '',
    rule.needsGrant ? say(policyWords.needsGrant) : '',
  ];
  return apart(limits.filter((limit) => limit !== ''));
}
