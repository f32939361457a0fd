import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withoutKeys } from '@yuzhi/access';
import { mcpServerFor } from '@yuzhi/agents';
import type { McpServerFor } from '@yuzhi/agents';
import type { RunEvent } from '@yuzhi/kernel';
import { NoticeSender } from '@yuzhi/notify';
import { Upkeep } from '@yuzhi/upkeep';
import Fastify, { LogController } from 'fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerBrokenRequest } from './answer-broken-request.ts';
import { migrations, openBase } from './base.ts';
import type { Base, BaseOptions } from './base.ts';
import { bodyLimits } from './body-limits.ts';
import { closeUnusedConnections } from './close-unused-connections.ts';
import { addConsole } from './console-files.ts';
import { isHttps, projectRoot } from './config.ts';
import type { Config } from './config.ts';
import { serverError } from './errors.ts';
import { addMcp } from './mcp.ts';
import { upkeepFigures } from './upkeep-figures.ts';
import { createMetrics } from './metrics.ts';
import type { Metrics } from './metrics.ts';
import { asYuzhiError, languageOf, problemOf } from './problem.ts';
import { collectRoutes } from './route-rules.ts';
import type { RuledRoute } from './route-rules.ts';
import { addRoutes, addRunId } from './routes.ts';
import { startTelemetry } from './telemetry.ts';
import type { Telemetry } from './telemetry.ts';
import { WorkerPool } from './worker-pool.ts';

/** A server that listens. */
export interface RunningServer extends AsyncDisposable {
  readonly base: Base;
  /** As people open it, for example `http://127.0.0.1:7300`. */
  readonly address: string;
  /** By which the first administrator is made, for the person who starts it; `null` once there is one. */
  readonly setUpLink: string | null;
  /** Every address with what decides about it. */
  readonly routes: readonly RuledRoute[];
  /** Takes no new connection, lets what runs end, closes the base. */
  close(): Promise<void>;
}

export interface ServerOptions {
  /** What answers at `/mcp` in place of the operations: judges of the protocol bring tools of their own. */
  readonly mcpServerFor?: McpServerFor;
}

/** Opens the base and serves it. */
export async function startServer(config: Config, options: ServerOptions = {}): Promise<RunningServer> {
  const metrics = createMetrics();
  const telemetry = await startTelemetry(process.env);
  const server = makeServer(config);
  const routes = collectRoutes(server);
  // Only JSON comes in; without this, text would arrive as a string that looks like input.
  server.removeContentTypeParser('text/plain');
  const base = await openBase(config, {
    log: logOf(server),
    supervises: true,
    onRun(event: RunEvent) {
      metrics.onRun(event);
      telemetry?.onRun(event);
    },
  });
  try {
    const parts = { base, metrics, telemetry, version: versionOfProject() };
    addRoutes(server, parts);
    metrics.watch(() => upkeepFigures(base));
    const { kernel, access } = base;
    addMcp(server, {
      access,
      serverFor: options.mcpServerFor ?? mcpServerFor({ kernel, access, version: parts.version }),
      bodyLimit: bodyLimits.operation,
      telemetry,
    });
    addConsole(server);
    refusePackedBodies(server);
    addHeaders(server, config);
    addAnswersToErrors(server, metrics);
    const address = await listen(server, config);
    const link = await base.access.signIn.setUpLink();
    const setUpLink = link && `${config.publicUrl ?? address}${link.link}`;
    const workers = new WorkerPool(config, base.jobs, logOf(server));
    const upkeep = upkeepFor(base, logOf(server));
    const notices = senderFor(base, config.publicUrl, logOf(server));
    // Nobody has to wait for this; until it is done, jobs are accepted all the same.
    const supervising = superviseWhenPossible(base, workers);
    notices.start();
    upkeep.start();
    return running({ server, base, telemetry, address, routes, setUpLink, workers, notices, upkeep, supervising });
  } catch (error) {
    await base.close();
    throw error;
  }
}

function makeServer({ logLevel, proxies }: Config): FastifyInstance {
  const server = Fastify({
    bodyLimit: bodyLimits.others,
    trustProxy: proxies.length === 0 ? false : [...proxies],
    frameworkErrors: (error, request, reply) => void answerError(error, request, reply),
    // Who asks under no name is told so like who asks under a wrong one.
    http: { requireHostHeader: false },
    genReqId: () => randomUUID(),
    // Bodies are never logged: they may hold personal data. Neither are headers, which may hold keys.
    logger:
      logLevel === 'silent'
        ? false
        : {
            level: logLevel,
            serializers: { req: ({ method, url }) => ({ method, path: withoutKeys(url?.split('?')[0] ?? '') }) },
          },
    logController: new LogController({ disableRequestLogging: logLevel !== 'debug' && logLevel !== 'trace' }),
    clientErrorHandler: answerBrokenRequest,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  });
  // The default refuses in words that are not ours. RFC 9110, 10.1.1: a server may leave an expectation it does not know unmet.
  server.server.on('checkExpectation', (request, response) => void server.server.emit('request', request, response));
  closeUnusedConnections(server);
  return server;
}

function logOf(server: FastifyInstance): NonNullable<BaseOptions['log']> {
  const { log } = server;
  return {
    info: (message, values) => log.info(values ?? {}, message),
    warn: (message, values) => log.warn(values ?? {}, message),
    error: (message, values) => log.error(values ?? {}, message),
  };
}

/** A body comes as it is: what is packed could be anything when it is unpacked. */
function refusePackedBodies(server: FastifyInstance): void {
  server.addHook('onRequest', async (request) => {
    const encoding = request.headers['content-encoding'] ?? 'identity';
    if (encoding.toLowerCase() !== 'identity') throw serverError('HTTP_MEDIA_TYPE_WRONG');
  });
}

/** What every answer carries, that of an error too. Answers of the API are kept by nobody and show nothing. */
function addHeaders(server: FastifyInstance, config: Config): void {
  server.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'no-referrer');
    reply.header('cross-origin-opener-policy', 'same-origin');
    reply.header('cross-origin-resource-policy', 'same-origin');
    if (isHttps(config)) reply.header('strict-transport-security', 'max-age=31536000');
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    if (!reply.hasHeader('content-security-policy'))
      reply.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
  });
}

function addAnswersToErrors(server: FastifyInstance, metrics: Metrics): void {
  server.addHook('onResponse', async (request, reply) => {
    metrics.onResponse(request.routeOptions.url ?? 'none', reply.statusCode);
  });
  server.setErrorHandler(answerError);
  server.setNotFoundHandler((request) => {
    const path = request.url.split('?')[0]?.slice(0, 200);
    throw serverError('HTTP_ROUTE_NOT_FOUND', { method: request.method, path });
  });
}

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const failure = asYuzhiError(error, {
    id: request.id,
    bodyLimit: request.routeOptions?.bodyLimit ?? bodyLimits.others,
  });
  if (failure.code === 'HTTP_BROKEN') request.log.error({ err: error }, 'The server broke');
  const problem = problemOf(failure, languageOf(request.headers['accept-language']));
  addRunId(reply, error);
  const { seconds, minutes } = failure.details as { seconds?: number; minutes?: number };
  if (problem.status === 429) reply.header('retry-after', seconds ?? (minutes ?? 1) * 60);
  // What somebody sent may be named in it, and that may be a key in the wrong place.
  return reply
    .code(problem.status)
    .type('application/problem+json')
    .send(withoutKeys(JSON.stringify(problem)));
}

async function listen(server: FastifyInstance, { host, port }: Config): Promise<string> {
  try {
    return await server.listen({ host, port });
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') throw serverError('HTTP_PORT_TAKEN', { host, port }, cause);
    throw serverError('HTTP_ADDRESS_WRONG', { host, port, reason: code ?? message }, cause);
  }
}

interface RunningParts extends Pick<RunningServer, 'base' | 'address' | 'routes' | 'setUpLink'> {
  readonly server: FastifyInstance;
  readonly telemetry: Telemetry | null;
  readonly workers: WorkerPool;
  readonly notices: NoticeSender;
  readonly upkeep: Upkeep;
  readonly supervising: { readonly done: Promise<void>; stop(): void };
}

function running({ server, telemetry, workers, notices, upkeep, supervising, ...parts }: RunningParts): RunningServer {
  let closing: Promise<void> | null = null;
  const close = (): Promise<void> =>
    (closing ??= (async () => {
      supervising.stop();
      await server.close();
      await supervising.done;
      await workers.close();
      await notices.close();
      await upkeep.close();
      await parts.base.close();
      await telemetry?.close();
    })());
  return { ...parts, close, [Symbol.asyncDispose]: close };
}

/** Begins to look after jobs, again until it succeeds: a database that is away for a moment is no reason to go without. */
function superviseWhenPossible({ jobs }: Base, workers: WorkerPool): RunningParts['supervising'] {
  const controller = new AbortController();
  const begin = async (): Promise<void> => {
    while (!controller.signal.aborted) {
      try {
        await jobs.supervise();
        return workers.start();
      } catch {
        await sleep(2_000, undefined, { signal: controller.signal }).catch(() => {});
      }
    }
  };
  return { done: begin(), stop: () => controller.abort() };
}

function senderFor(base: Base, address: string | null, log: NonNullable<BaseOptions['log']>): NoticeSender {
  const { store, access, outbound, notify: config } = base;
  return new NoticeSender({ store, access, outbound, config, address, log });
}

function upkeepFor({ store, config, kernel }: Base, log: NonNullable<BaseOptions['log']>): Upkeep {
  const { folder, keep, at: backupAt, drill: drillAt } = config.backup;
  const { timeZone } = kernel.city;
  const { dataFolder } = config;
  return new Upkeep({ store, folder, keep, backupAt, drillAt, timeZone, dataFolder, migrations, log });
}

function versionOfProject(): string {
  const { version } = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as { version: string };
  return version;
}
