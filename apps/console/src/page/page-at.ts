import { matchPath } from '../router/match-path.ts';
import { pageList } from './page-list.ts';
import type { PageProps, PageRoute } from './page-route.ts';

export interface FoundPage {
  readonly route: PageRoute;
  readonly parameters: PageProps['parameters'];
}

/** The page at a path; one with no part that differs wins over one that has. */
export function pageAt(path: string): FoundPage | null {
  for (const route of pageList.toSorted((a, b) => Number(a.path.includes(':')) - Number(b.path.includes(':')))) {
    const parameters = matchPath(route.path, path);
    if (parameters !== null) return { route, parameters };
  }
  return null;
}
