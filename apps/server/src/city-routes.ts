import { loadCityMap } from '@yuzhi/kernel';
import type { CityMap } from '@yuzhi/kernel';
import type { FastifyInstance } from 'fastify';
import { actorOfRequest } from './actor-of-request.ts';
import type { Base } from './base.ts';

/** What a page needs of the city beside its packs. A map that was not approved for publication is not for strangers. */
export function addCityRoutes(server: FastifyInstance, { config, access }: Base): void {
  let read: Promise<CityMap | null> | null = null;
  server.get('/api/city/map', { config: { access: 'anyone' } }, async (request) => {
    const actor = await actorOfRequest(request, access);
    const map = await (read ??= loadCityMap(config.cityFolder));
    const isPublic = map !== null && map.approvalNumber !== null;
    return { map: isPublic || actor.kind !== 'anonymous' ? map : null };
  });
}
