import type { ReactNode } from 'react';
import type { Text } from '@yuzhi/sdk';
import { accessCall } from '../../api/calls.ts';
import { get } from '../../api/request.ts';
import type { SystemState } from '../../api/types.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { instantText, numberText } from '../../language/format.ts';
import { language, say } from '../../language/language.ts';
import { Facts } from '../../parts/Facts.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { RowTable } from '../../parts/RowTable.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { Link } from '../../router/Link.tsx';
import { useBase } from '../../shell/base-context.ts';
import { EmptyState } from '../../states/EmptyState.tsx';
import { Loaded } from '../../states/Loaded.tsx';
import { deliveryStateWords, systemWords, wayWords } from './words.ts';

type Backup = SystemState['backups'][number];

interface Delivery {
  readonly id: string;
  readonly title: Text;
  readonly account: string | null;
  readonly way: string;
  readonly state: string;
  readonly attempts: number;
  readonly dueAt: string;
  readonly lastError: string | null;
}

/** What keeps this base running: versions, packs, backups, notices that leave. */
export function SystemPage(): ReactNode {
  const system = useLoaded('system', (signal) => get<SystemState>('system', { signal }));
  return (
    <>
      <PageHead title={say(systemWords.system)} />
      <Loaded of={system}>
        {(found) => (
          <>
            <About system={found} />
            <Packs />
            <Backups backups={found.backups} />
            <Deliveries />
          </>
        )}
      </Loaded>
    </>
  );
}

function About({ system }: { readonly system: SystemState }): ReactNode {
  const { applied, newest, pending } = system.migrations;
  return (
    <Facts
      rows={[
        [say(systemWords.version), system.version],
        [say(systemWords.node), system.node],
        [say(systemWords.postgres), say(systemWords[system.store], { version: system.postgres })],
        [say(systemWords.startedAt), instantText(system.startedAt, language())],
        [say(systemWords.workers), system.workers],
        [
          say(systemWords.migrations),
          <>
            {say(systemWords.migrationsAre, { applied, newest: newest ?? '—' })}
            {pending === 0 ? null : <Tag word={say(systemWords.pending, { count: pending })} tone="bad" sign="✕" />}
          </>,
        ],
      ]}
    />
  );
}

function Packs(): ReactNode {
  const { packs } = useBase().catalogue;
  return (
    <RowTable
      title={say(systemWords.packs)}
      fileName="packs"
      rows={packs}
      keyOf={({ id }) => id}
      columns={[
        {
          id: 'state',
          title: say(systemWords.state),
          plain: ({ state }) => say(systemWords[state]),
          cell: ({ state }) => (
            <Tag
              word={say(systemWords[state])}
              sign={state === 'ready' ? '✓' : '✕'}
              tone={state === 'ready' ? 'good' : 'bad'}
            />
          ),
        },
        {
          id: 'pack',
          title: say(systemWords.pack),
          isLong: true,
          plain: ({ id, manifest }) => (manifest === null ? id : say(manifest.title)),
          cell: ({ id, manifest }) => (
            <>
              <Link to={`/packs/${id}`}>{manifest === null ? id : say(manifest.title)}</Link>
              <div className="help id">{id}</div>
            </>
          ),
        },
        { id: 'version', title: say(systemWords.packVersion), plain: ({ manifest }) => manifest?.version ?? '' },
        {
          id: 'operations',
          title: say(systemWords.operations),
          isNumber: true,
          plain: ({ operations }) => String(operations.length),
        },
        {
          id: 'why',
          title: say(systemWords.why),
          isLong: true,
          plain: ({ failure }) => (failure === null ? '' : say(failure.message)),
        },
      ]}
    />
  );
}

function Backups({ backups }: { readonly backups: readonly Backup[] }): ReactNode {
  if (backups.length === 0)
    return (
      <section>
        <h2>{say(systemWords.backups)}</h2>
        <EmptyState title={say(systemWords.noBackups)} hint={say(systemWords.noBackupsHint)} />
      </section>
    );
  return (
    <RowTable
      title={say(systemWords.backups)}
      fileName="backups"
      isFixed
      rows={backups}
      keyOf={({ name }) => name}
      columns={[
        { id: 'taken', title: say(systemWords.takenAt), plain: ({ takenAt }) => instantText(takenAt, language()) },
        { id: 'name', title: say(systemWords.backup), plain: ({ name }) => name },
        { id: 'tables', title: say(systemWords.tables), isNumber: true, plain: ({ tables }) => numberText(tables) },
        { id: 'rows', title: say(systemWords.rows), isNumber: true, plain: ({ rows }) => numberText(rows) },
      ]}
    />
  );
}

function Deliveries(): ReactNode {
  const deliveries = useLoaded('deliveries', () =>
    accessCall<{ readonly deliveries: readonly Delivery[] }>('notices-deliveries'),
  );
  return <Loaded of={deliveries}>{({ deliveries: list }) => <DeliveryTable list={list} />}</Loaded>;
}

function DeliveryTable({ list }: { readonly list: readonly Delivery[] }): ReactNode {
  if (list.length === 0)
    return (
      <section>
        <h2>{say(systemWords.deliveries)}</h2>
        <EmptyState title={say(systemWords.noDeliveries)} hint={say(systemWords.noDeliveriesHint)} />
      </section>
    );
  const stateText = (state: string): string => say(deliveryStateWords[state] ?? { zh: state, en: state });
  return (
    <RowTable
      title={say(systemWords.deliveries)}
      fileName="deliveries"
      isFixed
      rows={list}
      keyOf={({ id }) => id}
      columns={[
        { id: 'state', title: say(systemWords.state), plain: ({ state }) => stateText(state) },
        { id: 'title', title: say(systemWords.title), isLong: true, plain: ({ title }) => say(title) },
        { id: 'to', title: say(systemWords.to), plain: ({ account }) => account ?? '' },
        { id: 'way', title: say(systemWords.way), plain: ({ way }) => say(wayWords[way] ?? { zh: way, en: way }) },
        {
          id: 'attempts',
          title: say(systemWords.attempts),
          isNumber: true,
          plain: ({ attempts }) => String(attempts),
        },
        { id: 'due', title: say(systemWords.dueAt), plain: ({ dueAt }) => instantText(dueAt, language()) },
        { id: 'error', title: say(systemWords.lastError), isLong: true, plain: ({ lastError }) => lastError ?? '' },
      ]}
    />
  );
}
