import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { getReadme } from '../../api/calls.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { say } from '../../language/language.ts';
import { Loaded } from '../../states/Loaded.tsx';
import { LoadingState } from '../../states/LoadingState.tsx';
import { packWords } from './words.ts';

const Markdown = lazy(async () => ({ default: (await import('../../parts/Markdown.tsx')).Markdown }));

/** What the pack's own README says, without its title, which the page has already. */
export function PackReadme({ id }: { readonly id: string }): ReactNode {
  const readme = useLoaded(`readme ${id}`, (signal) => getReadme(id, signal));
  return (
    <section>
      <h2>{say(packWords.readme)}</h2>
      <Loaded of={readme}>
        {({ markdown }) =>
          markdown === null ? (
            <p className="help">{say(packWords.readmeMissing)}</p>
          ) : (
            <Suspense fallback={<LoadingState />}>
              <Markdown text={markdown.replace(/^# .*\n/, '')} />
            </Suspense>
          )
        }
      </Loaded>
    </section>
  );
}
