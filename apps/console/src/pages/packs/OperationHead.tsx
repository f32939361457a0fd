import type { ReactNode } from 'react';
import type { OperationDescription } from '../../api/types.ts';
import { bytesText, durationText } from '../../language/format.ts';
import { language, say } from '../../language/language.ts';
import { Facts } from '../../parts/Facts.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { Link } from '../../router/Link.tsx';
import { packOf, useBase } from '../../shell/base-context.ts';
import { audienceWords, concernsWords, domainWords, effectWords } from '../../words/code-words.ts';
import { words } from '../../words/words.ts';

/** What an operation is: where it belongs, what it does and to whom, its limits, and how those concerned can answer. */
export function OperationHead({ operation }: { readonly operation: OperationDescription }): ReactNode {
  const { id, title, summary, effect, audience, concerns, recourse, limits } = operation;
  const { catalogue } = useBase();
  const packId = id.split('/').slice(0, 2).join('/');
  const pack = packOf(catalogue, packId);
  const domain = domainWords[id.split('/')[0] ?? ''];
  const effectWord = effectWords[effect];
  const time = durationText(limits.timeoutMs, language()).replace('.0', '');
  return (
    <>
      <PageHead
        title={say(title)}
        summary={say(summary)}
        crumbs={
          <>
            <Link to="/packs">{say(words.packs)}</Link>
            {domain ? <Link to={`/packs?domain=${id.split('/')[0] ?? ''}`}>{say(domain)}</Link> : null}
            <Link to={`/packs/${packId}`}>{pack?.manifest ? say(pack.manifest.title) : packId}</Link>
          </>
        }
      />
      <Facts
        rows={[
          [say(words.effect), effectWord ? `${say(effectWord.word)} · ${say(effectWord.about)}` : effect],
          [say(words.audience), say(audienceWords[audience] ?? { zh: audience, en: audience })],
          [say(words.concerns), say(concernsWords[concerns] ?? { zh: concerns, en: concerns })],
          [say(words.limits), say(words.limitsValue, { time, bytes: bytesText(limits.inputBytes) })],
          [say(words.id), <code key="id">{id}</code>],
        ]}
      />
      {recourse === null ? null : (
        <p className="recourse">
          <strong>{say(words.recourse)}</strong> {say(recourse)}
        </p>
      )}
    </>
  );
}
