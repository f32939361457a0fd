import { useState } from 'react';
import type { ReactNode } from 'react';
import { say } from '../language/language.ts';
import { nouns } from '../page/nouns.ts';
import type { PageRoute } from '../page/page-route.ts';
import { Link } from '../router/Link.tsx';
import { useBase } from './base-context.ts';
import { menuOf } from './menu-pages.ts';
import { menuPathOf } from './menu-path.ts';
import { shellWords } from './words.ts';

/** The menu at the left; on a narrow screen behind a button. */
export function Navigation({ current }: { readonly current: PageRoute | null }): ReactNode {
  const { session, pending } = useBase();
  const [isOpen, setOpen] = useState(false);
  const groups = menuOf(session);
  const here =
    current &&
    menuPathOf(
      current,
      groups.flatMap(({ pages }) => pages.map(({ path }) => path)),
    );
  const currentOf = (path: string): 'page' | 'true' | undefined => {
    if (path !== here) return undefined;
    return current?.path === path ? 'page' : 'true';
  };
  const badge = (path: string): ReactNode =>
    path === '/inbox' && pending ? <span className="badge">{pending}</span> : null;
  return (
    <nav className="side" aria-label={say(shellWords.menu)}>
      <button
        type="button"
        className="menu-button"
        aria-expanded={isOpen}
        aria-controls="menu"
        onClick={() => setOpen(!isOpen)}
      >
        <span aria-hidden="true">☰ </span>
        {say(shellWords.openMenu)}
      </button>
      <div id="menu" className={isOpen ? 'menu open' : 'menu'}>
        {groups.map(({ noun, pages }) => (
          <section key={noun} aria-labelledby={`noun-${noun}`}>
            <h2 id={`noun-${noun}`}>{say(nouns[noun])}</h2>
            <ul>
              {pages.map(({ path, title }) => (
                <li key={path}>
                  <Link to={path} aria-current={currentOf(path)} onClick={() => setOpen(false)}>
                    {say(title)}
                    {badge(path)}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </nav>
  );
}
