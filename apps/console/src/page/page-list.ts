import type { PageRoute } from './page-route.ts';

const modules = import.meta.glob<{ readonly pages: readonly PageRoute[] }>('../pages/*/pages.ts', { eager: true });

/** Every page, found like packs are: a folder below `pages/` with its `pages.ts`. */
export const pageList: readonly PageRoute[] = Object.values(modules).flatMap(({ pages }) => pages);
