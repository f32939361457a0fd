import { nouns } from '../page/nouns.ts';
import type { Noun } from '../page/nouns.ts';
import { pageList } from '../page/page-list.ts';
import type { PageRoute } from '../page/page-route.ts';
import type { Session } from '../api/types.ts';
import { mayOpen } from './base-context.ts';

export interface MenuGroup {
  readonly noun: Noun;
  readonly pages: readonly PageRoute[];
}

/** The menu as somebody sees it: nouns in their order, each with its pages; what they may not open is not there. */
export function menuOf(session: Session): readonly MenuGroup[] {
  const seen = pageList.filter((page) => page.menu !== undefined && mayOpen(session, page.for));
  return (Object.keys(nouns) as Noun[])
    .map((noun) => ({
      noun,
      pages: seen.filter((page) => page.noun === noun).toSorted((a, b) => (a.menu?.order ?? 0) - (b.menu?.order ?? 0)),
    }))
    .filter(({ pages }) => pages.length > 0);
}
