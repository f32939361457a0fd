import type { Catalogue, Session } from '../api/types.ts';
import type { PageRoute } from '../page/page-route.ts';
import { matchPath } from '../router/match-path.ts';
import { again, tours } from './tour-stops.ts';
import type { TourId, TourStop } from './tour-stops.ts';

/** Whose tours somebody gets: one for each role, in the order of the list of tours. */
export function tourIdsOf({ actor, roles }: Pick<Session, 'actor' | 'roles'>): readonly TourId[] {
  if (actor.kind === 'operator') return ['operator'];
  const held = new Set<string>(roles.map(({ role }) => role));
  const found = (Object.keys(tours) as TourId[]).filter((id) => held.has(id));
  return found.length === 0 ? ['stranger'] : found;
}

interface Reader {
  readonly session: Session;
  readonly catalogue: Catalogue;
  readonly pages: readonly PageRoute[];
  readonly mayOpen: (session: Session, who: string) => boolean;
}

/**
 * The stops of somebody's tour, their pages filled in; those that the reader may not open are left out. Of several roles each
 * adds what the ones before have not shown, and how to see the tour again stands last.
 */
export function tourOf({ session, catalogue, pages, mayOpen }: Reader): readonly TourStop[] {
  const operation = firstOperation(catalogue);
  const stops = new Set(tourIdsOf(session).flatMap((id) => tours[id]));
  if (stops.delete(again)) stops.add(again);
  return [...stops]
    .filter(({ at }) => operation !== null || !at.includes('{operation}'))
    .map((stop) => ({ ...stop, at: stop.at.replace('{operation}', `operations/${operation}`) }))
    .filter(({ at }) => pages.some((page) => matchPath(page.path, at) !== null && mayOpen(session, page.for)));
}

/** The first operation with an example that changes nothing; the catalogue holds what the reader may see. */
function firstOperation({ packs }: Catalogue): string | null {
  const ready = packs.filter(({ state }) => state === 'ready').flatMap(({ operations }) => operations);
  const found =
    ready.find(({ audience, effect, examples }) => audience === 'public' && effect !== 'act' && examples.length > 0) ??
    null;
  return found?.id ?? null;
}
