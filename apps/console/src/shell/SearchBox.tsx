import { useEffect, useMemo, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { find, findable } from '../find/find.ts';
import type { Finding } from '../find/find.ts';
import { say } from '../language/language.ts';
import { pageList } from '../page/page-list.ts';
import { announce } from '../parts/announce.ts';
import { go } from '../router/address.ts';
import { mayOpen, useBase } from './base-context.ts';
import { shellWords } from './words.ts';

const most = 8;
const kinds = { page: shellWords.kindPage, pack: shellWords.kindPack, operation: shellWords.kindOperation };

/** Search over pages, packs and operations: a combobox after the WAI-ARIA authoring practices. */
export function SearchBox(): ReactNode {
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const initialsOf = useInitials(isOpen);
  const all = useFindings();
  const found = useMemo(() => find(all, query, { most, initialsOf }), [all, query, initialsOf]);
  const open = (finding: Finding | undefined): void => {
    if (finding === undefined) return;
    setQuery('');
    setOpen(false);
    go(finding.to);
  };
  useEffect(() => tell(query, found.length), [query, found.length]);
  const onKey = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.key === 'Enter') open(found[at]);
    else if (event.key === 'Escape') setOpen(false);
    else if (step !== 0 && found.length > 0) setAt((at + step + found.length) % found.length);
    else return;
    event.preventDefault();
  };
  const isShown = isOpen && query.trim() !== '';
  return (
    <div className="search" role="search">
      <input
        id="search"
        type="text"
        role="combobox"
        autoComplete="off"
        placeholder={say(shellWords.search)}
        aria-label={say(shellWords.search)}
        aria-description={say(shellWords.searchHelp)}
        aria-expanded={isShown && found.length > 0}
        aria-controls="search-list"
        aria-autocomplete="list"
        aria-activedescendant={isShown && found.length > 0 ? `search-${at}` : undefined}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKey}
      />
      <ul id="search-list" role="listbox" aria-label={say(shellWords.search)} hidden={!isShown || found.length === 0}>
        {found.map((finding, index) => (
          // The field keeps the focus; a press is taken before it would lose it.
          <li
            key={finding.to}
            id={`search-${index}`}
            role="option"
            aria-selected={index === at}
            onMouseDown={(event) => {
              event.preventDefault();
              open(finding);
            }}
          >
            <span>{say(finding.title)}</span>
            <span className="help">
              {say(kinds[finding.kind])} · {finding.about}
            </span>
          </li>
        ))}
      </ul>
      {isShown && found.length === 0 ? (
        <p className="search-nothing help">{say(shellWords.foundNothing, { what: query })}</p>
      ) : null}
    </div>
  );
}

function useFindings(): readonly Finding[] {
  const { catalogue, session } = useBase();
  return useMemo(() => {
    const pages = pageList.filter((page) => !page.path.includes(':') && mayOpen(session, page.for));
    return findable(catalogue.packs, pages);
  }, [catalogue, session]);
}

/** The dictionary of readings is fetched when somebody begins to search. */
function useInitials(isWanted: boolean): ((title: string) => string) | null {
  const [initialsOf, setInitialsOf] = useState<((title: string) => string) | null>(null);
  useEffect(() => {
    if (!isWanted || initialsOf !== null) return;
    void import('../find/pinyin-initials.ts').then(({ pinyinInitials }) =>
      setInitialsOf(() => remembered(pinyinInitials)),
    );
  }, [isWanted, initialsOf]);
  return initialsOf;
}

function remembered(work: (title: string) => string): (title: string) => string {
  const known = new Map<string, string>();
  return (title) => {
    const before = known.get(title);
    if (before !== undefined) return before;
    const made = work(title);
    known.set(title, made);
    return made;
  };
}

function tell(query: string, count: number): void {
  if (query.trim() === '') return;
  announce(count === 0 ? say(shellWords.foundNothing, { what: query }) : say(shellWords.found, { count }));
}
