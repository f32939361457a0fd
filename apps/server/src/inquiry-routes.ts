import { answerBody, inquiryBody, inquiryError, inquiryQuery, receiptBody } from '@yuzhi/inquiries';
import type { FastifyInstance } from 'fastify';
import { actorOfRequest } from './actor-of-request.ts';
import { idParameter, parsePart } from './api.ts';
import type { Base } from './base.ts';
import { visitorOf } from './visitor-of.ts';

/** What the public asks and objects to: anybody sends and looks after their own; the programme office answers. */
export function addInquiryRoutes(server: FastifyInstance, { access, inquiries }: Base): void {
  server.post('/api/public/inquiries', { config: { access: 'anyone' } }, async (request, reply) => {
    // Somebody who comes from another site's page is refused here as everywhere.
    await actorOfRequest(request, access);
    const body = parsePart(inquiryBody, request.body);
    return reply.code(201).send({ inquiry: await inquiries.send(body, visitorOf(request).address) });
  });
  server.post('/api/public/inquiries/receipt', { config: { access: 'anyone' } }, async (request) => {
    await actorOfRequest(request, access);
    const { receipt } = parsePart(receiptBody, request.body);
    return { inquiry: await inquiries.look(receipt, visitorOf(request).address) };
  });
  server.get('/api/inquiries', { config: { access: 'inquiry.read' } }, async (request) => {
    const filter = parsePart(inquiryQuery, request.query);
    return { inquiries: await inquiries.list(await actorOfRequest(request, access), filter) };
  });
  server.post<{ Params: { id: string } }>(
    '/api/inquiries/:id/answer',
    { config: { access: 'inquiry.answer' } },
    async (request) => {
      const actor = await actorOfRequest(request, access);
      await access.require({ actor, action: 'inquiry.answer' });
      const id = parsePart(idParameter, request.params.id, () => inquiryError('INQUIRY_NOT_FOUND'));
      return { inquiry: await inquiries.answer(actor, id, parsePart(answerBody, request.body)) };
    },
  );
}
