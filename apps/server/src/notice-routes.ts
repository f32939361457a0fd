import type { FastifyInstance, FastifyRequest } from 'fastify';
import { actorOfRequest } from './actor-of-request.ts';
import { noticeQuery, noticesReadBody, parsePart } from './api.ts';
import type { Base } from './base.ts';

/** What somebody is told. How they want to be told is a call (`notices-set`). */
export function addNoticeRoutes(server: FastifyInstance, { access }: Base): void {
  server.get('/api/notices', { config: { access: 'me.read' } }, async (request) => {
    const person = await personWho(request, 'me.read');
    const filter = parsePart(noticeQuery, request.query);
    // The operator at the machine is nobody in particular.
    return person === null ? { unread: 0, notices: [] } : access.notices.list(person, filter);
  });
  server.post('/api/notices/read', { config: { access: 'me.manage' } }, async (request) => {
    const person = await personWho(request, 'me.manage');
    const { notices = null } = parsePart(noticesReadBody, request.body ?? {});
    return { read: person === null ? 0 : await access.notices.markRead(person, notices) };
  });

  async function personWho(request: FastifyRequest, action: 'me.read' | 'me.manage'): Promise<string | null> {
    const actor = await actorOfRequest(request, access);
    const person = await access.personOf(actor);
    await access.require({ actor, action, resource: { id: person ?? '', person } });
    return person;
  }
}
