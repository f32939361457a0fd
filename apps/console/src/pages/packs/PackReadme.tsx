import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { getReadme } from '../../api/calls.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { language, say } from '../../language/language.ts';
import { Loaded } from '../../states/Loaded.tsx';
import { LoadingState } from '../../states/LoadingState.tsx';
import { languageOf } from './language-of.ts';
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
              {languageOf(markdown) === language() ? null : <p className="help">{say(packWords.readmeLanguage)}</p>}
              <div lang={languageOf(markdown) === 'zh' ? 'zh-CN' : 'en'}>
                <Markdown text={markdown.replace(/^# .*\n/, '')} />
              </div>
            </Suspense>
          )
        }
      </Loaded>
    </section>
  );
}
