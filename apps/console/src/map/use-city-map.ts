import { get } from '../api/request.ts';
import type { CityMap } from '../api/types.ts';
import { useLoaded } from '../api/use-loaded.ts';
import type { Loading } from '../api/use-loaded.ts';
import { say, text } from '../language/language.ts';

/** The boundaries of the city; `map` is `null` where it has none, and for strangers while they are not approved. */
export function useCityMap(): Loading<{ readonly map: CityMap | null }> {
  return useLoaded('city map', (signal) => get<{ readonly map: CityMap | null }>('city/map', { signal }));
}

/** What has to stand below every map with these boundaries. */
export function approvalText({ approvalNumber, source }: CityMap): string {
  const approval =
    approvalNumber === null ? say(mapWords.noApproval) : say(mapWords.approval, { number: approvalNumber });
  return `${approval} ${say(mapWords.source, { source: say(source) })}`;
}

const mapWords = {
  approval: text('审图号：{number}', 'Map approval number: {number}'),
  noApproval: text(
    '底图没有审图号，仅供内部参考，不得公开发布；管理员可在城市资料中换成已送审的地图。',
    'This base map has no approval number (审图号): for internal use, not for publication. The operator can replace it in the city profile.',
  ),
  source: text('边界来源：{source}', 'Boundaries: {source}'),
};
