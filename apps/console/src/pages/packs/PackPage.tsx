import type { ReactNode } from 'react';
import type { Pack } from '../../api/types.ts';
import { dateText } from '../../language/format.ts';
import { language, listed, say } from '../../language/language.ts';
import type { PageProps } from '../../page/page-route.ts';
import { Facts } from '../../parts/Facts.tsx';
import { JsonBlock } from '../../parts/JsonBlock.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { Link } from '../../router/Link.tsx';
import { mayOpen, packOf, useBase } from '../../shell/base-context.ts';
import { NowhereState } from '../../states/NowhereState.tsx';
import {
  audienceWords,
  classWords,
  domainWords,
  effectWords,
  maturityWords,
  riskWords,
} from '../../words/code-words.ts';
import type { Explained } from '../../words/code-words.ts';
import { words } from '../../words/words.ts';
import { LatestRuns } from './LatestRuns.tsx';
import { PackReadme } from './PackReadme.tsx';
import { packWords } from './words.ts';

/** What a pack is, what it rests on and what one can run; for one that failed, why. */
export function PackPage({ parameters }: PageProps): ReactNode {
  const { catalogue, session } = useBase();
  const id = `${parameters['domain'] ?? ''}/${parameters['pack'] ?? ''}`;
  const pack = packOf(catalogue, id);
  if (pack === null) return <NowhereState />;
  const { manifest, state } = pack;
  const domain = domainWords[id.split('/')[0] ?? ''];
  return (
    <>
      <PageHead
        title={manifest ? say(manifest.title) : id}
        crumbs={
          <>
            <Link to="/packs">{say(words.packs)}</Link>
            {domain ? <Link to={`/packs?domain=${id.split('/')[0] ?? ''}`}>{say(domain)}</Link> : null}
          </>
        }
        state={state === 'failed' ? <Tag word={say(words.failed)} sign="✕" tone="bad" /> : null}
        summary={manifest ? say(manifest.summary) : undefined}
      />
      {state === 'failed' ? <Failure pack={pack} /> : null}
      {manifest ? <About id={id} manifest={manifest} /> : null}
      {state === 'ready' && manifest?.panel ? (
        <p>
          <Link to={`/packs/${id}/panel`}>{say(packWords.panel)}</Link>
        </p>
      ) : null}
      {state === 'ready' ? <Operations pack={pack} /> : null}
      {manifest && manifest.reads.length > 0 ? <Reads manifest={manifest} /> : null}
      {mayOpen(session, 'run.read') && state === 'ready' ? <LatestRuns pack={pack} /> : null}
      <PackReadme id={id} />
    </>
  );
}

function Failure({ pack: { failure, id } }: { readonly pack: Pack }): ReactNode {
  return (
    <div className="state failure">
      <p className="state-title">
        <span aria-hidden="true">✕ </span>
        {say(words.failed)}
      </p>
      <p>{say(words.failedAbout)}</p>
      {failure === null ? null : (
        <>
          <p>{say(failure.message)}</p>
          <p>{say(failure.hint)}</p>
          <Facts
            rows={[
              [say(words.code), <code key="code">{failure.code}</code>],
              [say(words.id), <code key="id">{id}</code>],
            ]}
          />
          {Object.keys(failure.details).length === 0 ? null : (
            <JsonBlock title={say(words.details)} value={failure.details} />
          )}
        </>
      )}
    </div>
  );
}

function About({ id, manifest }: { readonly id: string; readonly manifest: NonNullable<Pack['manifest']> }): ReactNode {
  const explained = (one: Explained | undefined): string | null =>
    one ? `${say(one.word)} · ${say(one.about)}` : null;
  const audience = audienceWords[manifest.audience] ?? { zh: manifest.audience, en: manifest.audience };
  return (
    <Facts
      form="rows"
      rows={[
        [say(words.question), say(manifest.question)],
        [say(words.class), explained(classWords[manifest.class])],
        [say(words.risk), explained(riskWords[manifest.riskTier])],
        [say(words.maturity), explained(maturityWords[manifest.maturity])],
        [say(words.audience), say(audience)],
        [say(words.systems), listed(manifest.systems)],
        [say(words.clauses), listed(manifest.planClauses)],
        [say(words.units), listed(manifest.units)],
        [say(words.since), dateText(manifest.since, language())],
        [say(words.packVersion), manifest.version],
        [say(words.id), <code key="id">{id}</code>],
      ]}
    />
  );
}

function Operations({ pack: { operations } }: { readonly pack: Pack }): ReactNode {
  return (
    <section>
      <h2>{say(words.operations)}</h2>
      {operations.length === 0 ? <p className="help">{say(words.noOperations)}</p> : null}
      <ul className="operation-list">
        {operations.map(({ id, title, summary, effect }) => {
          const word = effectWords[effect];
          return (
            <li key={id}>
              <Link to={`/operations/${id}`}>{say(title)}</Link>
              {word ? <Tag word={say(word.word)} about={say(word.about)} /> : null}
              <p className="help">{say(summary)}</p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Reads({ manifest }: { readonly manifest: NonNullable<Pack['manifest']> }): ReactNode {
  return (
    <section>
      <h2>{say(words.reads)}</h2>
      <ul className="operation-list">
        {manifest.reads.map(({ name, origin, licence }) => (
          <li key={name.en}>
            {say(name)}
            <p className="help">
              {say(origin)} · {say(words.licence, { licence: say(licence) })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
