import type { ReactNode } from 'react';
import type { Pack } from '../../api/types.ts';
import { listed, say } from '../../language/language.ts';
import { Facts } from '../../parts/Facts.tsx';
import { FilterChoice } from '../../parts/FilterChoice.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { setQuery, useAddress } from '../../router/address.ts';
import { Link } from '../../router/Link.tsx';
import { useBase } from '../../shell/base-context.ts';
import { EmptyState } from '../../states/EmptyState.tsx';
import { classWords, domainWords, maturityWords, riskWords } from '../../words/code-words.ts';
import { words } from '../../words/words.ts';
import { PackTags } from './PackTags.tsx';
import { packWords } from './words.ts';

/** All packs by domain: what each answers, what it is and what one can run. */
export function PacksPage(): ReactNode {
  const { packs } = useBase().catalogue;
  const { query } = useAddress();
  const domain = query.get('domain') ?? '';
  const filter = query.get('q') ?? '';
  const state = query.get('state');
  const seen = packs.filter(
    (pack) =>
      (domain === '' || pack.id.startsWith(`${domain}/`)) &&
      (state === null || pack.state === state) &&
      fits(pack, filter),
  );
  const groups = groupsOf(seen);
  const empty = Object.entries(domainWords).filter(([id]) => !packs.some((pack) => pack.id.startsWith(`${id}/`)));
  return (
    <>
      <PageHead title={say(words.packs)} summary={say(words.intro)} />
      <Counts of={packs} />
      {packs.length === 0 ? (
        <EmptyState title={say(words.noPacks)} hint={say(words.noPacksHint)} />
      ) : (
        <Filters domain={domain} filter={filter} />
      )}
      {groups.map(({ id, title, packs }) => (
        <section key={id} aria-labelledby={`domain-${id}`}>
          <h2 id={`domain-${id}`}>{title}</h2>
          <ul className="packs">
            {packs.map((pack) => (
              <PackEntry key={pack.id} pack={pack} />
            ))}
          </ul>
        </section>
      ))}
      {packs.length > 0 && seen.length === 0 ? (
        <EmptyState title={say(packWords.nothingFits)}>
          <p>
            <button type="button" onClick={() => setQuery({ q: null, domain: null, state: null })}>
              {say(packWords.clearFilter)}
            </button>
          </p>
        </EmptyState>
      ) : null}
      {packs.length === 0 || empty.length === 0 || domain !== '' || state !== null ? null : (
        <p className="help empty-domains">
          {say(words.emptyDomains, { domains: listed(empty.map(([, title]) => say(title))) })}
        </p>
      )}
      <Legend />
    </>
  );
}

function Filters({ domain, filter }: { readonly domain: string; readonly filter: string }): ReactNode {
  return (
    <div className="filters">
      <label>
        {say(packWords.domain)}{' '}
        <select value={domain} onChange={({ target }) => setQuery({ domain: target.value })}>
          <option value="">{say(packWords.all)}</option>
          {Object.entries(domainWords).map(([id, title]) => (
            <option key={id} value={id}>
              {say(title)}
            </option>
          ))}
        </select>
      </label>
      <FilterChoice name="state" title={words.state} choices={{ ready: packWords.ready, failed: words.failed }} />
      <input
        type="text"
        aria-label={say(packWords.search)}
        placeholder={say(packWords.search)}
        value={filter}
        onChange={({ target }) => setQuery({ q: target.value })}
      />
    </div>
  );
}

function fits({ id, manifest, operations }: Pack, filter: string): boolean {
  const all = [
    id,
    ...(manifest?.systems ?? []),
    ...[manifest?.title, manifest?.question, ...operations.map(({ title }) => title)].flatMap((one) =>
      one ? [one.zh, one.en] : [],
    ),
  ];
  return all.join('\n').toLowerCase().includes(filter.trim().toLowerCase());
}

function groupsOf(packs: readonly Pack[]): readonly { id: string; title: string; packs: readonly Pack[] }[] {
  const domains = Object.entries(domainWords).map(([id, title]) => ({
    id,
    title: say(title),
    packs: packs.filter((pack) => pack.id.startsWith(`${id}/`)),
  }));
  const strays = packs.filter(({ id }) => !Object.hasOwn(domainWords, id.split('/')[0] ?? ''));
  return [...domains, { id: 'other', title: '—', packs: strays }].filter(({ packs }) => packs.length > 0);
}

function Counts({ of: packs }: { readonly of: readonly Pack[] }): ReactNode {
  const ready = packs.filter(({ state }) => state === 'ready');
  const operations = ready.reduce((sum, pack) => sum + pack.operations.length, 0);
  const failed = packs.length - ready.length;
  return (
    <p className="counts">
      {say(words.counts, { packs: packs.length, operations })}
      {failed === 0 ? null : (
        <>
          {' · '}
          <Link to="/packs?state=failed">{say(words.countsFailed, { failed })}</Link>
        </>
      )}
    </p>
  );
}

function PackEntry({ pack }: { readonly pack: Pack }): ReactNode {
  const { id, manifest, operations, state, failure } = pack;
  return (
    <li className="pack">
      <div className="pack-head">
        <h3>
          <Link to={`/packs/${id}`}>{manifest ? say(manifest.title) : id}</Link>
        </h3>
        {state === 'failed' ? <Tag word={say(words.failed)} sign="✕" tone="bad" /> : null}
        {manifest ? <PackTags manifest={manifest} /> : null}
      </div>
      {manifest && state === 'ready' ? <p className="question">{say(manifest.question)}</p> : null}
      {state === 'failed' ? (
        <p className="failed">{failure === null ? '' : say(failure.message)}</p>
      ) : operations.length === 0 ? (
        <p className="help">{say(words.noOperations)}</p>
      ) : (
        <ul className="operations" aria-label={say(words.operations)}>
          {operations.map((operation) => (
            <li key={operation.id}>
              <Link to={`/operations/${operation.id}`}>{say(operation.title)}</Link>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function Legend(): ReactNode {
  const rows = [classWords, riskWords, maturityWords].flatMap((one) =>
    Object.values(one).map(({ word, about }) => [say(word), say(about)] as const),
  );
  return (
    <details className="how-to-read">
      <summary>{say(words.howToRead)}</summary>
      <Facts rows={rows} form="rows" />
    </details>
  );
}
