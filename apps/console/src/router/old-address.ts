import { tell } from './address.ts';

/** Where the plain page of before kept its views; links that were sent stay good. One-time links come this way for good. */
const moved: readonly (readonly [pattern: RegExp, to: string])[] = [
  [/^#\/link\/([^/?]+)$/, '/link#$1'],
  [/^#\/sign-in\/second-step$/, '/sign-in?step=second'],
  [/^#\/sign-in\/failed\/([\w-]+)$/, '/sign-in?failed=$1'],
  [/^#\/$/, '/'],
  [/^#\/op\/([^?]+)(\?.*)?$/, '/operations/$1$2'],
  [/^#\/pack\/([^?]+)$/, '/packs/$1'],
  [/^#\/run\/([^?]+)$/, '/runs/$1'],
  [/^#\/me\/sessions$/, '/account'],
  [/^#\/me\/keys$/, '/keys'],
  [/^#\/((?:inbox|runs|approvals|grants|schedules|system|account|sign-in)(?:\/[\w-]+)?)(\?.*)?$/, '/$1$2'],
];

/** The address of today for a hash of before; `null` when it is none. */
export function addressOfHash(hash: string): string | null {
  const found = moved.find(([pattern]) => pattern.test(hash));
  return found === undefined ? null : hash.replace(found[0], found[1]);
}

/** Takes an old address over. The secret of a one-time link stays behind the `#`: it is never sent. */
export function moveOldAddress(): void {
  const to = addressOfHash(location.hash);
  if (to === null) return;
  const [before = '', hash] = to.split('#');
  const [path = '', query = ''] = before.split('?');
  const search = [location.search.slice(1), query].filter((part) => part !== '').join('&');
  history.replaceState(null, '', `${path}${search === '' ? '' : `?${search}`}${hash === undefined ? '' : `#${hash}`}`);
  tell();
}
