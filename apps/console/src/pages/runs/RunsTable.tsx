import type { ReactNode } from 'react';
import type { Run } from '../../api/types.ts';
import { durationText, instantText } from '../../language/format.ts';
import { language, say } from '../../language/language.ts';
import { actorText } from '../../parts/actor-text.ts';
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
      <table aria-label={say(words.runs)}>
        <thead>
          <tr>
            <th scope="col">{say(words.state)}</th>
            <th scope="col">{say(words.operation)}</th>
            <th scope="col">{say(words.startedAt)}</th>
            <th scope="col" className="number">
              {say(words.duration)}
            </th>
            <th scope="col">{say(words.actor)}</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.id}>
              <td className="short">
                <StateTag state={run.state} />
              </td>
              <td>
                <Link to={`/runs/${run.id}`}>{say(operationTitle(catalogue, run.operation))}</Link>{' '}
                {run.sample ? <SampleTag /> : null}
                <div className="help id">{run.operation}</div>
                {run.error ? <div className="help">{say(run.error.message)}</div> : null}
              </td>
              <td className="short">{instantText(run.startedAt, language())}</td>
              <td className="number">{run.durationMs === null ? '—' : durationText(run.durationMs, language())}</td>
              <td>{actorText(run.actor)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
