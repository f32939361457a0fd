import type { PageRoute } from '../page/page-route.ts';

/** Which page of the menu a page belongs to: itself, the one it names, or the one that its address begins with. */
export function menuPathOf({ path, under }: Pick<PageRoute, 'path' | 'under'>, menu: readonly string[]): string | null {
  if (under !== undefined) return under;
  const fit = menu.filter((one) => one === path || (one !== '/' && path.startsWith(`${one}/`)));
  return fit.toSorted((a, b) => b.length - a.length)[0] ?? null;
}
