import type { ReactNode } from 'react';
import { say } from '../../language/language.ts';
import { PageHead } from '../../parts/PageHead.tsx';
import { Link } from '../../router/Link.tsx';
import { useAddress } from '../../router/address.ts';
import { publicWords } from './words.ts';
import './public.css';

const tabs = [
  ['/public', publicWords.runs],
  ['/public/calls', publicWords.calls],
  ['/public/ask', publicWords.ask],
  ['/public/documents', publicWords.documents],
] as const;

/** The head of the four public pages, with the way from one to the other. */
export function PublicHead({ title, summary }: { readonly title: string; readonly summary?: string }): ReactNode {
  const { path } = useAddress();
  return (
    <>
      <PageHead title={title} summary={summary} />
      <nav className="public-pages" aria-label={say(publicWords.pages)}>
        {tabs.map(([to, word]) => (
          <Link key={to} to={to} aria-current={path === to ? 'page' : undefined}>
            {say(word)}
          </Link>
        ))}
      </nav>
    </>
  );
}
