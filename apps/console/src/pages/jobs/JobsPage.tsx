import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { cancelRun } from '../../api/calls.ts';
import { usePages } from '../../api/use-pages.ts';
import type { Pages } from '../../api/use-pages.ts';
import { instantText } from '../../language/format.ts';
import { language, say } from '../../language/language.ts';
import { announce } from '../../parts/announce.ts';
import { FilterChoice } from '../../parts/FilterChoice.tsx';
import { FilterOperation } from '../../parts/FilterOperation.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { RowTable } from '../../parts/RowTable.tsx';
import { StateTag } from '../../parts/StateTag.tsx';
import { useAddress } from '../../router/address.ts';
import { Link } from '../../router/Link.tsx';
import { mayOpen, operationTitle, useBase } from '../../shell/base-context.ts';
import { EmptyState } from '../../states/EmptyState.tsx';
import { FailureState } from '../../states/FailureState.tsx';
import { Loaded } from '../../states/Loaded.tsx';
import { getJobs, retryJob } from './api.ts';
import type { JobLine } from './api.ts';
import { jobWords, showWords } from './words.ts';

const lookMs = 5_000;

/** Jobs, newest first; those that failed for good wait for a person. */
export function JobsPage(): ReactNode {
  const { query } = useAddress();
  const show = query.get('dead') === 'true' ? 'dead' : (query.get('show') ?? 'all');
  const operation = query.get('operation');
  const jobs = usePages(`jobs ${show} ${operation}`, {
    load: ({ cursor, limit }, signal) => getJobs(show, signal, { operation, before: cursor, limit }),
    idOf: ({ runId }: JobLine) => runId,
  });
  const [error, setError] = useState<unknown>(null);
  const reload = jobs.state === 'loaded' ? jobs.reload : undefined;
  useEffect(() => {
    if (reload === undefined) return;
    const timer = setInterval(reload, lookMs);
    return () => clearInterval(timer);
  }, [reload]);
  const act = (work: Promise<unknown>): void => {
    setError(null);
    work.then(reload).catch(setError);
  };
  return (
    <>
      <PageHead title={say(jobWords.jobs)} />
      <div className="filters">
        <FilterChoice name="show" title={jobWords.show} choices={showWords} standard="all" />
        <FilterOperation />
      </div>
      {error === null ? null : <FailureState error={error} />}
      <Loaded of={jobs}>
        {(pages) => <Jobs pages={pages} isAll={show === 'all' && operation === null} act={act} />}
      </Loaded>
    </>
  );
}

interface JobsProps {
  readonly pages: Pages<JobLine>;
  readonly isAll: boolean;
  readonly act: (work: Promise<unknown>) => void;
}

function Jobs({ pages, isAll, act }: JobsProps): ReactNode {
  const { catalogue, session } = useBase();
  const mayChange = mayOpen(session, 'job.change');
  if (pages.rows.length === 0)
    return (
      <EmptyState
        title={say(isAll ? jobWords.none : jobWords.nothingFits)}
        hint={isAll ? say(jobWords.noneHint) : undefined}
      />
    );
  return (
    <RowTable
      title={say(jobWords.jobs)}
      fileName="jobs"
      rows={pages.rows}
      pages={pages}
      keyOf={({ runId }) => runId}
      columns={[
        {
          id: 'state',
          title: say(jobWords.state),
          plain: ({ state }) => state,
          cell: ({ state }) => <StateTag state={state} />,
        },
        {
          id: 'operation',
          title: say(jobWords.operation),
          isLong: true,
          plain: ({ operation }) => say(operationTitle(catalogue, operation)),
          cell: ({ runId, operation }) => (
            <>
              <Link to={`/runs/${runId}`}>{say(operationTitle(catalogue, operation))}</Link>
              <div className="help id">{operation}</div>
            </>
          ),
        },
        {
          id: 'attempt',
          title: say(jobWords.attempt),
          plain: ({ attempt, maxAttempts }) => say(jobWords.attemptOf, { attempt, most: maxAttempts }),
        },
        { id: 'progress', title: say(jobWords.progress), plain: progressText },
        {
          id: 'accepted',
          title: say(jobWords.acceptedAt),
          plain: ({ acceptedAt }) => instantText(acceptedAt, language()),
        },
        {
          id: 'finished',
          title: say(jobWords.finishedAt),
          plain: ({ finishedAt }) => (finishedAt === null ? '' : instantText(finishedAt, language())),
        },
        { id: 'schedule', title: say(jobWords.schedule), plain: ({ schedule }) => schedule ?? '' },
        {
          id: 'problem',
          title: say(jobWords.problem),
          isLong: true,
          plain: ({ error }) => (error === null ? '' : say(error.message)),
        },
        ...(mayChange
          ? [
              {
                id: 'actions',
                title: say(jobWords.actions),
                cell: (job: JobLine) => <JobActions job={job} act={act} />,
              },
            ]
          : []),
      ]}
    />
  );
}

function progressText({ progress }: JobLine): string {
  if (progress === null) return '';
  const { done, total, note } = progress;
  return `${done} / ${total}${note === null ? '' : ` ${say(note)}`}`;
}

function JobActions({ job, act }: { readonly job: JobLine; readonly act: JobsProps['act'] }): ReactNode {
  const { catalogue } = useBase();
  const about = say(operationTitle(catalogue, job.operation));
  const retry = async (): Promise<void> => {
    const id = await retryJob(job.runId);
    if (id !== null) announce(say(jobWords.retried, { id }));
  };
  if (job.state === 'queued' || job.state === 'running')
    return (
      <button
        type="button"
        className="quiet"
        aria-label={`${say(jobWords.cancel)} ${about}`}
        onClick={() => act(cancelRun(job.runId))}
      >
        {say(jobWords.cancel)}
      </button>
    );
  if (!job.isDead) return null;
  return (
    <button type="button" className="quiet" aria-label={`${say(jobWords.retry)} ${about}`} onClick={() => act(retry())}>
      {say(jobWords.retry)}
    </button>
  );
}
