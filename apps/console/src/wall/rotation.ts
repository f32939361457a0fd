/** Pages that a wall shows in turn. */
export interface Rotation {
  /** Addresses of the console: a path, and perhaps a query. */
  readonly pages: readonly string[];
  /** How long each is shown. */
  readonly seconds: number;
}

export const fewestSeconds = 5;
/** Below the 30 minutes after which a session that nobody uses ends. */
export const mostSeconds = 1_200;
const usualSeconds = 30;

/** What the address says: `rotate` for each page, `every` in seconds. Addresses of other places are left out. */
export function rotationOf(query: URLSearchParams): Rotation {
  const every = Number(query.get('every'));
  return {
    pages: query.getAll('rotate').filter((page) => /^\/(?![/\\])/.test(page)),
    seconds: every > 0 ? Math.min(mostSeconds, Math.max(fewestSeconds, every)) : usualSeconds,
  };
}

/** The address that begins it. */
export function addressOfRotation({ pages, seconds }: Rotation): string {
  const [path = '/', query = ''] = (pages[0] ?? '/').split('?');
  const parameters = new URLSearchParams(query);
  parameters.set('scale', 'wall');
  for (const page of pages) parameters.append('rotate', page);
  parameters.set('every', String(seconds));
  return `${path}?${parameters.toString()}`;
}
