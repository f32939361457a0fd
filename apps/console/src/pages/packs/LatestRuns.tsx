import type { ReactNode } from 'react';
import { getRuns } from '../../api/calls.ts';
import type { Pack } from '../../api/types.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { say } from '../../language/language.ts';
import { Loaded } from '../../states/Loaded.tsx';
import { words } from '../../words/words.ts';
import { RunsTable } from '../runs/RunsTable.tsx';
import { packWords } from './words.ts';

/** The newest runs of the pack's operations: a few of each, since the API lists by operation. */
export function LatestRuns({ pack: { id, operations } }: { readonly pack: Pack }): ReactNode {
  const runs = useLoaded(`runs ${id}`, async (signal) => {
    const lists = await Promise.all(operations.map((one) => getRuns({ operation: one.id, limit: 5 }, signal)));
    return lists
      .flat()
      .toSorted((a, b) => b.startedAt.localeCompare(a.startedAt))
      .slice(0, 5);
  });
  return (
    <section>
      <h2>{say(packWords.latestRuns)}</h2>
      <Loaded of={runs}>
        {(found) => (found.length === 0 ? <p className="help">{say(words.noRuns)}</p> : <RunsTable runs={found} />)}
      </Loaded>
    </section>
  );
}
