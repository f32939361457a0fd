import type { ReactNode } from 'react';
import { accessCall } from '../../api/calls.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { CallDialog } from '../../call/CallDialog.tsx';
import { dateText } from '../../language/format.ts';
import { language, say } from '../../language/language.ts';
import { PageHead } from '../../parts/PageHead.tsx';
import { AtMachine } from '../../parts/AtMachine.tsx';
import { RowTable } from '../../parts/RowTable.tsx';
import { useBase } from '../../shell/base-context.ts';
import { EmptyState } from '../../states/EmptyState.tsx';
import { Loaded } from '../../states/Loaded.tsx';
import { roleText } from '../../words/role-words.ts';
import { delegationWords } from './words.ts';

interface Delegation {
  readonly id: string;
  readonly giver: string;
  readonly taker: string;
  readonly role: string;
  readonly unit: string | null;
  readonly from: string;
  readonly until: string;
  readonly reason: string;
}

async function getDelegations(): Promise<readonly Delegation[]> {
  return (await accessCall<{ readonly delegations: readonly Delegation[] }>('delegations-list')).delegations;
}

/** Who stands in for whom, given and taken. */
export function DelegationsPage(): ReactNode {
  if (useBase().session.actor.kind === 'person') return <Own />;
  return (
    <>
      <PageHead title={say(delegationWords.delegations)} />
      <AtMachine />
    </>
  );
}

function Own(): ReactNode {
  const delegations = useLoaded('delegations', getDelegations);
  const reload = delegations.state === 'loaded' ? delegations.reload : () => undefined;
  return (
    <>
      <PageHead
        title={say(delegationWords.delegations)}
        actions={
          <CallDialog
            call="delegations-make"
            name={say(delegationWords.make)}
            note={say(delegationWords.makeNote)}
            look="main"
            onDone={reload}
          />
        }
      />
      <Loaded of={delegations}>{(list) => <List list={list} reload={reload} />}</Loaded>
    </>
  );
}

interface ListProps {
  readonly list: readonly Delegation[];
  readonly reload: () => void;
}

function List({ list, reload }: ListProps): ReactNode {
  if (list.length === 0) return <EmptyState title={say(delegationWords.none)} hint={say(delegationWords.noneHint)} />;
  return (
    <RowTable
      title={say(delegationWords.delegations)}
      fileName="delegations"
      rows={list}
      keyOf={({ id }) => id}
      columns={[
        { id: 'role', title: say(delegationWords.role), plain: ({ role, unit }) => roleText(role, unit) },
        { id: 'giver', title: say(delegationWords.giver), plain: ({ giver }) => giver },
        { id: 'taker', title: say(delegationWords.taker), plain: ({ taker }) => taker },
        { id: 'from', title: say(delegationWords.from), plain: ({ from }) => dateText(from, language()) },
        { id: 'until', title: say(delegationWords.until), plain: ({ until }) => dateText(until, language()) },
        { id: 'reason', title: say(delegationWords.reason), isLong: true, plain: ({ reason }) => reason },
        {
          id: 'actions',
          title: say(delegationWords.actions),
          cell: ({ id, role, unit, taker }) => (
            <CallDialog
              call="delegations-end"
              look="quiet"
              name={say(delegationWords.end)}
              about={`${roleText(role, unit)} → ${taker}`}
              given={{ delegation: id }}
              fields={[]}
              onDone={reload}
            />
          ),
        },
      ]}
    />
  );
}
