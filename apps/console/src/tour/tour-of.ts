import type { Catalogue, Session } from '../api/types.ts';
import type { PageRoute } from '../page/page-route.ts';
import { matchPath } from '../router/match-path.ts';
import { tours } from './tour-stops.ts';
import type { TourId, TourStop } from './tour-stops.ts';

/** Whose tour somebody gets: of several roles the one that stands first in the list of tours. */
export function tourIdOf({ actor, roles }: Pick<Session, 'actor' | 'roles'>): TourId {
  if (actor.kind === 'operator') return 'operator';
  const held = new Set(roles.map(({ role }) => role));
  return (Object.keys(tours) as TourId[]).find((id) => held.has(id)) ?? 'stranger';
}

interface Reader {
  readonly session: Session;
  readonly catalogue: Catalogue;
  readonly pages: readonly PageRoute[];
  readonly mayOpen: (session: Session, who: string) => boolean;
}

/** The stops of somebody's tour, their pages filled in; those that the reader may not open are left out. */
export function tourOf({ session, catalogue, pages, mayOpen }: Reader): readonly TourStop[] {
  const operation = firstOperation(catalogue);
  return tours[tourIdOf(session)]
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
