import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import type { Access } from '@yuzhi/access';
import { openMcpEndpoint } from '@yuzhi/agents';
import type { Caller, McpEndpoint, McpServerFor } from '@yuzhi/agents';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { actorOfRequest } from './actor-of-request.ts';
import { asYuzhiError, languageOf, problemOf } from './problem.ts';
import { addRunId, purposeOf, signalOf } from './routes.ts';
import type { Telemetry } from './telemetry.ts';

export interface McpRouteParts {
  readonly access: Access;
  readonly serverFor: McpServerFor;
  /** Largest request, in bytes. */
  readonly bodyLimit: number;
  readonly telemetry: Telemetry | null;
}

const path = '/mcp';

/** As long as the kernel lets runs end when it closes. */
const graceMs = 10_000;

/**
 * Adds the address at which MCP is spoken. Who asks is found out as for every other address, and so is who is refused:
 * a foreign host name, another site's page.
 */
export function addMcp(server: FastifyInstance, { access, serverFor, bodyLimit, telemetry }: McpRouteParts): void {
  const endpoint = openMcpEndpoint(serverFor, {
    maxBytes: bodyLimit,
    onError: (error) => server.log.debug({ err: error }, 'MCP'),
  });
  // Streams stay open until somebody ends them, so they end before the server waits for its connections.
  server.addHook('preClose', async () => endpoint.close(graceMs));
  // An error in the form of JSON-RPC, also for what is not even JSON: the endpoint reads the body itself.
  server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    scope.setErrorHandler((error, request, reply) => answerError(error, request, reply, bodyLimit));
    scope.route({
      method: ['GET', 'POST', 'DELETE'],
      url: path,
      config: { access: 'by-operation' },
      handler: async (request, reply) => {
        const handle = async (): Promise<FastifyReply> =>
          answer(endpoint, await callerOf(request, access), { request, reply });
        return telemetry ? telemetry.inRequest(`${request.method} ${path}`, request.headers, handle) : handle();
      },
    });
  });
}

async function answer(
  endpoint: McpEndpoint,
  caller: Caller,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
): Promise<FastifyReply> {
  const bytes = request.body instanceof Buffer ? request.body : undefined;
  const body = parsed(bytes);
  const response = await endpoint.answer(
    webRequest(request, reply, body === undefined ? bytes : undefined),
    caller,
    body,
  );
  reply.code(response.status);
  for (const [name, value] of response.headers) if (!isOfConnection(name)) reply.header(name, value);
  if (response.body === null) return reply.send();
  return reply.send(Readable.fromWeb(response.body as WebStream<Uint8Array>));
}

/** Nothing but the door differs from the same request at any other address. */
async function callerOf(request: FastifyRequest, access: Access): Promise<Caller> {
  const purpose = purposeOf(request);
  return {
    actor: { ...(await actorOfRequest(request, access)), door: 'mcp' },
    language: languageOf(request.headers['accept-language']),
    ...(purpose === undefined ? {} : { purpose }),
  };
}

function webRequest(request: FastifyRequest, reply: FastifyReply, body: Buffer | undefined): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  // The name only completes the address; who may ask under which was decided before.
  return new Request(new URL(path, 'http://localhost'), {
    method: request.method,
    headers,
    signal: signalOf(reply),
    ...(body === undefined ? {} : { body: new Uint8Array(body) }),
  });
}

/** The body as JSON; `undefined` when it is none, which the endpoint then says. */
function parsed(body: Buffer | undefined): unknown {
  if (body === undefined) return undefined;
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

/** What concerns one connection is for whoever holds it. */
function isOfConnection(header: string): boolean {
  return header === 'connection' || header === 'keep-alive' || header === 'transfer-encoding';
}

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply, bodyLimit: number): FastifyReply {
  const failure = asYuzhiError(error, { id: request.id, bodyLimit });
  if (failure.code === 'HTTP_BROKEN') request.log.error({ err: error }, 'The server broke');
  addRunId(reply, error);
  const language = languageOf(request.headers['accept-language']);
  const { status } = problemOf(failure, language);
  return reply.code(status).send({
    jsonrpc: '2.0',
    error: { code: -32_000, message: failure.text[language], data: failure.toJSON() },
    id: null,
  });
}
