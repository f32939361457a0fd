import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useLoaded } from '../../api/use-loaded.ts';
import { instantText } from '../../language/format.ts';
import { language, say } from '../../language/language.ts';
import { actorText } from '../../parts/actor-text.ts';
import { Dialog } from '../../parts/Dialog.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { useNames } from '../../parts/use-names.ts';
import { RowTable } from '../../parts/RowTable.tsx';
import { Link } from '../../router/Link.tsx';
import { mayOpen, operationTitle, useBase } from '../../shell/base-context.ts';
import { EmptyState } from '../../states/EmptyState.tsx';
import { FailureState } from '../../states/FailureState.tsx';
import { Loaded } from '../../states/Loaded.tsx';
import { callWords } from '../../call/words.ts';
import { getSchedules, removeSchedule } from './api.ts';
import type { ListedSchedule } from './api.ts';
import { ScheduleForm } from './ScheduleForm.tsx';
import { cronText } from './cron-text.ts';
import { jobWords } from './words.ts';

/** What runs by itself, and when next. */
export function SchedulesPage(): ReactNode {
  const { session } = useBase();
  const schedules = useLoaded('schedules', getSchedules);
  const reload = schedules.state === 'loaded' ? schedules.reload : () => undefined;
  const mayChange = mayOpen(session, 'schedule.change');
  return (
    <>
      <PageHead title={say(jobWords.schedules)} actions={mayChange ? <AddSchedule onDone={reload} /> : undefined} />
      <Loaded of={schedules}>{(list) => <Schedules list={list} mayChange={mayChange} reload={reload} />}</Loaded>
    </>
  );
}

function AddSchedule({ onDone }: { readonly onDone: () => void }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const inside = useRef<HTMLDivElement>(null);
  return (
    <>
      <button type="button" className="main" onClick={() => setOpen(true)}>
        {say(jobWords.add)}
      </button>
      {isOpen ? (
        <Dialog title={say(jobWords.add)} onClose={() => setOpen(false)} actions={<></>}>
          <div ref={inside}>
            <ScheduleForm
              onDone={() => {
                inside.current?.closest('dialog')?.close();
                onDone();
              }}
            />
          </div>
        </Dialog>
      ) : null}
    </>
  );
}

interface SchedulesProps {
  readonly list: readonly ListedSchedule[];
  readonly mayChange: boolean;
  readonly reload: () => void;
}

function Schedules({ list, mayChange, reload }: SchedulesProps): ReactNode {
  const nameOf = useNames(list.map(({ actor }) => actor));
  const { catalogue } = useBase();
  if (list.length === 0) return <EmptyState title={say(jobWords.noSchedules)} hint={say(jobWords.noSchedulesHint)} />;
  return (
    <RowTable
      title={say(jobWords.schedules)}
      fileName="schedules"
      rows={list}
      keyOf={({ id }) => id}
      columns={[
        { id: 'id', title: say(jobWords.id), plain: ({ id }) => id },
        {
          id: 'operation',
          title: say(jobWords.operation),
          isLong: true,
          plain: ({ operation }) => say(operationTitle(catalogue, operation)),
          cell: ({ operation }) => (
            <Link to={`/operations/${operation}`}>{say(operationTitle(catalogue, operation))}</Link>
          ),
        },
        {
          id: 'cron',
          title: say(jobWords.cron),
          plain: ({ cron, timeZone }) => `${cron} (${timeZone})`,
          cell: ({ cron, timeZone }) => (
            <>
              {cronText(cron) ?? cron}
              <div className="help">{`${cron} · ${timeZone}`}</div>
            </>
          ),
        },
        {
          id: 'next',
          title: say(jobWords.next),
          plain: ({ next }) => (next === null ? '' : instantText(next, language())),
        },
        { id: 'by', title: say(jobWords.setBy), isLong: true, plain: ({ actor }) => actorText(actor, nameOf) },
        { id: 'purpose', title: say(jobWords.purpose), isLong: true, plain: ({ purpose }) => purpose ?? '' },
        ...(mayChange
          ? [
              {
                id: 'actions',
                title: say(jobWords.actions),
                cell: ({ id }: ListedSchedule) => <RemoveSchedule id={id} onDone={reload} />,
              },
            ]
          : []),
      ]}
    />
  );
}

function RemoveSchedule({ id, onDone }: { readonly id: string; readonly onDone: () => void }): ReactNode {
  const inside = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const close = (): void => inside.current?.closest('dialog')?.close();
  const run = async (): Promise<void> => {
    try {
      await removeSchedule(id);
      close();
      onDone();
    } catch (cause) {
      setError(cause);
    }
  };
  const title = `${say(jobWords.remove)} ${id}`;
  return (
    <>
      <button type="button" className="quiet" aria-label={title} onClick={() => setOpen(true)}>
        {say(jobWords.remove)}
      </button>
      {isOpen ? (
        <Dialog title={title} onClose={() => setOpen(false)} actions={<></>}>
          <div ref={inside}>
            <p>{say(jobWords.removeAsk)}</p>
            {error === null ? null : <FailureState error={error} isKept />}
            <div className="bar-of-buttons">
              <button type="button" className="main" onClick={() => void run()}>
                {say(jobWords.remove)}
              </button>
              <button type="button" onClick={close}>
                {say(callWords.cancel)}
              </button>
            </div>
          </div>
        </Dialog>
      ) : null}
    </>
  );
}
