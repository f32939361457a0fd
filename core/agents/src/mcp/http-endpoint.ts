import type { McpServer } from '@modelcontextprotocol/server';
import { createMcpHandler, isLegacyRequest, readRequestBody } from '@modelcontextprotocol/server';
import { callerOf, infoOf } from './caller.ts';
import type { Caller } from './caller.ts';
import { OpenCalls } from './open-calls.ts';
import { Sessions } from './sessions.ts';
import type { SessionLimits } from './sessions.ts';

/** Makes the server that a session or a request of this caller is answered by. */
export type McpServerFor = (caller: Caller) => McpServer;

/** One address at which MCP is spoken over HTTP. Who asks was found out before. */
export interface McpEndpoint {
  /** `body` is the request's JSON when somebody read it already; otherwise the request holds its own. */
  answer(request: Request, caller: Caller, body?: unknown): Promise<Response>;
  /** Lets calls that run end for `graceMs`, then ends every call, session and stream. */
  close(graceMs?: number): Promise<void>;
}

export interface McpEndpointOptions {
  readonly sessions?: Partial<SessionLimits>;
  /** Largest request, in bytes. Default 4 MiB. */
  readonly maxBytes?: number;
  readonly onError?: (error: Error) => void;
}

const defaultLimits: SessionLimits = { idleMs: 30 * 60_000, perActor: 200 };

/**
 * Speaks the stateless revision 2026-07-28 and, with sessions, those up to 2025-11-25, on one address: each request says
 * by itself which it is.
 */
export function openMcpEndpoint(serverFor: McpServerFor, options: McpEndpointOptions = {}): McpEndpoint {
  const { maxBytes = 4 * 1024 * 1024, onError = () => {} } = options;
  const sessions = new Sessions(serverFor, { limits: { ...defaultLimits, ...options.sessions }, maxBytes, onError });
  const stateless = createMcpHandler(
    ({ authInfo }) => {
      const caller = callerOf(authInfo);
      if (!caller) throw new TypeError('A request came to the endpoint without its caller');
      return serverFor(caller);
    },
    { legacy: 'reject', maxRequestBodySize: maxBytes, onerror: onError },
  );
  const calls = new OpenCalls();
  const answer = async (request: Request, caller: Caller, body: unknown): Promise<Response> => {
    if (await isLegacyRequest(request, body, { maxRequestBodySize: maxBytes }))
      return sessions.answer(request, caller, body);
    const parsed = body === undefined ? {} : { parsedBody: body };
    return stateless.fetch(request, { authInfo: infoOf(caller), ...parsed });
  };
  return {
    async answer(request, caller, given) {
      const body = given ?? (await bodyOf(request, maxBytes));
      return isCall(request, body)
        ? calls.during(async () => answer(request, caller, body))
        : answer(request, caller, body);
    },
    async close(graceMs = 0) {
      await calls.ended(graceMs);
      await Promise.all([stateless.close(), sessions.close()]);
    },
  };
}

/** The request's JSON. What cannot be read is left to whoever answers, who says what is wrong with it. */
async function bodyOf(request: Request, maxBytes: number): Promise<unknown> {
  if (request.body === null) return undefined;
  try {
    const body = await readRequestBody(request.clone(), maxBytes);
    return body.tooLarge ? undefined : (JSON.parse(body.text) as unknown);
  } catch {
    return undefined;
  }
}

/** Whether there will be an end to the answer: streams of news have none. */
function isCall({ method }: Request, body: unknown): boolean {
  const asked = (body as { readonly method?: unknown } | null | undefined)?.method;
  return method === 'POST' && asked !== 'subscriptions/listen';
}
