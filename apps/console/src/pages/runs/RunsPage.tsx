import type { ReactNode } from 'react';
import { getRuns } from '../../api/calls.ts';
import { daysAgo } from '../../api/days-ago.ts';
import type { Run } from '../../api/types.ts';
import { usePages } from '../../api/use-pages.ts';
import { say } from '../../language/language.ts';
import { FilterChoice } from '../../parts/FilterChoice.tsx';
import { FilterOperation } from '../../parts/FilterOperation.tsx';
import { More } from '../../parts/More.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { setQuery, useAddress } from '../../router/address.ts';
import { EmptyState } from '../../states/EmptyState.tsx';
import { Loaded } from '../../states/Loaded.tsx';
import { stateWords } from '../../words/code-words.ts';
import { words } from '../../words/words.ts';
import { RunsTable } from './RunsTable.tsx';
import { runWords } from './words.ts';

/** Runs, newest first; what they are filtered by stands in the address. */
export function RunsPage(): ReactNode {
  const { query } = useAddress();
  const [operation = null, state = null, from = null] = ['operation', 'state', 'before'].map((name) => query.get(name));
  const sample = sampleOf(query.get('sample'));
  const within = query.get('within') ?? '';
  const since = Object.hasOwn(withinChoices, within) ? daysAgo(Number(within)) : null;
  const runs = usePages(`runs ${operation} ${state} ${sample} ${since === null ? '' : within} ${from}`, {
    load: ({ cursor, limit }, signal) => getRuns({ operation, state, sample, since, before: cursor, limit }, signal),
    idOf: ({ id }: Run) => id,
    from,
  });
  const isFiltered = operation !== null || state !== null || sample !== null || since !== null;
  return (
    <>
      <PageHead title={say(words.runs)} />
      <div className="filters">
        <FilterChoice name="state" title={runWords.filterState} choices={stateChoices} />
        <FilterChoice name="within" title={runWords.filterWithin} choices={withinChoices} />
        <FilterChoice name="sample" title={runWords.filterSample} choices={sampleChoices} />
        <FilterOperation />
        {from === null ? null : (
          <button type="button" onClick={() => setQuery({ before: null })}>
            {say(words.newest)}
          </button>
        )}
      </div>
      <Loaded of={runs}>
        {(pages) =>
          pages.rows.length > 0 ? (
            <>
              <RunsTable runs={pages.rows} />
              <More pages={pages} />
            </>
          ) : (
            <EmptyState
              title={say(isFiltered ? runWords.nothingFits : words.noRuns)}
              hint={isFiltered ? undefined : say(words.noRunsHint)}
            />
          )
        }
      </Loaded>
    </>
  );
}

const stateChoices = Object.fromEntries(Object.entries(stateWords).map(([id, { word }]) => [id, word]));

/** By days. */
const withinChoices = { 1: runWords.day, 7: runWords.week, 30: runWords.month };

const sampleChoices = { true: runWords.samples, false: runWords.ownInput };

function sampleOf(text: string | null): 'true' | 'false' | null {
  return text === 'true' || text === 'false' ? text : null;
}
