import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { accessError } from '@yuzhi/access';
import type { Resource } from '@yuzhi/access';
import type { Kernel, Outcome, PackEntry } from '@yuzhi/kernel';
import { kernelError, runIdOf } from '@yuzhi/kernel';
import type { Actor } from '@yuzhi/sdk';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { addAccessRoutes } from './access-routes.ts';
import { actorOfRequest } from './actor-of-request.ts';
import { addAudit } from './audit-routes.ts';
import { approvalQuery, decisionBody, idParameter, parsePart, runQuery } from './api.ts';
import type { Base } from './base.ts';
import { bodyLimits } from './body-limits.ts';
import { addCityRoutes } from './city-routes.ts';
import { serverError } from './errors.ts';
import type { Metrics } from './metrics.ts';
import { addInquiryRoutes } from './inquiry-routes.ts';
import { addJobRoutes, keyOf, prefersAsync, sendAccepted } from './job-routes.ts';
import { addNoticeRoutes } from './notice-routes.ts';
import { openApiDocument } from './openapi.ts';
import { addSampleRoutes } from './sample-routes.ts';
import { sendCompressed } from './send-compressed.ts';
import { addSystemRoutes } from './system-routes.ts';
import type { Telemetry } from './telemetry.ts';

export interface RouteParts {
  readonly base: Base;
  readonly metrics: Metrics;
  readonly telemetry: Telemetry | null;
  readonly version: string;
}

/** Adds every address of the API to the server. */
export function addRoutes(server: FastifyInstance, parts: RouteParts): void {
  addOperations(server, parts);
  addPacks(server, parts);
  addRuns(server, parts);
  addSampleRoutes(server, parts.base);
  addJobRoutes(server, parts.base);
  addApprovals(server, parts);
  addAudit(server, parts.base);
  addCityRoutes(server, parts.base);
  addInquiryRoutes(server, parts.base);
  addHealth(server, parts);
  addAccessRoutes(server, parts);
  addNoticeRoutes(server, parts.base);
  addSystemRoutes(server, parts);
}

interface OperationParams {
  readonly domain: string;
  readonly pack: string;
  readonly operation: string;
}

function addOperations(server: FastifyInstance, { base, telemetry }: RouteParts): void {
  const answer = async (
    request: FastifyRequest<{ Params: OperationParams }>,
    reply: FastifyReply,
  ): Promise<FastifyReply> => {
    const { domain, pack, operation } = request.params;
    const call = {
      operation: `${domain}/${pack}/${operation}`,
      input: request.body,
      actor: await actorOfRequest(request, base.access),
      purpose: purposeOf(request),
      follows: followedBy(request),
    };
    // A preference, not an order: who could not read the run afterwards gets the answer at once.
    if (prefersAsync(request) && call.actor.kind !== 'anonymous')
      return sendAccepted(reply, await base.jobs.submit({ ...call, idempotencyKey: keyOf(request) }));
    return send(reply, await base.kernel.execute({ ...call, signal: signalOf(reply) }));
  };
  const options = {
    config: { access: 'by-operation' },
    bodyLimit: bodyLimits.operation,
    onRequest: async (request: FastifyRequest<{ Params: OperationParams }>) => refuseLongBody(base, request),
  } as const;
  server.post<{ Params: OperationParams }>('/api/operations/:domain/:pack/:operation', options, (request, reply) => {
    if (!telemetry) return answer(request, reply);
    const name = `POST ${request.routeOptions.url ?? ''}`;
    return telemetry.inRequest(name, request.headers, () => answer(request, reply));
  });
}

/** What is longer than its operation takes is refused before it is read. */
function refuseLongBody({ kernel }: Base, { headers, params }: FastifyRequest<{ Params: OperationParams }>): void {
  const bytes = Number(headers['content-length'] ?? 0);
  if (bytes <= bodyLimits.others || bytes > bodyLimits.operation) return;
  const id = `${params.domain}/${params.pack}/${params.operation}`;
  const entry = kernel
    .packs()
    .flatMap(({ operations }) => operations)
    .find((one) => one.id === id);
  if (!entry) throw serverError('HTTP_BODY_TOO_LARGE', { limit: bodyLimits.others });
  const limit = kernel.describe(entry).limits.inputBytes;
  if (bytes > limit) throw kernelError('KERNEL_INPUT_TOO_LARGE', { operation: id, bytes, limit });
}

/** Fires when the caller goes away before the answer was sent. */
export function signalOf(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}

export function purposeOf(request: FastifyRequest): string | undefined {
  const header = request.headers['yuzhi-purpose'];
  if (typeof header !== 'string' || header === '') return undefined;
  try {
    return decodeURIComponent(header).slice(0, 2_000);
  } catch {
    throw serverError('HTTP_REQUEST_WRONG', { reason: 'yuzhi-purpose is not percent-encoded UTF-8' });
  }
}

/** The run that this one goes on from. */
function followedBy({ headers }: FastifyRequest): string | undefined {
  return parsePart(idParameter.optional(), headers['yuzhi-follows'], () =>
    serverError('HTTP_REQUEST_WRONG', { reason: 'yuzhi-follows is not the id of a run' }),
  );
}

function send(reply: FastifyReply, outcome: Outcome): FastifyReply {
  if (outcome.state === 'waiting')
    return reply
      .code(202)
      .header('location', `/api/approvals/${outcome.approval.id}`)
      .send({ approval: outcome.approval });
  reply.header('yuzhi-run', outcome.runId);
  if (outcome.grant !== null) reply.header('yuzhi-grant', outcome.grant);
  if (outcome.labels.length > 0) reply.header('yuzhi-labels', encodeURIComponent(JSON.stringify(outcome.labels)));
  return reply.type('application/json; charset=utf-8').send(outcome.outputJson);
}

function addPacks(server: FastifyInstance, { base, version }: RouteParts): void {
  const { kernel, access } = base;
  const config = { access: 'pack.read' } as const;
  server.get('/api/packs', { config }, async (request, reply) => {
    const seen = await seenBy(await actorOfRequest(request, access));
    const packs = kernel
      .packs()
      .map(seen)
      .filter((pack) => pack !== null);
    const city = { name: kernel.city.name, centre: kernel.city.centre ?? null };
    return sendCompressed(request, reply, { city, version, packs });
  });
  server.get<{ Params: { domain: string; pack: string } }>('/api/packs/:domain/:pack', { config }, async (request) => {
    const seen = await seenBy(await actorOfRequest(request, access));
    const id = `${request.params.domain}/${request.params.pack}`;
    const pack = seen(kernel.pack(id));
    // What somebody may not see does not exist for them.
    if (!pack) throw kernelError('KERNEL_PACK_NOT_FOUND', { pack: id });
    return pack;
  });
  server.get<{ Params: { domain: string; pack: string } }>(
    '/api/packs/:domain/:pack/readme',
    { config },
    async (request) => {
      const id = `${request.params.domain}/${request.params.pack}`;
      const pack = kernel.pack(id);
      const seen = await seenBy(await actorOfRequest(request, access));
      if (!seen(pack)) throw kernelError('KERNEL_PACK_NOT_FOUND', { pack: id });
      return { markdown: await readReadme(pack.folder) };
    },
  );
  server.get('/api/openapi.json', { config }, async (request) => {
    const seen = await seenBy(await actorOfRequest(request, access));
    const operations = kernel.packs().flatMap((pack) => seen(pack)?.operations ?? []);
    return openApiDocument(kernel.city, operations, version);
  });

  /** Operations and packs that the actor may see; failed packs are for those who run the system. */
  async function seenBy(actor: Actor): Promise<(pack: PackEntry) => PackView | null> {
    const judge = await access.judge(actor);
    const mayRead = (resource: Resource): boolean => judge({ action: 'pack.read', resource }).allowed;
    return (pack) => {
      const audience = pack.state === 'ready' ? pack.manifest?.audience : undefined;
      if (!mayRead({ id: pack.id, ...(audience === undefined ? {} : { audience }) })) return null;
      return {
        id: pack.id,
        state: pack.state,
        manifest: pack.manifest,
        failure: pack.failure?.toJSON() ?? null,
        operations: pack.operations
          .filter(({ id, definition: { audience, effect } }) => mayRead({ id, audience, effect }))
          .map((entry) => kernel.describe(entry)),
      };
    };
  }
}

/** README.md of a pack; `null` when it has none. */
function readReadme(folder: string): Promise<string | null> {
  return readFile(path.join(folder, 'README.md'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}

interface PackView {
  readonly id: string;
  readonly state: PackEntry['state'];
  readonly manifest: PackEntry['manifest'];
  readonly failure: unknown;
  readonly operations: readonly ReturnType<Kernel['describe']>[];
}

function addRuns(server: FastifyInstance, { base }: RouteParts): void {
  server.get('/api/runs', { config: { access: 'run.read' } }, async (request) => {
    const filter = parsePart(runQuery, request.query);
    return { runs: await base.kernel.runs(await actorOfRequest(request, base.access), filter) };
  });
  server.get<{ Params: { id: string } }>('/api/runs/:id', { config: { access: 'run.read' } }, async (request) => {
    const id = parsePart(idParameter, request.params.id, () =>
      kernelError('KERNEL_RUN_NOT_FOUND', { id: request.params.id }),
    );
    const run = await base.kernel.run(await actorOfRequest(request, base.access), id);
    return run.job ? { ...run, progress: await base.jobs.progress(id) } : run;
  });
}

function addApprovals(server: FastifyInstance, { base }: RouteParts): void {
  server.get('/api/inbox', { config: { access: 'me.read' } }, async (request) => ({
    items: await base.access.inbox(await actorOfRequest(request, base.access)),
  }));
  server.get('/api/approvals', { config: { access: 'approval.read' } }, async (request) => {
    const filter = parsePart(approvalQuery, request.query);
    return { approvals: await base.kernel.approvals(await actorOfRequest(request, base.access), filter) };
  });
  const config = { access: 'approval.read' } as const;
  server.get<{ Params: { id: string } }>('/api/approvals/:id', { config }, async (request) => {
    const { id } = request.params;
    const approval = parsePart(idParameter, id, () => accessError('ACCESS_APPROVAL_NOT_FOUND', { id }));
    return { approval: await base.kernel.approval(await actorOfRequest(request, base.access), approval) };
  });
  server.post<{ Params: { id: string } }>(
    '/api/approvals/:id/decision',
    { config: { access: 'approval.decide' } },
    async (request, reply) => {
      const actor = await actorOfRequest(request, base.access);
      const approval = parsePart(idParameter, request.params.id);
      const body = parsePart(decisionBody, request.body);
      const decision = { approval, ...body, actor };
      const outcome = await (prefersAsync(request) ? base.jobs.decide(decision) : base.kernel.decide(decision));
      if (outcome.state === 'rejected') return reply.send({ approval: outcome.approval });
      return outcome.state === 'queued' ? sendAccepted(reply, outcome) : send(reply, outcome);
    },
  );
}

function addHealth(server: FastifyInstance, { base, metrics }: RouteParts): void {
  server.get('/healthz', { config: { access: 'anyone' } }, () => ({ status: 'ok' }));
  server.get('/readyz', { config: { access: 'anyone' } }, async () => {
    await base.store.health();
    const packs = base.kernel.packs();
    return { status: 'ready', packs: { ready: count(packs, 'ready'), failed: count(packs, 'failed') } };
  });
  server.get('/metrics', { config: { access: 'system.read' } }, async (request, reply) => {
    const actor = await actorOfRequest(request, base.access);
    await base.access.require({ actor, action: 'system.read', resource: { id: '/metrics' } });
    return reply.type(metrics.contentType).send(await metrics.text());
  });
}

function count(packs: readonly PackEntry[], state: PackEntry['state']): number {
  return packs.filter((pack) => pack.state === state).length;
}

/** Puts the id of the failed run on the answer. */
export function addRunId(reply: FastifyReply, error: unknown): void {
  const runId = runIdOf(error);
  if (runId !== undefined) reply.header('yuzhi-run', runId);
}
