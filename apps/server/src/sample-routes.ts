import type { FastifyInstance } from 'fastify';
import { actorOfRequest } from './actor-of-request.ts';
import type { Base } from './base.ts';
import { signalOf } from './routes.ts';

/** Example data: what there is of it, filling it in, deleting it; each as far as the asker's right goes. */
export function addSampleRoutes(server: FastifyInstance, { access, kernel }: Base): void {
  const options = { config: { access: 'sample.manage' } } as const;
  server.get('/api/sample-runs', options, async (request) => kernel.samples(await actorOfRequest(request, access)));
  server.post('/api/sample-runs', options, async (request, reply) =>
    kernel.fillSamples({ actor: await actorOfRequest(request, access), signal: signalOf(reply) }),
  );
  server.delete('/api/sample-runs', options, async (request) =>
    kernel.deleteSamples(await actorOfRequest(request, access)),
  );
}
