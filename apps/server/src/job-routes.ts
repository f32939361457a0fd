import { kernelError } from '@yuzhi/kernel';
import type { Queued, Waiting } from '@yuzhi/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { actorOfRequest } from './actor-of-request.ts';
import { idempotencyKey, idParameter, jobQuery, parsePart, scheduleBody, scheduleId } from './api.ts';
import type { Base } from './base.ts';
import { streamRun } from './stream-run.ts';

/** Whether the caller would rather not wait (RFC 7240, `respond-async`). */
export function prefersAsync({ headers }: FastifyRequest): boolean {
  const { prefer } = headers;
  const preferences = (Array.isArray(prefer) ? prefer : [prefer ?? '']).flatMap((line) => line.split(','));
  return preferences.some((preference) => preference.split(';')[0]?.trim().toLowerCase() === 'respond-async');
}

/** The key under which a caller sends a request again (`Idempotency-Key`). */
export function keyOf({ headers }: FastifyRequest): string | undefined {
  const key = headers['idempotency-key'];
  return key === undefined ? undefined : parsePart(idempotencyKey, key);
}

/** Answers with the run that was accepted and where to follow it. */
export function sendAccepted(reply: FastifyReply, outcome: Queued | Waiting): FastifyReply {
  if (outcome.state === 'waiting')
    return reply
      .code(202)
      .header('location', `/api/approvals/${outcome.approval.id}`)
      .send({ approval: outcome.approval });
  const { runId: id, state } = outcome;
  return reply
    .code(202)
    .header('location', `/api/runs/${id}`)
    .header('preference-applied', 'respond-async')
    .header('yuzhi-run', id)
    .send({ run: { id, state, events: `/api/runs/${id}/events` } });
}

/** Jobs, what became of them, and what is run at set times. */
export function addJobRoutes(server: FastifyInstance, { jobs, kernel, access }: Base): void {
  server.get('/api/jobs', { config: { access: 'run.read' } }, async (request) => {
    const filter = parsePart(jobQuery, request.query);
    return { jobs: await jobs.list(await actorOfRequest(request, access), filter) };
  });
  server.get<{ Params: { id: string } }>(
    '/api/runs/:id/events',
    { config: { access: 'run.read' } },
    async (request, reply) => {
      const actor = await actorOfRequest(request, access);
      const id = runIdOf(request);
      return streamRun({ look: () => kernel.run(actor, id), progress: () => jobs.progress(id) }, request, reply);
    },
  );
  server.post<{ Params: { id: string } }>(
    '/api/runs/:id/cancel',
    { config: { access: 'job.change' } },
    async (request) => {
      return { job: await jobs.cancel(await actorOfRequest(request, access), runIdOf(request)) };
    },
  );
  server.post<{ Params: { id: string } }>(
    '/api/runs/:id/retry',
    { config: { access: 'job.change' } },
    async (request, reply) => {
      return sendAccepted(reply, await jobs.retry(await actorOfRequest(request, access), runIdOf(request)));
    },
  );
  addSchedules(server, { jobs, access });
}

function addSchedules(server: FastifyInstance, { jobs, access }: Pick<Base, 'jobs' | 'access'>): void {
  server.get('/api/schedules', { config: { access: 'schedule.read' } }, async (request) => ({
    schedules: await jobs.schedules(await actorOfRequest(request, access)),
  }));
  server.post('/api/schedules', { config: { access: 'schedule.change' } }, async (request, reply) => {
    const body = parsePart(scheduleBody, request.body);
    const schedule = await jobs.addSchedule(await actorOfRequest(request, access), {
      ...body,
      purpose: body.purpose ?? null,
    });
    return reply.code(201).header('location', `/api/schedules/${schedule.id}`).send({ schedule });
  });
  server.delete<{ Params: { id: string } }>(
    '/api/schedules/:id',
    { config: { access: 'schedule.change' } },
    async (request, reply) => {
      await jobs.removeSchedule(await actorOfRequest(request, access), parsePart(scheduleId, request.params.id));
      return reply.code(204).send();
    },
  );
}

function runIdOf({ params: { id } }: FastifyRequest<{ Params: { id: string } }>): string {
  return parsePart(idParameter, id, () => kernelError('KERNEL_RUN_NOT_FOUND', { id }));
}
