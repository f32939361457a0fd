import type { ReactNode } from 'react';
import { getRuns } from '../../api/calls.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { say } from '../../language/language.ts';
import { PageHead } from '../../parts/PageHead.tsx';
import { setQuery, useAddress } from '../../router/address.ts';
import { Link } from '../../router/Link.tsx';
import { useBase } from '../../shell/base-context.ts';
import { EmptyState } from '../../states/EmptyState.tsx';
import { Loaded } from '../../states/Loaded.tsx';
import { stateWords } from '../../words/code-words.ts';
import { words } from '../../words/words.ts';
import { RunsTable } from './RunsTable.tsx';
import { runWords } from './words.ts';

const runsAtOnce = 20;

/** Runs, newest first, a page at a time; what they are filtered by stands in the address. */
export function RunsPage(): ReactNode {
  const { query } = useAddress();
  const [operation, state, before] = ['operation', 'state', 'before'].map((name) => query.get(name));
  const runs = useLoaded(`${operation} ${state} ${before}`, (signal) =>
    getRuns({ operation, state, before, limit: runsAtOnce }, signal),
  );
  const isFiltered = [operation, state].some((value) => value !== null && value !== undefined);
  return (
    <>
      <PageHead title={say(words.runs)} />
      <Filters operation={operation ?? ''} state={state ?? ''} />
      <Loaded of={runs}>
        {(found) => (
          <>
            {found.length > 0 ? (
              <RunsTable runs={found} />
            ) : (
              <EmptyState
                title={say(isFiltered ? runWords.nothingFits : words.noRuns)}
                hint={isFiltered ? undefined : say(words.noRunsHint)}
              />
            )}
            <p className="beside after">
              {before === null ? null : <Link to={addressOf({ operation, state })}>{say(words.newest)}</Link>}
              {found.length < runsAtOnce ? null : (
                <Link to={addressOf({ operation, state, before: found.at(-1)?.id ?? null })}>{say(words.older)}</Link>
              )}
            </p>
          </>
        )}
      </Loaded>
    </>
  );
}

function addressOf(values: Readonly<Record<string, string | null | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value) query.set(name, value);
  return `/runs?${query}`;
}

function Filters({ operation, state }: { readonly operation: string; readonly state: string }): ReactNode {
  const { packs } = useBase().catalogue;
  return (
    <div className="filters">
      <label>
        {say(runWords.filterState)}{' '}
        <select value={state} onChange={({ target }) => setQuery({ state: target.value, before: null })}>
          <option value="">{say(runWords.any)}</option>
          {Object.entries(stateWords).map(([id, { word }]) => (
            <option key={id} value={id}>
              {say(word)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say(runWords.filterOperation)}{' '}
        <select value={operation} onChange={({ target }) => setQuery({ operation: target.value, before: null })}>
          <option value="">{say(runWords.any)}</option>
          {packs.map(({ id, manifest, operations }) => (
            <optgroup key={id} label={manifest ? say(manifest.title) : id}>
              {operations.map((one) => (
                <option key={one.id} value={one.id}>
                  {say(one.title)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
    </div>
  );
}
