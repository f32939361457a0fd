import type { ReactNode } from 'react';
import { getRuns } from '../../api/calls.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { say } from '../../language/language.ts';
import { PageHead } from '../../parts/PageHead.tsx';
import { Link } from '../../router/Link.tsx';
import { mayOpen, useBase } from '../../shell/base-context.ts';
import { Loaded } from '../../states/Loaded.tsx';
import { words } from '../../words/words.ts';
import { RunsTable } from '../runs/RunsTable.tsx';
import { FirstSteps } from './FirstSteps.tsx';
import { overviewWords } from './words.ts';

/** What needs a decision, what broke, what ran lately; for who sees none of it, where to begin. */
export function OverviewPage(): ReactNode {
  const { session } = useBase();
  return (
    <>
      <PageHead title={say(overviewTitle)} summary={say(words.intro)} />
      <FirstSteps />
      {session.actor.kind === 'anonymous' ? null : <ToDecide />}
      {mayOpen(session, 'run.read') ? <Broken /> : null}
      {session.actor.kind === 'anonymous' ? <Ready /> : null}
      {mayOpen(session, 'run.read') ? <Lately /> : null}
    </>
  );
}

const overviewTitle = { zh: '总览', en: 'Overview' };

function ToDecide(): ReactNode {
  const { pending } = useBase();
  return (
    <section>
      <h2>{say(overviewWords.toDecide)}</h2>
      {pending ? (
        <p>
          <Link to="/inbox">{say(overviewWords.waiting, { count: pending })}</Link>
        </p>
      ) : (
        <p className="help">{say(overviewWords.nothingToDecide)}</p>
      )}
    </section>
  );
}

function Broken(): ReactNode {
  const { packs } = useBase().catalogue;
  const failed = packs.filter(({ state }) => state === 'failed');
  const runs = useLoaded('failed', (signal) => getRuns({ state: 'failed', limit: 5 }, signal));
  return (
    <section>
      <h2>{say(overviewWords.broke)}</h2>
      {failed.length === 0 ? null : (
        <>
          <p>{say(overviewWords.failedPacks, { count: failed.length })}</p>
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
      <Loaded of={runs}>
        {(found) =>
          found.length === 0 ? (
            failed.length === 0 ? (
              <p className="help">{say(overviewWords.nothingBroke)}</p>
            ) : null
          ) : (
            <>
              <p>{say(overviewWords.failedRuns)}</p>
              <RunsTable runs={found} />
            </>
          )
        }
      </Loaded>
    </section>
  );
}

function Lately(): ReactNode {
  const runs = useLoaded('lately', (signal) => getRuns({ limit: 5 }, signal));
  return (
    <section>
      <h2>{say(overviewWords.lately)}</h2>
      <Loaded of={runs}>
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
