import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PageRoute, Sample } from '../src/page/page-route.ts';

/** One page under one address, as proof and screenshots open it. */
export interface PageSample {
  readonly route: PageRoute;
  readonly at: string;
  readonly as: Exclude<Sample, string>['as'] | 'operator';
}

/** Every sample of every page of the console, from the same `pages.ts` files that the console itself is made of. */
export async function pageSamples(): Promise<readonly PageSample[]> {
  const home = path.join(import.meta.dirname, '..', 'src', 'pages');
  const folders = readdirSync(home).toSorted((a, b) => (a < b ? -1 : 1));
  const lists = await Promise.all(folders.map((folder) => pagesOf(path.join(home, folder, 'pages.ts'))));
  return lists.flat().flatMap((route) =>
    route.samples.map((sample): PageSample => {
      if (typeof sample === 'string') return { route, at: sample, as: 'operator' };
      return { route, ...sample };
    }),
  );
}

async function pagesOf(file: string): Promise<readonly PageRoute[]> {
  const { pages } = (await import(pathToFileURL(file).href)) as { readonly pages: readonly PageRoute[] };
  return pages;
}
