import type { ReactNode } from 'react';
import type { Pack } from '../../api/types.ts';
import { listed, say } from '../../language/language.ts';
import { Facts } from '../../parts/Facts.tsx';
import { Link } from '../../router/Link.tsx';
import { useBase } from '../../shell/base-context.ts';
import { EmptyState } from '../../states/EmptyState.tsx';
import { classWords, riskWords } from '../../words/code-words.ts';
import { publicPacks } from './public-packs.ts';
import { PublicHead } from './PublicHead.tsx';
import { publicWords } from './words.ts';

/** What runs in this city, in plain words, and what anybody may try. */
export function PublicPage(): ReactNode {
  const { catalogue } = useBase();
  const packs = publicPacks(catalogue);
  const others = catalogue.packs.filter(({ state }) => state === 'ready').length - packs.length;
  return (
    <>
      <PublicHead title={say(publicWords.runs)} summary={say(publicWords.intro, { city: say(catalogue.city.name) })} />
      {packs.length === 0 ? <EmptyState title={say(publicWords.none)} hint={say(publicWords.noneHint)} /> : null}
      <div className="packs">
        {packs.map((pack) => (
          <PublicPack pack={pack} key={pack.id} />
        ))}
      </div>
      {others > 0 ? <p className="help">{say(publicWords.internal, { count: others })}</p> : null}
    </>
  );
}

function PublicPack({ pack: { id, manifest, operations } }: { readonly pack: Pack }): ReactNode {
  if (manifest === null) return null;
  const [what, harm] = [classWords[manifest.class]?.about, riskWords[manifest.riskTier]?.about];
  return (
    <section className="pack" aria-label={say(manifest.title)}>
      <h2>{say(manifest.title)}</h2>
      <p>{say(manifest.question)}</p>
      <p className="help">{say(manifest.summary)}</p>
      <Facts
        rows={[
          [say(publicWords.doesWhat), what ? say(what) : null],
          [say(publicWords.responsible), listed(manifest.units) || say(publicWords.unnamed)],
          [say(publicWords.harm), harm ? say(harm) : null],
          [say(publicWords.decides), say(publicWords.decidesText)],
          [say(publicWords.data), listed(manifest.reads.map(({ name }) => say(name)))],
        ]}
      />
      <p className="operations">
        <strong>{say(publicWords.tryIt)}</strong>
        {manifest.panel ? <Link to={`/packs/${id}/panel`}>{say(manifest.title)}</Link> : null}
        {operations.map((operation) => (
          <Link key={operation.id} to={`/operations/${operation.id}`}>
            {say(operation.title)}
          </Link>
        ))}
      </p>
      <p>
        <Link
          to={`/public/ask?kind=objection&about=${id}`}
          aria-label={`${say(publicWords.object)} ${say(manifest.title)}`}
        >
          {say(publicWords.object)}
        </Link>
      </p>
    </section>
  );
}
