import { Fragment, useState } from 'react';
import type { ReactNode } from 'react';
import { getRuns } from '../../api/calls.ts';
import { daysAgo } from '../../api/days-ago.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { say, text } from '../../language/language.ts';
import { PageHead } from '../../parts/PageHead.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { Link } from '../../router/Link.tsx';
import { mayOpen, useBase } from '../../shell/base-context.ts';
import { Loaded } from '../../states/Loaded.tsx';
import { words } from '../../words/words.ts';
import { getInbox } from '../inbox/api.ts';
import { getInquiries } from '../inquiries/api.ts';
import { getJobs } from '../jobs/api.ts';
import { RunsTable } from '../runs/RunsTable.tsx';
import { FirstSteps } from './FirstSteps.tsx';
import { SampleData } from './SampleData.tsx';
import { overviewWords } from './words.ts';

/** What is late, what needs a decision, what broke, what runs, and what of the programme is there. */
export function OverviewPage(): ReactNode {
  const { session } = useBase();
  const [turn, setTurn] = useState(0);
  return (
    <Fragment key={turn}>
      <PageHead title={say(overviewTitle)} summary={say(words.intro)} />
      <FirstSteps />
      {mayOpen(session, 'sample.manage') ? (
        <SampleData onChange={() => setTurn(turn + 1)}>
          <Parts />
        </SampleData>
      ) : (
        <Parts />
      )}
    </Fragment>
  );
}

function Parts(): ReactNode {
  const { session } = useBase();
  const seesRuns = mayOpen(session, 'run.read');
  return (
    <>
      {session.actor.kind === 'anonymous' ? null : <ToDecide />}
      {mayOpen(session, 'inquiry.read') ? <ToAnswer /> : null}
      {seesRuns ? <Broken /> : null}
      {seesRuns ? <UnderWay /> : null}
      {session.actor.kind === 'anonymous' ? <Ready /> : null}
      {session.actor.kind === 'anonymous' ? null : <Targets />}
      {seesRuns ? <Lately /> : null}
    </>
  );
}

const overviewTitle = text('总览', 'Overview');

/** Approvals that wait, those beyond their last day first. */
function ToDecide(): ReactNode {
  const inbox = useLoaded('inbox', (signal) => getInbox(signal));
  return (
    <section>
      <h2>{say(overviewWords.toDecide)}</h2>
      <Loaded of={inbox} isLine>
        {(waiting) => {
          const late = waiting.filter(({ isLapsed }) => isLapsed);
          if (waiting.length === 0) return <p className="help">{say(overviewWords.nothingToDecide)}</p>;
          return (
            <p>
              {late.length === 0 ? null : (
                <Link to="/inbox">
                  <Tag word={say(overviewWords.late, { count: late.length })} sign="▲" tone="bad" />
                </Link>
              )}{' '}
              <Link to="/inbox">{say(overviewWords.waiting, { count: waiting.length })}</Link>
            </p>
          );
        }}
      </Loaded>
    </section>
  );
}

/** What the public asked and nobody answered yet. */
function ToAnswer(): ReactNode {
  const open = useLoaded('inquiries', (signal) => getInquiries('open', signal));
  return (
    <section>
      <h2>{say(overviewWords.toAnswer)}</h2>
      <Loaded of={open} isLine>
        {(list) =>
          list.length === 0 ? (
            <p className="help">{say(overviewWords.nothingToAnswer)}</p>
          ) : (
            <p>
              <Link to="/inquiries">{say(overviewWords.unanswered, { count: list.length })}</Link>
            </p>
          )
        }
      </Loaded>
    </section>
  );
}

/** More are not counted. */
const mostFailed = 50;

/** Packs that failed, jobs that failed for good, runs that failed within the last day. */
function Broken(): ReactNode {
  const { packs } = useBase().catalogue;
  const failed = packs.filter(({ state }) => state === 'failed');
  const found = useLoaded('broken', async (signal) => {
    const [runs, dead] = await Promise.all([
      getRuns({ state: 'failed', since: daysAgo(1), limit: mostFailed }, signal),
      getJobs('dead', signal),
    ]);
    return { dead, runs };
  });
  return (
    <section>
      <h2>{say(overviewWords.broke)}</h2>
      {failed.length === 0 ? null : (
        <>
          <p>
            <Link to="/packs?state=failed">{say(overviewWords.failedPacks, { count: failed.length })}</Link>
          </p>
          <ul className="operation-list">
            {failed.map(({ id, manifest, failure }) => (
              <li key={id}>
                <Link to={`/packs/${id}`}>{manifest ? say(manifest.title) : id}</Link>
                <p className="help">{failure === null ? '' : say(failure.message)}</p>
              </li>
            ))}
          </ul>
        </>
      )}
      <Loaded of={found} isLine>
        {({ dead, runs }) => (
          <>
            {dead.length === 0 ? null : (
              <p>
                <Link to="/jobs?dead=true">{say(overviewWords.dead, { count: dead.length })}</Link>
              </p>
            )}
            {runs.length === 0 ? null : (
              <>
                <p>
                  <Link to="/runs?state=failed&within=1">
                    {say(runs.length < mostFailed ? overviewWords.failedRuns : overviewWords.manyFailedRuns, {
                      count: runs.length,
                    })}
                  </Link>
                </p>
                <RunsTable runs={runs.slice(0, 5)} />
              </>
            )}
            {failed.length + dead.length + runs.length === 0 ? (
              <p className="help">{say(overviewWords.nothingBroke)}</p>
            ) : null}
          </>
        )}
      </Loaded>
    </section>
  );
}

/** What runs now and what waits for its turn. */
function UnderWay(): ReactNode {
  const runs = useLoaded('under way', async (signal) =>
    (await Promise.all(['running', 'queued'].map((state) => getRuns({ state, limit: 5 }, signal)))).flat(),
  );
  return (
    <section>
      <h2>{say(overviewWords.underWay)}</h2>
      <Loaded of={runs} isLine>
        {(found) =>
          found.length === 0 ? <p className="help">{say(overviewWords.nothingRuns)}</p> : <RunsTable runs={found} />
        }
      </Loaded>
    </section>
  );
}

/** The targets of the programme are kept nowhere yet: it says so, and what can be done today. */
function Targets(): ReactNode {
  const { catalogue } = useBase();
  const readers = catalogue.packs.filter(
    ({ id, state, manifest }) => state === 'ready' && manifest?.panel === true && id.startsWith('programme/'),
  );
  return (
    <section>
      <h2>{say(overviewWords.targets)}</h2>
      <p className="help">{say(overviewWords.noTargets)}</p>
      {readers.map(({ id, manifest }) => (
        <p key={id}>
          <Link to={`/packs/${id}/panel`}>{manifest === null ? id : say(manifest.title)}</Link>
        </p>
      ))}
    </section>
  );
}

function Lately(): ReactNode {
  const runs = useLoaded('lately', (signal) => getRuns({ limit: 5 }, signal));
  return (
    <section>
      <h2>{say(overviewWords.lately)}</h2>
      <Loaded of={runs} isLine>
        {(found) => (found.length === 0 ? <p className="help">{say(words.noRunsHint)}</p> : <RunsTable runs={found} />)}
      </Loaded>
    </section>
  );
}

/** For who sees nothing of the above: what there is. */
function Ready(): ReactNode {
  const { packs } = useBase().catalogue;
  const ready = packs.filter(({ state, operations }) => state === 'ready' && operations.length > 0);
  return (
    <section>
      <h2>{say(words.packs)}</h2>
      <ul className="operation-list">
        {ready.map(({ id, manifest }) => (
          <li key={id}>
            <Link to={`/packs/${id}`}>{manifest ? say(manifest.title) : id}</Link>
            <p className="help">{manifest ? say(manifest.question) : ''}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
