import type { ReactNode } from 'react';
import { useLoaded } from '../../api/use-loaded.ts';
import { CallDialog } from '../../call/CallDialog.tsx';
import { dateText } from '../../language/format.ts';
import { language, say } from '../../language/language.ts';
import type { PageProps } from '../../page/page-route.ts';
import { Facts } from '../../parts/Facts.tsx';
import { OnceLink } from '../../parts/OnceLink.tsx';
import type { MadeLink } from '../../parts/OnceLink.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { RowTable } from '../../parts/RowTable.tsx';
import { Link } from '../../router/Link.tsx';
import { mayOpen, useBase } from '../../shell/base-context.ts';
import { EmptyState } from '../../states/EmptyState.tsx';
import { Loaded } from '../../states/Loaded.tsx';
import { roleText } from '../../words/role-words.ts';
import { getPerson } from './api.ts';
import type { ListedPerson } from './api.ts';
import { PersonStateTag } from './PersonStateTag.tsx';
import { peopleWords } from './words.ts';

/** One person: account, roles with their days, and what may be done. */
export function PersonPage({ parameters: { account = '' } }: PageProps): ReactNode {
  const person = useLoaded(`person ${account}`, () => getPerson(account));
  const reload = person.state === 'loaded' ? person.reload : () => undefined;
  const found = person.state === 'loaded' ? person.value : undefined;
  return (
    <>
      <PageHead
        title={found?.name ?? account}
        state={found === undefined ? undefined : <PersonStateTag state={found.state} />}
        crumbs={<Link to="/people">{say(peopleWords.people)}</Link>}
      />
      <Loaded of={person}>
        {() =>
          found === undefined ? (
            <EmptyState title={say(peopleWords.unknown)} />
          ) : (
            <Person person={found} reload={reload} />
          )
        }
      </Loaded>
    </>
  );
}

interface PersonProps {
  readonly person: ListedPerson;
  readonly reload: () => void;
}

function Person({ person, reload }: PersonProps): ReactNode {
  const { account, unit } = person;
  return (
    <>
      <Facts
        rows={[
          [say(peopleWords.account), account],
          [
            say(peopleWords.unit),
            unit === null ? null : (
              <Link key="unit" to={`/units/${encodeURIComponent(unit)}`}>
                {unit}
              </Link>
            ),
          ],
        ]}
      />
      <Roles person={person} reload={reload} />
      {person.state === 'gone' ? null : <Actions person={person} reload={reload} />}
    </>
  );
}

function isAdministrator({ roles }: ListedPerson): boolean {
  return roles.some(({ role }) => role.endsWith('-administrator'));
}

function Roles({ person, reload }: PersonProps): ReactNode {
  const { session } = useBase();
  const mayGive = mayOpen(session, 'role.give') && !isAdministrator(person) && person.state !== 'gone';
  const give = mayGive ? (
    <CallDialog
      call="roles-give"
      name={say(peopleWords.give)}
      given={{ person: person.account }}
      fields={['role', 'unit', 'from', 'until']}
      onDone={reload}
    />
  ) : null;
  if (person.roles.length === 0)
    return (
      <section>
        <EmptyState title={say(peopleWords.noRoles)}>{give}</EmptyState>
      </section>
    );
  return (
    <>
      <RowTable
        title={say(peopleWords.roles)}
        fileName={`roles-${person.account}`}
        isFixed
        rows={person.roles}
        keyOf={({ holding }) => holding}
        columns={[
          { id: 'role', title: say(peopleWords.role), plain: ({ role }) => roleText(role) },
          { id: 'unit', title: say(peopleWords.unit), plain: ({ unit }) => unit ?? '' },
          { id: 'from', title: say(peopleWords.from), plain: ({ validFrom }) => dateText(validFrom, language()) },
          {
            id: 'until',
            title: say(peopleWords.until),
            plain: ({ validUntil }) => (validUntil === null ? say(peopleWords.open) : dateText(validUntil, language())),
          },
          ...(mayGive
            ? [
                {
                  id: 'actions',
                  title: say(peopleWords.actions),
                  cell: ({ holding, role, unit }: ListedPerson['roles'][number]) => (
                    <CallDialog
                      call="roles-end"
                      look="quiet"
                      name={say(peopleWords.end)}
                      about={roleText(role, unit)}
                      given={{ holding }}
                      fields={[]}
                      onDone={reload}
                    />
                  ),
                },
              ]
            : []),
        ]}
      />
      {give}
    </>
  );
}

function Actions({ person, reload }: PersonProps): ReactNode {
  const { session } = useBase();
  const shown = (made: MadeLink): ReactNode => <OnceLink {...made} />;
  const common = { given: { person: person.account }, fields: [], about: person.account, onDone: reload } as const;
  if (isAdministrator(person))
    return mayOpen(session, 'administrator.appoint') ? (
      <div className="bar-of-buttons">
        <CallDialog<MadeLink>
          {...common}
          call="administrators-recover"
          name={say(peopleWords.recoverAdministrator)}
          note={say(peopleWords.recoverNote)}
          shown={shown}
        />
        <CallDialog
          {...common}
          call="administrators-dismiss"
          name={say(peopleWords.dismiss)}
          note={say(peopleWords.leaveNote)}
        />
      </div>
    ) : null;
  return (
    <div className="bar-of-buttons">
      {mayOpen(session, 'credential.reset') && person.state !== 'suspended' ? (
        <CallDialog<MadeLink>
          {...common}
          call="people-recover"
          fields={['replaceSecondFactor']}
          name={say(peopleWords.recover)}
          note={say(peopleWords.recoverNote)}
          shown={shown}
        />
      ) : null}
      {mayOpen(session, 'session.manage') ? (
        <CallDialog {...common} call="sessions-end" name={say(peopleWords.endSessions)} />
      ) : null}
      {mayOpen(session, 'credential.reset') ? (
        <CallDialog
          {...common}
          call="passkeys-remove"
          name={say(peopleWords.removePasskeys)}
          note={say(peopleWords.removePasskeysNote)}
        />
      ) : null}
      {mayOpen(session, 'person.manage') ? <Stay {...{ person, reload }} /> : null}
    </div>
  );
}

/** Whether somebody stays: suspended, let in again, or gone for good. */
function Stay({ person, reload }: PersonProps): ReactNode {
  const common = { given: { person: person.account }, about: person.account, onDone: reload } as const;
  return (
    <>
      {person.state === 'active' ? (
        <CallDialog
          {...common}
          call="people-suspend"
          fields={[]}
          name={say(peopleWords.suspend)}
          note={say(peopleWords.suspendNote)}
        />
      ) : null}
      {person.state === 'suspended' ? (
        <CallDialog {...common} call="people-resume" fields={[]} name={say(peopleWords.resume)} />
      ) : null}
      <CallDialog
        {...common}
        call="people-leave"
        fields={['to']}
        name={say(peopleWords.leave)}
        note={say(peopleWords.leaveNote)}
      />
    </>
  );
}
