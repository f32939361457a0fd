import type { ReactNode } from 'react';
import { getRun } from '../../api/calls.ts';
import type { WholeRun } from '../../api/types.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { durationText, instantText } from '../../language/format.ts';
import { language, say } from '../../language/language.ts';
import { pageList } from '../../page/page-list.ts';
import type { PageProps } from '../../page/page-route.ts';
import { actorText } from '../../parts/actor-text.ts';
import { CopyButton } from '../../parts/CopyButton.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { JsonBlock } from '../../parts/JsonBlock.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { SampleTag } from '../../parts/SampleTag.tsx';
import { StateTag } from '../../parts/StateTag.tsx';
import { hasEnded } from '../../parts/use-follow.ts';
import { ResultView } from '../../result/ResultView.tsx';
import { SameCall } from '../../result/SameCall.tsx';
import { Link } from '../../router/Link.tsx';
import { mayOpen, operationOf, operationTitle, useBase } from '../../shell/base-context.ts';
import { FailureState } from '../../states/FailureState.tsx';
import { LoadingState } from '../../states/LoadingState.tsx';
import { doorWords } from '../../words/code-words.ts';
import { words } from '../../words/words.ts';
import { JobPanel } from '../packs/JobPanel.tsx';
import { runWords } from './words.ts';

/** The page of the audit trail comes with administration; until then there is nothing to lead to. */
const hasAuditPage = pageList.some(({ path }) => path === '/audit');

/** The record of one run with its input and its result. */
export function RunPage({ parameters }: PageProps): ReactNode {
  const { catalogue } = useBase();
  const id = parameters['id'] ?? '';
  const run = useLoaded(id, (signal) => getRun(id, signal));
  const crumbs = <Link to="/runs">{say(words.runs)}</Link>;
  if (run.state === 'loading')
    return (
      <>
        <PageHead title={say(words.runId)} crumbs={crumbs} />
        <LoadingState />
      </>
    );
  if (run.state === 'failed')
    return (
      <>
        <PageHead title={say(words.runId)} crumbs={crumbs} />
        <FailureState error={run.error} retry={run.retry} />
      </>
    );
  const found = run.value;
  const hasForm = operationOf(catalogue, found.operation) !== null;
  return (
    <>
      <PageHead
        title={say(operationTitle(catalogue, found.operation))}
        state={
          <>
            <StateTag state={found.state} /> {found.sample ? <SampleTag /> : null}
          </>
        }
        crumbs={crumbs}
        actions={
          hasForm && found.input !== null ? (
            <Link to={`/operations/${found.operation}?run=${found.id}`} className="button">
              {say(words.runAgain)}
            </Link>
          ) : undefined
        }
      />
      <About run={found} />
      <Payloads run={found} />
    </>
  );
}

function About({ run }: { readonly run: WholeRun }): ReactNode {
  const { session } = useBase();
  const { actor, durationMs, parentId, approvalId } = run;
  const time = durationMs === null ? null : durationText(durationMs, language());
  return (
    <Facts
      rows={[
        [
          say(words.operation),
          <Link key="operation" to={`/operations/${run.operation}`}>
            <code>{run.operation}</code>
          </Link>,
        ],
        [say(words.startedAt), instantText(run.startedAt, language())],
        [say(words.duration), time],
        [say(words.actor), actorText(actor)],
        [say(words.door), say(doorWords[actor.door] ?? { zh: actor.door, en: actor.door })],
        [say(words.unit), run.unit],
        [say(words.purpose), run.purpose],
        [say(words.packVersion), run.packVersion],
        [say(runWords.attempt), run.attempt > 1 ? run.attempt : null],
        [say(runWords.cost), time === null ? null : say(runWords.costAbout, { time })],
        [
          say(words.runId),
          <span key="id">
            <code>{run.id}</code> <CopyButton text={run.id} about={say(words.runId)} />
          </span>,
        ],
        [say(words.approval), approvalId === null ? null : <code key="approval">{approvalId}</code>],
        [
          say(words.parent),
          parentId === null ? null : (
            <Link key="parent" to={`/runs/${parentId}`}>
              <code>{parentId}</code>
            </Link>
          ),
        ],
        [say(words.inputDigest), <Digest key="in" sha256={run.inputSha256} />],
        [say(words.outputDigest), run.outputSha256 === null ? null : <Digest key="out" sha256={run.outputSha256} />],
        [
          say(runWords.audit),
          hasAuditPage && mayOpen(session, 'audit.read') ? (
            <Link key="audit" to={`/audit?subject=${run.id}`}>
              {say(runWords.toAudit)}
            </Link>
          ) : null,
        ],
      ]}
    />
  );
}

function Digest({ sha256 }: { readonly sha256: string }): ReactNode {
  return <code title={sha256}>SHA-256 {sha256.slice(0, 16)}…</code>;
}

function Payloads({ run }: { readonly run: WholeRun }): ReactNode {
  const { catalogue } = useBase();
  const operation = operationOf(catalogue, run.operation);
  return (
    <>
      <section>
        <h2>{say(words.result)}</h2>
        {operation === null ? <p className="help">{say(words.operationGone)}</p> : null}
        {hasEnded(run.state) ? <Result run={run} /> : <JobPanel operation={operation} runId={run.id} />}
      </section>
      <section>
        <h2>{say(words.input)}</h2>
        {run.input === null ? (
          <p className="help">{say(words.payloadGone)}</p>
        ) : (
          <>
            <JsonBlock title={say(words.rawInput)} value={run.input} isPrinted />
            <SameCall operation={run.operation} input={run.input} />
          </>
        )}
      </section>
    </>
  );
}

function Result({ run }: { readonly run: WholeRun }): ReactNode {
  const { catalogue } = useBase();
  const operation = operationOf(catalogue, run.operation);
  if (run.error)
    return (
      <div className="state failure">
        <p className="state-title">
          <span aria-hidden="true">✕ </span>
          {say(run.error.message)}
        </p>
        <Facts rows={[[say(words.code), <code key="code">{run.error.code}</code>]]} />
      </div>
    );
  if (run.output === null) return <p className="help">{say(words.payloadGone)}</p>;
  return (
    <ResultView
      operation={operation}
      operationId={run.operation}
      output={run.output}
      labels={run.labels}
      runId={run.id}
    />
  );
}
