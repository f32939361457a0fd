import type { ReactNode } from 'react';
import { usePages } from '../../api/use-pages.ts';
import type { Pages } from '../../api/use-pages.ts';
import { CallDialog } from '../../call/CallDialog.tsx';
import { listed, say } from '../../language/language.ts';
import { FilterChoice } from '../../parts/FilterChoice.tsx';
import { FilterWord } from '../../parts/FilterWord.tsx';
import { OnceLink } from '../../parts/OnceLink.tsx';
import type { MadeLink } from '../../parts/OnceLink.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { RowTable } from '../../parts/RowTable.tsx';
import { partWords } from '../../parts/words.ts';
import { useAddress } from '../../router/address.ts';
import { Link } from '../../router/Link.tsx';
import { mayOpen, useBase } from '../../shell/base-context.ts';
import { EmptyState } from '../../states/EmptyState.tsx';
import { Loaded } from '../../states/Loaded.tsx';
import { roleText, roleWords } from '../../words/role-words.ts';
import { getPeople } from './api.ts';
import type { ListedPerson } from './api.ts';
import { PersonStateTag } from './PersonStateTag.tsx';
import { peopleWords, personStateWords } from './words.ts';

/** Who has an account, with unit, roles and state. */
export function PeoplePage(): ReactNode {
  const { query } = useAddress();
  const [q = null, state = null, role = null] = ['q', 'state', 'role'].map((name) => query.get(name));
  const people = usePages(`people ${q} ${state} ${role}`, {
    load: ({ cursor, limit }) => getPeople({ q, state, role, after: cursor, limit }),
    idOf: ({ account }: ListedPerson) => account,
    atOnce: 100,
  });
  const reload = people.state === 'loaded' ? people.reload : undefined;
  return (
    <>
      <PageHead title={say(peopleWords.people)} actions={<Newcomers onDone={reload} />} />
      <div className="filters">
        <FilterWord name="q" title={partWords.find} help={peopleWords.findHelp} />
        <FilterChoice name="state" title={peopleWords.state} choices={stateChoices} />
        <FilterChoice name="role" title={peopleWords.role} choices={roleWords} />
      </div>
      <Loaded of={people}>
        {(pages) => <People pages={pages} isAll={[q, state, role].every((one) => one === null)} />}
      </Loaded>
    </>
  );
}

const stateChoices = Object.fromEntries(Object.entries(personStateWords).map(([id, { word }]) => [id, word]));

function Newcomers({ onDone }: { readonly onDone: (() => void) | undefined }): ReactNode {
  const { session } = useBase();
  const shown = (made: MadeLink): ReactNode => <OnceLink {...made} />;
  return (
    <>
      {mayOpen(session, 'person.manage') ? (
        <>
          <CallDialog<MadeLink>
            call="people-invite"
            name={say(peopleWords.invite)}
            note={say(peopleWords.inviteNote)}
            look="main"
            shown={shown}
            onDone={() => onDone?.()}
          />
          <Link to="/import/people" className="button">
            {say(peopleWords.importPeople)}
          </Link>
        </>
      ) : null}
      {mayOpen(session, 'administrator.appoint') ? (
        <CallDialog<MadeLink>
          call="administrators-appoint"
          name={say(peopleWords.appoint)}
          note={say(peopleWords.inviteNote)}
          shown={shown}
          onDone={() => onDone?.()}
        />
      ) : null}
    </>
  );
}

function rolesOf({ roles }: ListedPerson): readonly string[] {
  return roles.map(({ role, unit }) => roleText(role, unit));
}

function People({ pages, isAll }: { readonly pages: Pages<ListedPerson>; readonly isAll: boolean }): ReactNode {
  if (pages.rows.length === 0)
    return isAll ? (
      <EmptyState title={say(peopleWords.none)} hint={say(peopleWords.noneHint)} />
    ) : (
      <EmptyState title={say(partWords.nothingFits)} />
    );
  return (
    <RowTable
      title={say(peopleWords.people)}
      fileName="people"
      rows={pages.rows}
      pages={pages}
      keyOf={({ id }) => id}
      columns={[
        {
          id: 'account',
          title: say(peopleWords.account),
          plain: ({ account }) => account,
          cell: ({ account }) => <Link to={`/people/${encodeURIComponent(account)}`}>{account}</Link>,
        },
        { id: 'name', title: say(peopleWords.name), plain: ({ name }) => name },
        { id: 'unit', title: say(peopleWords.unit), plain: ({ unit }) => unit ?? '' },
        {
          id: 'state',
          title: say(peopleWords.state),
          plain: ({ state }) => say(personStateWords[state]?.word ?? { zh: state, en: state }),
          cell: ({ state }) => <PersonStateTag state={state} />,
        },
        { id: 'roles', title: say(peopleWords.roles), isLong: true, plain: (person) => listed(rolesOf(person)) },
      ]}
    />
  );
}
