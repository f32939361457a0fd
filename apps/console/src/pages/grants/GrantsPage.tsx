import type { ReactNode } from 'react';
import { useLoaded } from '../../api/use-loaded.ts';
import { CallDialog } from '../../call/CallDialog.tsx';
import { dateText } from '../../language/format.ts';
import { language, say } from '../../language/language.ts';
import { FilterBox } from '../../parts/FilterBox.tsx';
import { isMeant } from '../../parts/is-meant.ts';
import { FilterChoice } from '../../parts/FilterChoice.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { RowTable } from '../../parts/RowTable.tsx';
import { partWords } from '../../parts/words.ts';
import { useAddress } from '../../router/address.ts';
import { Link } from '../../router/Link.tsx';
import { mayOpen, operationTitle, useBase } from '../../shell/base-context.ts';
import { EmptyState } from '../../states/EmptyState.tsx';
import { Loaded } from '../../states/Loaded.tsx';
import { getGrants } from './api.ts';
import type { ListedGrant } from './api.ts';
import { GrantStateTag } from './GrantStateTag.tsx';
import { quotaText } from './quota-text.ts';
import { grantStateWords, grantWords } from './words.ts';

/** Grants and applications that one may see. */
export function GrantsPage(): ReactNode {
  const { session } = useBase();
  const grants = useLoaded('grants', getGrants);
  const reload = grants.state === 'loaded' ? grants.reload : () => undefined;
  const mayAsk = session.actor.kind === 'person' && mayOpen(session, 'grant.request');
  return (
    <>
      <PageHead
        title={say(grantWords.grants)}
        actions={
          mayAsk ? (
            <CallDialog
              call="grants-request"
              name={say(grantWords.ask)}
              note={say(grantWords.askNote)}
              look="main"
              onDone={reload}
            />
          ) : undefined
        }
      />
      <div className="filters">
        <FilterBox />
        <FilterChoice name="state" title={grantWords.state} choices={grantStateWords} />
      </div>
      <Loaded of={grants}>{(list) => <Grants list={list} />}</Loaded>
    </>
  );
}

function Grants({ list }: { readonly list: readonly ListedGrant[] }): ReactNode {
  const { catalogue } = useBase();
  const { query } = useAddress();
  if (list.length === 0) return <EmptyState title={say(grantWords.none)} hint={say(grantWords.noneHint)} />;
  const [typed, state] = [query.get('q'), query.get('state')];
  const titleOf = ({ resource }: ListedGrant): string => say(operationTitle(catalogue, resource));
  const rows = list.filter(
    (grant) =>
      (state === null || grant.state === state) &&
      isMeant(typed, [titleOf(grant), grant.resource, grant.unit, grant.owner, grant.purpose]),
  );
  if (rows.length === 0) return <EmptyState title={say(partWords.nothingFits)} />;
  return (
    <RowTable
      title={say(grantWords.grants)}
      fileName="grants"
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          id: 'state',
          title: say(grantWords.state),
          plain: ({ state }) => say(grantStateWords[state] ?? { zh: state, en: state }),
          cell: ({ state }) => <GrantStateTag state={state} />,
        },
        {
          id: 'resource',
          title: say(grantWords.resource),
          isLong: true,
          plain: titleOf,
          cell: (grant) => (
            <>
              <Link to={`/grants/${grant.id}`}>{titleOf(grant)}</Link>
              <div className="help id">{grant.resource}</div>
            </>
          ),
        },
        { id: 'unit', title: say(grantWords.unit), plain: ({ unit }) => unit },
        { id: 'purpose', title: say(grantWords.purpose), isLong: true, plain: ({ purpose }) => purpose },
        { id: 'quota', title: say(grantWords.quota), plain: quotaText },
        { id: 'until', title: say(grantWords.until), plain: ({ until }) => dateText(until, language()) },
      ]}
    />
  );
}
