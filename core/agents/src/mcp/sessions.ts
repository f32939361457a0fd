import { randomUUID } from 'node:crypto';
import { isInitializeRequest, WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/server';
import type { McpServer } from '@modelcontextprotocol/server';
import type { Actor } from '@yuzhi/sdk';
import { infoOf } from './caller.ts';
import type { Caller } from './caller.ts';
import { RecentMessages } from './recent-messages.ts';
import { whenDone } from './when-done.ts';

interface Session {
  readonly transport: WebStandardStreamableHTTPServerTransport;
  readonly owner: string;
  /** Requests that are being answered; a session with some is not idle. */
  open: number;
  usedAt: number;
}

export interface SessionLimits {
  /** How long a session lasts without a request, in milliseconds. */
  readonly idleMs: number;
  /** How many sessions one actor may hold. */
  readonly perActor: number;
}

/**
 * The sessions of clients that speak the revisions up to 2025-11-25. A session belongs to the actor who opened it and
 * does not exist for anybody else. It lives in memory: a client whose session is gone is told so and opens another.
 */
export class Sessions {
  readonly #serverFor: (caller: Caller) => McpServer;
  readonly #limits: SessionLimits;
  readonly #maxBytes: number;
  readonly #onError: (error: Error) => void;
  readonly #sessions = new Map<string, Session>();
  readonly #sweep: NodeJS.Timeout;

  constructor(
    serverFor: (caller: Caller) => McpServer,
    options: { readonly limits: SessionLimits; readonly maxBytes: number; readonly onError: (error: Error) => void },
  ) {
    this.#serverFor = serverFor;
    this.#limits = options.limits;
    this.#maxBytes = options.maxBytes;
    this.#onError = options.onError;
    this.#sweep = setInterval(() => this.#dropIdle(), Math.max(1_000, options.limits.idleMs / 10)).unref();
  }

  get size(): number {
    return this.#sessions.size;
  }

  /** Answers a request of a session, or opens one. */
  async answer(request: Request, caller: Caller, body: unknown): Promise<Response> {
    const id = request.headers.get('mcp-session-id');
    if (id !== null) {
      const session = this.#sessions.get(id);
      if (session?.owner !== ownerOf(caller.actor)) return refusal(404, -32_001, 'Session not found');
      return this.#within(session, request, caller, body);
    }
    // What cannot be read as a message belongs to no session; a new one that nobody hears of says what is wrong with it.
    if (request.method === 'POST' && (body === undefined || isInitializeRequest(body)))
      return this.#within(await this.#open(caller), request, caller, body);
    return refusal(400, -32_000, 'Bad Request: Mcp-Session-Id header is required');
  }

  async close(): Promise<void> {
    clearInterval(this.#sweep);
    await Promise.all([...this.#sessions.values()].map(async ({ transport }) => transport.close()));
  }

  async #within(session: Session, request: Request, caller: Caller, body: unknown): Promise<Response> {
    session.open += 1;
    session.usedAt = Date.now();
    const parsed = body === undefined ? {} : { parsedBody: body };
    return whenDone(
      async () => session.transport.handleRequest(request, { authInfo: infoOf(caller), ...parsed }),
      () => {
        session.open -= 1;
        session.usedAt = Date.now();
      },
    );
  }

  async #open(caller: Caller): Promise<Session> {
    const owner = ownerOf(caller.actor);
    this.#makeRoom(owner);
    const transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: () => randomUUID(),
      eventStore: new RecentMessages(),
      retryInterval: 1_000,
      maxRequestBodySize: this.#maxBytes,
      onsessioninitialized: (id) => void this.#sessions.set(id, session),
    });
    const session: Session = { transport, owner, open: 0, usedAt: Date.now() };
    const server = this.#serverFor(caller);
    await server.connect(transport);
    // oxlint-disable-next-line unicorn/prefer-add-event-listener -- the SDK has no other way
    server.server.onclose = () => {
      if (transport.sessionId !== undefined) this.#sessions.delete(transport.sessionId);
    };
    return session;
  }

  /** The session that was idle longest makes room for a new one of the same actor. */
  #makeRoom(owner: string): void {
    const own = [...this.#sessions.values()].filter((session) => session.owner === owner);
    if (own.length < this.#limits.perActor) return;
    const [oldest] = own.sort((a, b) => Number(a.open > 0) - Number(b.open > 0) || a.usedAt - b.usedAt);
    if (oldest) this.#end(oldest);
  }

  #dropIdle(): void {
    const until = Date.now() - this.#limits.idleMs;
    for (const session of this.#sessions.values()) if (session.open === 0 && session.usedAt < until) this.#end(session);
  }

  #end({ transport }: Session): void {
    transport.close().catch((error: unknown) => this.#onError(error as Error));
  }
}

function ownerOf({ kind, id, unit }: Actor): string {
  return JSON.stringify([kind, id, unit]);
}

function refusal(status: number, code: number, message: string): Response {
  return Response.json({ jsonrpc: '2.0', error: { code, message }, id: null }, { status });
}
