import type { ReactNode } from 'react';
import { say } from '../../language/language.ts';
import type { PageProps } from '../../page/page-route.ts';
import { PageHead } from '../../parts/PageHead.tsx';
import { Link } from '../../router/Link.tsx';
import { packOf, useBase } from '../../shell/base-context.ts';
import { EmptyState } from '../../states/EmptyState.tsx';
import { NowhereState } from '../../states/NowhereState.tsx';
import { domainWords } from '../../words/code-words.ts';
import { words } from '../../words/words.ts';
import { panelList } from './panel-list.ts';
import { panelWords } from './words.ts';

/** The page that a pack brings itself. */
export function PanelPage({ parameters }: PageProps): ReactNode {
  const { catalogue } = useBase();
  const id = `${parameters['domain'] ?? ''}/${parameters['pack'] ?? ''}`;
  const pack = packOf(catalogue, id);
  if (pack === null) return <NowhereState />;
  const { manifest, state } = pack;
  const Panel = panelList.get(id);
  const domain = domainWords[id.split('/')[0] ?? ''];
  const toPack = <Link to={`/packs/${id}`}>{say(panelWords.operations)}</Link>;
  return (
    <>
      <PageHead
        title={manifest ? say(manifest.title) : id}
        crumbs={
          <>
            <Link to="/packs">{say(words.packs)}</Link>
            {domain ? <Link to={`/packs?domain=${id.split('/')[0] ?? ''}`}>{say(domain)}</Link> : null}
            {toPack}
          </>
        }
        summary={manifest ? say(manifest.question) : undefined}
      />
      {state === 'failed' ? <EmptyState title={say(panelWords.failed)}>{toPack}</EmptyState> : null}
      {state === 'ready' && Panel === undefined ? (
        <EmptyState
          title={say(panelWords.none)}
          hint={say(manifest?.panel ? panelWords.notBuilt : panelWords.noneHint)}
        >
          {toPack}
        </EmptyState>
      ) : null}
      {state === 'ready' && Panel !== undefined ? <Panel pack={pack} /> : null}
    </>
  );
}
