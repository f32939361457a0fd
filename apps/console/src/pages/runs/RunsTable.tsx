import type { ReactNode } from 'react';
import type { Run } from '../../api/types.ts';
import { durationText, instantText } from '../../language/format.ts';
import { language, say } from '../../language/language.ts';
import { actorText } from '../../parts/actor-text.ts';
import { Cell } from '../../parts/Cell.tsx';
import { SampleTag } from '../../parts/SampleTag.tsx';
import { StateTag } from '../../parts/StateTag.tsx';
import { Link } from '../../router/Link.tsx';
import { operationTitle, useBase } from '../../shell/base-context.ts';
import { words } from '../../words/words.ts';

/** Runs, as they came. */
export function RunsTable({ runs }: { readonly runs: readonly Run[] }): ReactNode {
  const { catalogue } = useBase();
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={say(words.runs)}>
      <table className="cards" role="table" aria-label={say(words.runs)}>
        <thead role="rowgroup">
          <tr role="row">
            {[words.state, words.operation, words.startedAt].map((word) => (
              <th key={word.en} scope="col" role="columnheader">
                {say(word)}
              </th>
            ))}
            <th scope="col" role="columnheader" className="number">
              {say(words.duration)}
            </th>
            <th scope="col" role="columnheader">
              {say(words.actor)}
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {runs.map((run) => (
            <tr key={run.id} role="row">
              <Cell title={say(words.state)} className="short">
                <StateTag state={run.state} />
              </Cell>
              <Cell title={say(words.operation)}>
                <Link to={`/runs/${run.id}`}>{say(operationTitle(catalogue, run.operation))}</Link>{' '}
                {run.sample ? <SampleTag /> : null}
                <div className="help id">{run.operation}</div>
                {run.error ? <div className="help">{say(run.error.message)}</div> : null}
              </Cell>
              <Cell title={say(words.startedAt)} className="short">
                {instantText(run.startedAt, language())}
              </Cell>
              <Cell title={say(words.duration)} className="number">
                {run.durationMs === null ? '—' : durationText(run.durationMs, language())}
              </Cell>
              <Cell title={say(words.actor)}>{actorText(run.actor)}</Cell>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
