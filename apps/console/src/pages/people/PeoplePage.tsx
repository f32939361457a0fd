import type { ReactNode } from 'react';
import { useLoaded } from '../../api/use-loaded.ts';
import { CallDialog } from '../../call/CallDialog.tsx';
import { listed, say } from '../../language/language.ts';
import { FilterBox, isMeant } from '../../parts/FilterBox.tsx';
import { FilterChoice } from '../../parts/FilterChoice.tsx';
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
import { roleText } from '../../words/role-words.ts';
import { getPeople } from './api.ts';
import type { ListedPerson } from './api.ts';
import { PersonStateTag } from './PersonStateTag.tsx';
import { peopleWords, personStateWords } from './words.ts';

/** Who has an account, with unit, roles and state. */
export function PeoplePage(): ReactNode {
  const people = useLoaded('people', getPeople);
  const reload = people.state === 'loaded' ? people.reload : undefined;
  return (
    <>
      <PageHead title={say(peopleWords.people)} actions={<Newcomers onDone={reload} />} />
      <div className="filters">
        <FilterBox />
        <FilterChoice name="state" title={peopleWords.state} choices={stateChoices} />
      </div>
      <Loaded of={people}>{(list) => <People list={list} />}</Loaded>
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

function People({ list }: { readonly list: readonly ListedPerson[] }): ReactNode {
  const { query } = useAddress();
  if (list.length === 0) return <EmptyState title={say(peopleWords.none)} hint={say(peopleWords.noneHint)} />;
  const [typed, state] = [query.get('q'), query.get('state')];
  const rows = list.filter(
    (person) =>
      (state === null || person.state === state) &&
      isMeant(typed, [person.account, person.name, person.unit, ...rolesOf(person)]),
  );
  if (rows.length === 0) return <EmptyState title={say(partWords.nothingFits)} />;
  return (
    <RowTable
      title={say(peopleWords.people)}
      fileName="people"
      rows={rows}
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
